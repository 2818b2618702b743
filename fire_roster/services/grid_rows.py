"""The parts of the month grid, each built from the facts and findings of one roster."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from functools import lru_cache

from fire_roster.domain.calendar import HolidayCalendar
from fire_roster.domain.certificate import Level
from fire_roster.domain.coverage import ShiftCoverage, shift_coverage
from fire_roster.domain.duty_hours import DutyTotals, hours_text, total_duties
from fire_roster.domain.facts import RosterFacts
from fire_roster.domain.member import LeaveFacts, MemberFacts
from fire_roster.domain.roster import Assignment, Duty, SeatKey
from fire_roster.domain.rules.base import date_text
from fire_roster.domain.shift import ShiftType
from fire_roster.domain.time_span import midnight
from fire_roster.services.cell_findings import (
    CellFindings,
    Found,
    finding_line,
    worst_severity,
)
from fire_roster.services.grid_view import (
    EMPTY_CELL,
    CellRef,
    CoverageRow,
    DayKind,
    GridCell,
    GridCoverage,
    GridDay,
    GridRow,
    GridSeverity,
    GridShift,
)
from fire_roster.services.wall_sheet import best_certificate

TOTAL_TITLES = ("工时", "夜班", "周末", "节日")
LEAVE_MARK = "假"
SWAP_MARK = "替"
"""In the cell of who stands in for somebody else; the plan itself does not change."""
_WEEKDAYS = "一二三四五六日"


def grid_days(facts: RosterFacts) -> tuple[GridDay, ...]:
    """The columns of the month."""
    return tuple(grid_day(facts.calendar, day, facts.today) for day in facts.month.days)


def grid_day(calendar: HolidayCalendar, day: date, today: date) -> GridDay:
    """One column."""
    kind, mark = DayKind.WORK, ""
    if calendar.is_holiday(day):
        kind, mark = DayKind.HOLIDAY, "休"
    elif calendar.is_rest_day(day):
        kind = DayKind.REST
    elif calendar.is_make_up(day):
        mark = "班"
    note = calendar.name(day)
    if note and mark == "班":
        note = f"{note}调休上班"
    return GridDay(day, kind, mark, note, is_today=day == today)


def grid_shifts(facts: RosterFacts) -> tuple[GridShift, ...]:
    """What can be typed, the shifts of every day first, in order of time."""
    return ordered_shifts(facts.shift_types.values())


def ordered_shifts(shifts: Iterable[ShiftType]) -> tuple[GridShift, ...]:
    """Shift types for the legend, those of every day first, in order of time."""
    ordered = sorted(
        shifts,
        key=lambda shift: (not shift.is_required, shift.start_minute, shift.shift_type_id),
    )
    return tuple(
        GridShift(shift.code, shift.name, shift.hotkey, shift.palette, shift.time_text)
        for shift in ordered
    )


def grid_row(
    facts: RosterFacts,
    member: MemberFacts,
    findings: CellFindings,
    published: Mapping[SeatKey, Assignment] | None,
) -> GridRow:
    """One member's line; `published` are the seats of the version in force, if there is one."""
    by_day = _duties_by_day(facts, member.member_id)
    swaps = _swap_words(facts, member.member_id)
    changed = _changed_days(facts, member.member_id, by_day, published) | swaps.keys()
    away = days_away(member, facts.month.first, facts.month.last)
    found = findings.cells.get(member.member_id, {})
    busy = by_day.keys() | changed | away | found.keys()
    own = facts.own_duties_of(member.member_id)
    totals = total_duties(own, facts.calendar)
    month_long = findings.rows.get(member.member_id, ())
    paper = best_certificate(member, facts)
    return GridRow(
        member_id=member.member_id,
        name=member.name,
        cells=tuple(
            _grid_cell(
                by_day.get(day, ()),
                found.get(day, ()),
                LEAVE_MARK if day in away else SWAP_MARK if day in swaps else "",
                is_changed=day in changed,
            )
            if day in busy
            else EMPTY_CELL
            for day in facts.month.days
        ),
        team=member.team,
        certificate=_certificate_word(facts, member, paper[0]),
        totals=total_texts(totals),
        severity=worst_severity(month_long),
        tooltip=_row_tooltip(facts, member, paper, month_long),
    )


def total_texts(totals: DutyTotals) -> tuple[str, ...]:
    """What stands under `TOTAL_TITLES`."""
    counts = (totals.nights, totals.weekends, totals.holidays)
    return (hours_text(totals.minutes), *(str(count or "") for count in counts))


def cell_note(facts: RosterFacts, findings: CellFindings, ref: CellRef) -> str:
    """Everything there is to say about a seat; "" for an empty one."""
    member = facts.members[ref.member_id]
    duties = _duties_by_day(facts, ref.member_id).get(ref.day, [])
    found = findings.at(ref.member_id, ref.day)
    leave = next((one for one in member.leaves if one.first <= ref.day <= one.last), None)
    swaps = _swap_words(facts, ref.member_id).get(ref.day, [])
    if not (duties or found or leave or swaps):
        return ""
    return "\n".join([_cell_tooltip(member, ref.day, duties, leave, found), *swaps])


def _duties_by_day(facts: RosterFacts, member_id: int) -> dict[date, list[Duty]]:
    by_day: dict[date, list[Duty]] = {}
    for duty in facts.duties_of(member_id):
        by_day.setdefault(duty.duty_date, []).append(duty)
    return by_day


def days_away(member: MemberFacts, first_day: date, last_day: date) -> frozenset[date]:
    """The days between two on which the member is on leave."""
    return frozenset(
        first + timedelta(days=offset)
        for leave in member.leaves
        for first in [max(leave.first, first_day)]
        for offset in range((min(leave.last, last_day) - first).days + 1)
    )


def _certificate_word(facts: RosterFacts, member: MemberFacts, level: Level | None) -> str:
    if not facts.station.is_control_room:
        return ""
    if level:
        return level.label
    had_one = any(
        one.entitles_to_control_room and one.valid_until <= midnight(facts.month.first)
        for one in member.certificates
    )
    return "过期" if had_one else "无证"


def _changed_days(
    facts: RosterFacts,
    member_id: int,
    by_day: Mapping[date, Iterable[Duty]],
    published: Mapping[SeatKey, Assignment] | None,
) -> frozenset[date]:
    if published is None:
        return frozenset()
    then = {key for key in published if key.member_id == member_id}
    now = {
        SeatKey(day, duty.shift.shift_type_id, member_id)
        for day, duties in by_day.items()
        for duty in duties
        if not duty.is_foreign
    }
    return frozenset(key.duty_date for key in then ^ now if facts.month.contains(key.duty_date))


def _swap_words(facts: RosterFacts, member_id: int) -> dict[date, list[str]]:
    """What swaps make of the member's planned days: who stands in, or for whom."""
    words: dict[date, list[str]] = {}
    for swap in facts.swaps:
        for move in swap.moves:
            shift = facts.shift_types.get(move.seat.shift_type_id)
            if shift is None or member_id not in (move.seat.member_id, move.taker_id):
                continue
            if move.taker_id is None:
                text = f"{swap.kind.label}：{shift.name}无人顶班"
            elif member_id == move.taker_id:
                text = (
                    f"{swap.kind.label}：替{facts.members[move.seat.member_id].name}值{shift.name}"
                )
            else:
                text = f"{swap.kind.label}：{shift.name}由{facts.members[move.taker_id].name}值"
            words.setdefault(move.seat.duty_date, []).append(text)
    return words


def _grid_cell(duties: Iterable[Duty], found: Found, absence: str, *, is_changed: bool) -> GridCell:
    """`absence` is the mark of a leave or of a swap, which a duty of one's own covers."""
    own = [duty for duty in duties if not duty.is_foreign]
    return shared_cell(
        own[0].shift.code if len(own) == 1 else "".join([duty.shift.code for duty in own]),
        own[0].shift.palette if own else None,
        "" if own and absence == SWAP_MARK else absence,
        any(duty.is_locked for duty in own),
        is_changed,
        worst_severity(found),
    )


@lru_cache(maxsize=4096)
def shared_cell(
    text: str,
    palette: int | None,
    leave: str,
    is_locked: bool,
    is_changed: bool,
    severity: GridSeverity,
) -> GridCell:
    """One cell for all that look alike: a month of 200 people has some twenty of them."""
    return GridCell(text, palette, leave, is_locked, is_changed, severity)


def _cell_tooltip(
    member: MemberFacts,
    day: date,
    duties: Iterable[Duty],
    leave: LeaveFacts | None,
    found: Found,
) -> str:
    lines = [f"{member.name}  {date_text(day)}（周{_WEEKDAYS[day.weekday()]}）"]
    for duty in sorted(duties, key=lambda one: one.is_foreign):
        place = f"在{duty.station_name}：" if duty.is_foreign else ""
        lock = "，已锁定" if duty.is_locked and not duty.is_foreign else ""
        lines.append(f"{place}{duty.shift.name} {duty.shift.time_text}{lock}")
    if leave:
        lines.append(f"{leave.kind}：{date_text(leave.first)}至{date_text(leave.last)}")
    return "\n".join([*lines, *map(finding_line, found)])


def _row_tooltip(
    facts: RosterFacts, member: MemberFacts, paper: tuple[Level | None, str], found: Found
) -> str:
    level, number = paper
    position = member.position_between(facts.month.first, facts.month.last)
    parts = [member.name, member.team, position]
    lines = ["  ".join(part for part in parts if part)]
    if level:
        lines.append(f"消防设施操作员 {level.title}" + (f"  {number}" if number else ""))
    elif facts.station.is_control_room:
        lines.append("本月没有有效的消防设施操作员证书")
    return "\n".join([*lines, *map(finding_line, found)])


def coverage_rows(facts: RosterFacts, findings: CellFindings) -> tuple[CoverageRow, ...]:
    """Have and need of every shift planned each day."""
    return tuple(
        CoverageRow(
            shift.name,
            tuple(coverage_cell(facts, day, shift, findings) for day in facts.month.days),
        )
        for shift in facts.required_shifts
    )


def coverage_cell(
    facts: RosterFacts, day: date, shift: ShiftType, findings: CellFindings
) -> GridCoverage:
    """Coverage of one shift; people without the certificate the station asks for do not count."""
    found = shift_coverage(facts, day, shift)
    lines = [_coverage_sentence(facts, found)]
    lines += [
        finding_line(one)
        for one in findings.days.get(day, ())
        if one.shift is None or one.shift == shift.code
    ]
    return GridCoverage(found.certified, found.need, found.missing > 0, "\n".join(lines))


def _coverage_sentence(facts: RosterFacts, found: ShiftCoverage) -> str:
    start = f"{date_text(found.day)}{found.shift.name}：需要 {found.need} 人"
    if not facts.station.is_control_room:
        missing = f"，缺 {found.missing} 人" if found.missing else ""
        return f"{start}，已排 {found.have} 人{missing}"
    level = facts.station.min_level.label
    missing = f"，缺 {found.missing} 名{level}及以上持证人" if found.missing else ""
    return f"{start}，已排 {found.have} 人，其中{level}及以上持证 {found.certified} 人{missing}"
