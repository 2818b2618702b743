"""`roster check/show/set`."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated, Any

import typer

from fire_roster.cli.findings import (
    ERRORS_EXIT_CODE,
    judgement_lines,
    judgement_shape,
    uncovered_shape,
)
from fire_roster.cli.reply import Reply
from fire_roster.cli.session import reading, writing
from fire_roster.cli.shapes import shift_shape, violation_shape
from fire_roster.cli.text_table import text_table
from fire_roster.cli.words import read_duty_date, read_month
from fire_roster.domain.coverage import uncovered_shifts
from fire_roster.domain.month import Month

if TYPE_CHECKING:
    from fire_roster.services.office import Office
    from fire_roster.services.roster_state import RosterState

Station = Annotated[str, typer.Argument(metavar="STATION", help="站点名称或编号")]
MonthText = Annotated[str, typer.Argument(metavar="MONTH", help="月份，如 2026-12")]
Version = Annotated[int | None, typer.Option(metavar="N", help="第几版，默认最新一版")]


def check_roster(
    context: typer.Context, station: Station, month: MonthText, version: Version = None
) -> Reply:
    """用全部规则检查值班表；有错误时退出码为 1。"""
    with reading(context) as office:
        state = _open(office, station, month, version)
    return _judged(state)


def show_roster(
    context: typer.Context,
    station: Station,
    month: MonthText,
    version: Version = None,
    final: Annotated[
        bool, typer.Option("--final", help="看最终值班表：正式版加上调班、替班和缺勤")
    ] = False,
) -> Reply:
    """显示值班表。"""
    with reading(context) as office:
        if final:
            key = office.stations.find(station).record.id
            state = office.rosters.open_final(key, read_month(month), version)
        else:
            state = _open(office, station, month, version)
    return Reply(roster_shape(state), _day_lines(state))


def set_shift(
    context: typer.Context,
    station: Station,
    day: Annotated[str, typer.Argument(metavar="DATE", help="日期，如 2026-12-01")],
    shift: Annotated[str, typer.Argument(metavar="SHIFT", help="班次简称或名称，如 早")],
    members: Annotated[
        list[str] | None,
        typer.Argument(metavar="MEMBER", help="这一班的全部人员；不写则清空这一班"),
    ] = None,
) -> Reply:
    """把一个班次改为正好这些人；已发布的月份会另起一版草稿。"""
    duty_date = read_duty_date(day)
    with writing(context) as office:
        key = office.stations.find(station).record.id
        before = office.rosters.open(key, Month.of(duty_date))
        chosen = before.find_shift(shift)
        ids = [office.members.find(one).record.id for one in members or []]
        office.rosters.set_shift_members(before, duty_date, chosen, ids)
        state = office.rosters.open(key, Month.of(duty_date))
    found = [one for one in state.checker().violations if duty_date in one.dates]
    people = [state.facts.members[one].name for one in dict.fromkeys(ids)]
    document = {
        "station": state.facts.station.name,
        "date": duty_date.isoformat(),
        "shift": chosen.code,
        "members": people,
        "member_ids": list(dict.fromkeys(ids)),
        "version": state.facts.version,
        "violations": [violation_shape(one, state.facts.members) for one in found],
    }
    lines = [f"{duty_date} {chosen.name}：{'、'.join(people) or '无人'}"]
    lines += [f"[{one.severity.label}] {one.rule} {one.message}" for one in found]
    return Reply(document, lines)


COMMANDS = {
    "check": check_roster,
    "show": show_roster,
    "set": set_shift,
}


def roster_shape(state: "RosterState") -> dict[str, Any]:
    """A roster version as JSON, assignments sorted by date, shift and name."""
    facts = state.facts
    seats = [
        {
            "date": one.duty_date.isoformat(),
            "shift": facts.shift_types[one.shift_type_id].code,
            "member": facts.members[one.member_id].name,
            "member_id": one.member_id,
            "position": one.position or None,
            "locked": one.is_locked,
        }
        for one in facts.assignments.values()
    ]
    return {
        "station": facts.station.name,
        "month": str(facts.month),
        "status": facts.status.value if state.roster else None,
        "version": facts.version if state.roster else None,
        "shifts": [shift_shape(one) for one in facts.shift_types.values()],
        "assignments": sorted(seats, key=lambda one: (one["date"], one["shift"], one["member"])),
        "swaps": [one.swap_id for one in facts.swaps],
    }


def _judged(state: "RosterState") -> Reply:
    facts, violations = state.facts, state.checker().violations
    short = [uncovered_shape(one) for one in uncovered_shifts(facts)]
    document = judgement_shape(facts, violations, short)
    lines = [_title(state), *judgement_lines(facts, violations)]
    return Reply(document, lines, ERRORS_EXIT_CODE if document["errors"] else 0)


def _open(office: "Office", station: str, month: str, version: int | None) -> "RosterState":
    key = office.stations.find(station).record.id
    return office.rosters.open(key, read_month(month), version)


def _title(state: "RosterState") -> str:
    facts = state.facts
    title = f"{facts.station.name} {facts.month.label}"
    if state.roster is None:
        return f"{title}：还没有排班"
    return f"{title} 第 {facts.version} 版（{facts.status.label}）"


def _day_lines(state: "RosterState") -> list[str]:
    facts = state.facts
    shifts = sorted(
        facts.shift_types.values(), key=lambda one: (one.start_minute, one.shift_type_id)
    )
    used = {key.shift_type_id for key in facts.assignments}
    shown = [one for one in shifts if one.is_required or one.shift_type_id in used]
    titles = ["日期", "星期", *(f"{one.code} {one.time_text}" for one in shown)]
    rows = [
        [
            day.isoformat(),
            "一二三四五六日"[day.weekday()],
            *(_seat_text(state, (day, one.shift_type_id)) for one in shown),
        ]
        for day in facts.month.days
    ]
    return [_title(state), *text_table(titles, rows)]


def _seat_text(state: "RosterState", seat: tuple[Any, int]) -> str:
    facts = state.facts
    names: Iterable[str] = sorted(
        facts.members[key.member_id].name + ("*" if one.is_locked else "")
        for key, one in facts.assignments.items()
        if (key.duty_date, key.shift_type_id) == seat
    )
    return "、".join(names)
