"""The parts of the month grid, each built from the facts and findings of one roster."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date

from fire_roster.domain.coverage import ShiftCoverage, shift_coverage
from fire_roster.domain.duty_hours import hours_text, total_duties
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
    CoverageRow,
    DayKind,
    GridCell,
    GridCoverage,
    GridDay,
    GridRow,
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
    return tuple(_grid_day(facts, day) for day in facts.month.days)


def _grid_day(facts: RosterFacts, day: date) -> GridDay:
    calendar = facts.calendar
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
    return GridDay(day, kind, mark, note, is_today=day == facts.today)


def grid_shifts(facts: RosterFacts) -> tuple[GridShift, ...]:
    """What can be typed, the shifts of every day first, in order of time."""
    ordered = sorted(
        facts.shift_types.values(),
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
    by_day: dict[date, list[Duty]] = {}
    for duty in facts.duties_of(member.member_id):
        by_day.setdefault(duty.duty_date, []).append(duty)
    swaps = _swap_words(facts, member.member_id)
    changed = _changed_days(facts, member.member_id, by_day, published) | swaps.keys()
    own = facts.own_duties_of(member.member_id)
    totals = total_duties(own, facts.calendar)
    month_long = findings.rows.get(member.member_id, ())
    return GridRow(
        member_id=member.member_id,
        name=member.name,
        cells=tuple(
            _grid_cell(
                member,
                day,
                by_day.get(day, ()),
                findings.at(member.member_id, day),
                changed,
                swaps.get(day, ()),
            )
            for day in facts.month.days
        ),
        team=member.team,
        certificate=_certificate_word(facts, member),
        totals=(
            hours_text(totals.minutes),
            *(str(count or "") for count in (totals.nights, totals.weekends, totals.holidays)),
        ),
        severity=worst_severity(month_long),
        tooltip=_row_tooltip(facts, member, month_long),
    )


def _certificate_word(facts: RosterFacts, member: MemberFacts) -> str:
    if not facts.station.is_control_room:
        return ""
    level = best_certificate(member, facts)[0]
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


def _grid_cell(
    member: MemberFacts,
    day: date,
    duties: Iterable[Duty],
    found: Found,
    changed: Collection[date],
    swaps: Sequence[str],
) -> GridCell:
    own = [duty for duty in duties if not duty.is_foreign]
    foreign = [duty for duty in duties if duty.is_foreign]
    leave = next((one for one in member.leaves if one.first <= day <= one.last), None)
    if not (own or foreign or leave or found or day in changed):
        return EMPTY_CELL
    return GridCell(
        text="".join(duty.shift.code for duty in own),
        palette=own[0].shift.palette if own else None,
        leave=LEAVE_MARK if leave else (SWAP_MARK if swaps and not own else ""),
        is_locked=any(duty.is_locked for duty in own),
        is_changed=day in changed,
        severity=worst_severity(found),
        tooltip="\n".join([_cell_tooltip(member, day, (own, foreign), leave, found), *swaps]),
    )


def _cell_tooltip(
    member: MemberFacts,
    day: date,
    duties: tuple[list[Duty], list[Duty]],
    leave: LeaveFacts | None,
    found: Found,
) -> str:
    own, foreign = duties
    lines = [f"{member.name}  {date_text(day)}（周{_WEEKDAYS[day.weekday()]}）"]
    for duty in own:
        lock = "，已锁定" if duty.is_locked else ""
        lines.append(f"{duty.shift.name} {duty.shift.time_text}{lock}")
    lines += [
        f"在{duty.station_name}：{duty.shift.name} {duty.shift.time_text}" for duty in foreign
    ]
    if leave:
        lines.append(f"{leave.kind}：{date_text(leave.first)}至{date_text(leave.last)}")
    return "\n".join([*lines, *map(finding_line, found)])


def _row_tooltip(facts: RosterFacts, member: MemberFacts, found: Found) -> str:
    level, number = best_certificate(member, facts)
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
