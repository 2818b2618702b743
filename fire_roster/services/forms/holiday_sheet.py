"""节假日值班安排表: each day off of a month with the leader in charge and who stands duty."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from fire_roster.printing import Content
from fire_roster.printing.blocks import Cell, Column, Paragraphs, Row, Section, Table
from fire_roster.printing.geometry import Align
from fire_roster.printing.sheets import WEEKDAYS
from fire_roster.services.forms.base import FormRequest
from fire_roster.services.forms.duty_lists import (
    StationRoster,
    manned,
    station_roster,
    wall_least_type,
    with_versions,
)
from fire_roster.services.forms.parts import bold, contact_section, sign_section
from fire_roster.services.forms.people import names_on, state_note
from fire_roster.services.leads import LeadEntry
from fire_roster.services.personal_data import mask_phone

_ORDERS = (
    "带班领导在岗带班，手机 24 小时开机；值班人员坚守岗位，不得擅离职守。",
    "值班时间为当日 08:00 至次日 08:00；遇突发情况先处置、即报告，交接时向下一班带班领导说明。",
    "本表经批准后执行，未经批准不得调整；确需调整的，填写《调班审批单》。",
)


_SHARE_OF_A_CHARACTER = 0.22
_NARROWEST, _WIDEST = 2.2, 8.0


def build_holiday_sheet(request: FormRequest) -> Content:
    """Holidays and days with a leader in charge; in a month without one its weekends."""
    stations = request.sources.stations.list_all()
    rosters = manned([station_roster(request, one, [request.month]) for one in stations])
    calendar = rosters[0].facts(request.month.first).calendar
    leads = {
        one.day: one
        for one in request.sources.leads.list_days(request.month.first, request.month.last)
    }
    holidays = [
        day for day, one in leads.items() if calendar.is_holiday(day) or one.wants_lead or one.lead
    ]
    days = holidays or [day for day in request.month.days if calendar.is_rest_day(day)]
    rows: list[Row] = [
        (
            Cell(f"{day.month}月{day.day}日", is_bold=True, is_rest=calendar.is_rest_day(day)),
            WEEKDAYS[day.weekday()],
            calendar.name(day) or leads[day].occasion or "周末",
            *_lead_words(request, leads[day]),
            *(_names(one, day) for one in rosters),
            "",
        )
        for day in days
    ]
    least = wall_least_type(request)
    table = Table(
        _columns(rosters, days), tuple(rows), 0, 34.0, 60.0, type_size=12.0, least_size=least
    )
    sheet = request.sheet(
        "节假日值班安排表" if holidays else "周末值班安排表",
        Section((table,)),
        Section((Paragraphs(_ORDERS, is_numbered=True),), "requirements", "值班要求"),
        contact_section(request),
        sign_section(request, "编制", "审核", "批准", has_seal=True),
    )
    states = [state for roster in rosters for state in roster.states.values()]
    return replace(
        with_versions(request, sheet, rosters),
        period=request.month.label,
        place_note=state_note(states),
        invalid_when="未经批准不得调整　打印后有 1 处改动即作废",
        is_landscape=True,
        is_filed=request.is_internal,
    )


def _columns(rosters: Iterable[StationRoster], days: Sequence[date]) -> tuple[Column, ...]:
    """Stations with more people on a shift get more room."""
    stations = []
    for one in rosters:
        lines = [line for day in days for line in _names(one, day).splitlines()]
        share = max((len(line) for line in lines), default=0) * _SHARE_OF_A_CHARACTER
        wide = min(_WIDEST, max(_NARROWEST, share))
        stations.append(Column(one.station.record.name, wide, Align.LEFT, "值班人员"))
    return (
        Column("日期", 1.25),
        Column("星期", 0.6),
        Column("节日", 0.9),
        Column("姓名", 1.2, group="带班领导"),
        Column("职务", 1.1, group="带班领导"),
        Column("手机", 1.4, group="带班领导"),
        *stations,
        Column("备注", 1.0, Align.LEFT),
    )


def _lead_words(request: FormRequest, entry: LeadEntry) -> tuple[str | Cell, str, str]:
    """Name, title and telephone of the leader; empty for the pen."""
    lead = entry.lead
    if lead is None:
        return "", "", ""
    phone = lead.phone if request.is_internal else mask_phone(lead.phone)
    return bold(lead.name), lead.title, phone


def _names(roster: StationRoster, day: date) -> str:
    """A line for each shift."""
    facts = roster.facts(day)
    lines = []
    for shift in roster.shifts():
        names = "、".join(names_on(facts, day, shift))
        if names:
            lines.append(f"{shift.code} {names}")
    return "\n".join(lines)


def build_holiday_list(request: FormRequest) -> Content:
    """节假日与调休安排: the days of a year that are off or made up for, with who leads."""
    year = request.month.year
    found = [one for one in request.sources.holidays.list_days() if one.day.year == year]
    first, last = date(year, 1, 1), date(year, 12, 31)
    leads = {one.day: one.lead for one in request.sources.leads.list_days(first, last)}
    rows: list[Row] = []
    for number, one in enumerate(sorted(found, key=lambda row: row.day), start=1):
        lead = leads.get(one.day)
        rows.append(
            (
                str(number),
                str(one.day),
                WEEKDAYS[one.day.weekday()],
                one.name,
                Cell("放假", is_rest=True) if one.is_off else "调休上班",
                "法定" if one.is_statutory else "",
                lead.name if lead else "",
            )
        )
    columns = (
        Column("序号", 0.5),
        Column("日期", 1.2),
        Column("星期", 0.6),
        Column("节日", 1.0),
        Column("安排", 1.0),
        Column("法定节日", 0.8),
        Column("带班领导", 1.2),
    )
    table = Table(columns, tuple(rows), 0 if rows else 12, row_height=16.0, most_height=22.0)
    bases = {one.year: one.basis for one in request.sources.holidays.list_years()}
    sheet = request.sheet("节假日与调休安排", Section((table,)))
    return replace(sheet, period=f"{year} 年", basis=bases.get(year, ""))
