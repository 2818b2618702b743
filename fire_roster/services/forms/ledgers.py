"""The statistics of hours, and the list of the fire archive."""

from collections.abc import Sequence
from dataclasses import replace

from fire_roster.domain.duty_hours import total_duties
from fire_roster.domain.shift import ShiftType
from fire_roster.printing import Content
from fire_roster.printing.blocks import Column, Heading, Paragraphs, Row, Section, Table
from fire_roster.printing.geometry import Align
from fire_roster.services.forms.base import FormRequest
from fire_roster.services.forms.parts import bold, items, sign_section
from fire_roster.services.forms.people import final_roster, state_note
from fire_roster.services.wall_sheet import rostered_members, used_shifts


def build_hours(request: FormRequest) -> Content:
    """工时统计表: shifts, nights, weekends, holidays and hours of each person in a month."""
    state = final_roster(request, request.month)
    facts = state.facts
    shifts = used_shifts(facts)
    standard = facts.calendar.standard_minutes(request.month) / 60
    columns = _hour_columns(shifts)
    rows: list[Row] = []
    for number, member in enumerate(rostered_members(facts), start=1):
        totals = total_duties(facts.own_duties_of(member.member_id), facts.calendar)
        over = max(0.0, totals.hours - standard)
        rows.append(
            (
                str(number),
                bold(member.name),
                member.team,
                *(_count(totals.shifts.get(shift.code, 0)) for shift in shifts),
                str(totals.duties),
                *map(_count, (totals.nights, totals.weekends, totals.holidays, totals.statutory)),
                f"{totals.hours:g}",
                f"{over:g}" if over else "",
                "",
            )
        )
    notes = (
        f"本月标准工时 {standard:g} 小时（{standard / 8:g} 个工作日 × 8 小时，国务院令第146号）。",
        "法定节日指 13 天法定节假日，其工时按《劳动法》第44条支付 300% 报酬。",
        "“超标准工时”供核算加班费参考，以单位考勤为准。",
    )
    sheet = request.sheet(
        "值班工时统计表",
        Section((Table(columns, tuple(rows), blank_rows=0 if rows else 8, most_height=26.0),)),
        Section((Paragraphs(notes, is_numbered=True, type_size=9.0),), "notes", "说明"),
        sign_section(request, "统计人", "审核人", has_seal=True),
    )
    return replace(
        sheet,
        place=request.at.record.name,
        place_note=state_note([state]),
        period=request.month.label,
        is_landscape=True,
    )


def _hour_columns(shifts: Sequence[ShiftType]) -> tuple[Column, ...]:
    return (
        Column("序号", 0.5),
        Column("姓名", 1.4),
        Column("班组", 1.0),
        *(Column(shift.name, 0.8, group="班次数") for shift in shifts),
        Column("合计", 0.8, group="班次数"),
        Column("夜班", 0.8),
        Column("周末", 0.8),
        Column("节假日", 0.9),
        Column("法定节日", 1.0),
        Column("工时", 1.0, Align.RIGHT),
        Column("超标准工时", 1.2, Align.RIGHT),
        Column("本人确认", 1.4),
    )


def build_archive(request: FormRequest) -> Content:
    """消防档案目录 after 61号令 42 and 43."""
    columns = (
        Column("序号", 0.5),
        Column("档案内容", 5.6, Align.LEFT),
        Column("有", 0.5),
        Column("份数", 0.8),
        Column("存放位置", 1.6),
        Column("更新日期", 1.4),
        Column("备注", 1.4),
    )
    parts = (
        ("一、消防安全基本情况", "archive_basic", "公安部令第61号第42条"),
        ("二、消防安全管理情况", "archive_management", "公安部令第61号第43条"),
    )
    sections = []
    for title, key, clause in parts:
        rows: list[Row] = [
            (str(number), text, "", "", "", "", "")
            for number, text in enumerate(items(key), start=1)
        ]
        table = Table(columns, tuple(rows), row_height=22.0, most_height=34.0)
        sections.append(Section((Heading(title, clause), table)))
    sheet = request.sheet(
        "消防档案目录", *sections, sign_section(request, "建档人", "消防安全管理人", has_seal=True)
    )
    basis = "依据公安部令第61号第41—43条：消防档案应当详实，全面反映消防工作的基本情况，并附有图表"
    return replace(sheet, basis=basis)


def _count(number: int) -> str:
    return str(number) if number else ""
