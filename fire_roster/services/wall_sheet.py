"""Builds the sheet of a printed roster from its facts."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from fire_roster.assets import load_json
from fire_roster.domain.certificate import Level
from fire_roster.domain.coverage import shift_coverage
from fire_roster.domain.duty_hours import DutyTotals, total_duties
from fire_roster.domain.facts import RosterFacts
from fire_roster.domain.member import MemberFacts
from fire_roster.domain.roster import Duty, RosterStatus
from fire_roster.domain.rules import ALL_RULES
from fire_roster.domain.rules.base import Violation, dates_text
from fire_roster.domain.shift import ShiftType
from fire_roster.domain.unit import LEGAL_MIN_STAFF, UnitTrait
from fire_roster.printing.sheets import (
    Contact,
    CoverageRow,
    DayCoverage,
    Edition,
    Letterhead,
    SheetCell,
    SheetDay,
    SheetRow,
    SheetSeat,
    SheetStatus,
    ShiftKey,
    WallSheet,
)
from fire_roster.records.member import Member
from fire_roster.records.roster import Roster
from fire_roster.records.unit import Unit
from fire_roster.services.clock import wall_time
from fire_roster.services.personal_data import mask_phone

_STATUS = {
    RosterStatus.DRAFT: SheetStatus.DRAFT,
    RosterStatus.PUBLISHED: SheetStatus.PUBLISHED,
    RosterStatus.ARCHIVED: SheetStatus.ARCHIVED,
}


@dataclass(frozen=True, slots=True)
class SheetSource:
    """What a sheet is built from; `records` are the members by key, `kept` the findings that the
    clerk keeps, each with the reason."""

    facts: RosterFacts
    roster: Roster | None
    unit: Unit
    records: dict[int, Member]
    edition: Edition
    printed_at: datetime
    letterhead: Letterhead = field(default_factory=Letterhead)
    anchor: str = ""
    newer_edits: int = 0
    newer_version: int = 0
    kept: tuple[tuple[Violation, str], ...] = ()


def build_wall_sheet(source: SheetSource) -> WallSheet:
    """The sheet of one roster version."""
    facts = source.facts
    title = "消防控制室值班表" if facts.station.is_control_room else "微型消防站值守表"
    return WallSheet(
        unit_name=source.letterhead.unit_name,
        title=title,
        station_name=facts.station.name,
        year=facts.month.year,
        month=facts.month.number,
        edition=source.edition,
        status=_STATUS[facts.status],
        version=facts.version,
        printed_at=source.printed_at,
        shifts=tuple(_shift_key(shift) for shift in used_shifts(facts)),
        days=tuple(_sheet_day(facts, day) for day in facts.month.days),
        rows=tuple(_rows(source)),
        coverage=tuple(_coverage(facts)),
        station_note=_station_note(facts),
        duty_word="值班员" if facts.station.is_control_room else "队员",
        notes=tuple(_notes(source)),
        requirements=_requirements(facts),
        contacts=tuple(_contacts(source.unit)),
        published_at=_published_at(source.roster),
        letterhead=source.letterhead,
        anchor=source.anchor,
        newer_edits=source.newer_edits,
        newer_version=source.newer_version,
    )


def used_shifts(facts: RosterFacts) -> tuple[ShiftType, ...]:
    """Required shift types and those that somebody stands on, in order of time."""
    used = {assignment.shift_type_id for assignment in facts.assignments.values()}
    shown = (s for s in facts.shift_types.values() if s.is_required or s.shift_type_id in used)
    return tuple(sorted(shown, key=lambda shift: (shift.start_minute, shift.shift_type_id)))


def rostered_members(facts: RosterFacts) -> tuple[MemberFacts, ...]:
    """Members with a duty in the roster, team by team in the order of the ledger."""
    on_roster = {key.member_id for key in facts.assignments}
    return grouped_by_team(member for key, member in facts.members.items() if key in on_roster)


def grouped_by_team(members: Iterable[MemberFacts]) -> tuple[MemberFacts, ...]:
    """The members team by team; teams and people keep the order in which they first appear."""
    people = list(members)
    order: dict[str, int] = {}
    for member in people:
        order.setdefault(member.team, len(order))
    return tuple(sorted(people, key=lambda member: (not member.team, order[member.team])))


def _shift_key(shift: ShiftType) -> ShiftKey:
    return ShiftKey(shift.code, shift.name, shift.time_text, shift.palette)


def _sheet_day(facts: RosterFacts, day: date) -> SheetDay:
    calendar = facts.calendar
    return SheetDay(
        day=day,
        is_rest=calendar.is_rest_day(day),
        is_holiday=calendar.is_holiday(day),
        is_make_up=calendar.is_make_up(day),
        holiday_name=calendar.name(day),
        leader=facts.leads[day].name if day in facts.leads else "",
        remark="；".join(changes_on(facts, day)),
    )


def changes_on(facts: RosterFacts, day: date) -> Iterable[str]:
    """夜班王五替张三, for every seat that a swap has moved."""
    for swap in facts.swaps:
        for move in swap.moves:
            shift = facts.shift_types.get(move.seat.shift_type_id)
            if shift is None or move.seat.duty_date != day:
                continue
            planned = facts.members[move.seat.member_id].name
            taker = facts.members[move.taker_id].name if move.taker_id else ""
            yield f"{shift.name}{taker}替{planned}" if taker else f"{shift.name}{planned}缺勤"


def _rows(source: SheetSource) -> Iterable[SheetRow]:
    facts, is_internal = source.facts, source.edition is Edition.INTERNAL
    for number, member in enumerate(rostered_members(facts), start=1):
        duties = facts.own_duties_of(member.member_id)
        totals: DutyTotals = total_duties(duties, facts.calendar)
        record = source.records[member.member_id]
        paper = best_certificate(member, facts)
        yield SheetRow(
            number=number,
            name=member.name,
            cells=tuple(_cell(member, duties, day) for day in facts.month.days),
            position=member.position_between(facts.month.first, facts.month.last),
            team=member.team,
            level=paper[0].label if paper[0] else "",
            phone=record.phone if is_internal else mask_phone(record.phone),
            certificate_number=paper[1] if is_internal else "",
            shift_count=totals.duties,
            hours=totals.hours,
            night_count=totals.nights,
        )


def best_certificate(member: MemberFacts, facts: RosterFacts) -> tuple[Level | None, str]:
    """Level and number of the best control-room certificate valid on some day of the month."""
    valid = [
        paper
        for paper in member.certificates
        if paper.entitles_to_control_room
        and (paper.is_valid_on(facts.month.first) or paper.is_valid_on(facts.month.last))
    ]
    if not valid:
        return None, ""
    best = max(valid, key=lambda paper: paper.level or 0)
    return best.level, best.number


def _cell(member: MemberFacts, duties: tuple[Duty, ...], day: date) -> SheetCell:
    seats = tuple(
        SheetSeat(duty.shift.code, duty.shift.palette, duty.is_locked)
        for duty in duties
        if duty.duty_date == day
    )
    is_away = any(leave.first <= day <= leave.last for leave in member.leaves)
    return SheetCell(seats, "假" if is_away and not seats else "")


def _coverage(facts: RosterFacts) -> Iterable[CoverageRow]:
    for shift in facts.required_shifts:
        found = (shift_coverage(facts, day, shift) for day in facts.month.days)
        yield CoverageRow(shift.code, tuple(DayCoverage(one.certified, one.need) for one in found))


def _station_note(facts: RosterFacts) -> str:
    station = facts.station
    if not station.is_control_room:
        return f"每班不少于 {station.min_staff} 人"
    linked = "具备联动控制功能" if station.is_linked else "不具备联动控制功能"
    staff = max(station.required_staff(day) for day in facts.month.days)
    return f"{linked}，值班员{station.min_level.label}及以上，每班不少于 {staff} 人"


def _notes(source: SheetSource) -> Iterable[str]:
    station, roster = source.facts.station, source.roster
    is_single = station.is_control_room and station.min_staff < LEGAL_MIN_STAFF
    if is_single and not station.single_person.missing:
        yield f"单人值班依据：{station.single_person.clause}"
    if roster is not None and roster.published_reason:
        yield f"发布时保留的问题及原因：{roster.published_reason}"
    yield from _kept_notes(source.kept)


def _kept_notes(kept: Iterable[tuple[Violation, str]]) -> Iterable[str]:
    """One note for all findings of a rule that are kept for the same reason."""
    titles = {rule.rule_id: rule.title for rule in ALL_RULES}
    groups: dict[tuple[str, str], list[Violation]] = {}
    for finding, reason in kept:
        groups.setdefault((finding.rule, reason), []).append(finding)
    for (rule, reason), found in groups.items():
        days = dates_text(day for one in found for day in one.dates) or "整月"
        words = found[0].message.rstrip("。") if len(found) == 1 else f"{titles[rule]}，{days}"
        yield f"保留的问题（{rule}）：{words}。原因：{reason}"


def _requirements(facts: RosterFacts) -> tuple[str, ...]:
    staff = max(facts.station.required_staff(day) for day in facts.month.days)
    texts: list[str] = load_json("data", "duty_requirements.json")[facts.station.kind.value]
    return tuple(
        text.format(min_staff=staff, min_level=facts.station.min_level.label) for text in texts
    )


def _contacts(unit: Unit) -> Iterable[Contact]:
    is_high_rise = UnitTrait.HIGH_RISE.value in unit.traits
    yield Contact("消防安全管理人", unit.safety_manager, unit.safety_manager_phone, is_high_rise)
    yield Contact("值班电话", "", unit.duty_phone, True)
    yield Contact("维保单位", unit.maintenance_contact, "", True)


def _published_at(roster: Roster | None) -> datetime | None:
    if roster is None or roster.published_at is None:
        return None
    return wall_time(roster.published_at)
