"""Which seats exist: people, shift types, usable and locked seats, unchangeable duties."""

from dataclasses import dataclass
from datetime import date, timedelta

from fire_roster.domain.facts import RosterFacts
from fire_roster.domain.member import MemberFacts
from fire_roster.domain.roster import Assignment, Duty
from fire_roster.domain.rules.base import RuleSettings
from fire_roster.domain.rules.d05_joined_duties import RULE as D05
from fire_roster.domain.shift import ShiftType
from fire_roster.domain.time_span import midnight, minutes_gap
from fire_roster.services.roster_problem.obstacles import find_obstacle
from fire_roster.solver import Busy, Seat, ShiftSpec


@dataclass(frozen=True, slots=True)
class SeatPlan:
    """The seats of a problem; person and shift names are the keys of the records as text."""

    people: tuple[str, ...]
    shifts: tuple[ShiftSpec, ...]
    allowed: frozenset[Seat]
    fixed: frozenset[Seat]
    busy: tuple[Busy, ...]


def plan_seats(facts: RosterFacts, settings: RuleSettings) -> SeatPlan:
    """Every seat that no unbreakable rule forbids, and the locked ones as they are."""
    locked = [one for one in facts.assignments.values() if one.is_locked]
    fixed = frozenset(seat_of(facts, one) for one in locked)
    allowed = frozenset(
        Seat(str(member.member_id), day_index(facts, day), str(shift.shift_type_id))
        for member in facts.station_members
        for day in facts.month.days
        for shift in facts.required_shifts
        if is_usable(facts, settings, member, day, shift)
    )
    ids = {member.member_id for member in facts.station_members}
    ids |= {one.member_id for one in locked}
    return SeatPlan(
        people=tuple(str(member_id) for member_id in sorted(ids)),
        shifts=tuple(
            ShiftSpec(str(shift.shift_type_id), shift.start_minute, shift.end_minute)
            for shift in facts.shift_types.values()
        ),
        allowed=allowed,
        fixed=fixed,
        busy=tuple(_busy(facts, duty) for duty in facts.foreign_duties if duty.member_id in ids),
    )


def is_usable(
    facts: RosterFacts, settings: RuleSettings, member: MemberFacts, day: date, shift: ShiftType
) -> bool:
    """Whether the seat may be proposed at all."""
    if find_obstacle(facts, settings, member, day, shift) is not None:
        return False
    duty = facts.duty_of(Assignment(day, shift.shift_type_id, member.member_id))
    return not _joins_control_room(facts, settings, duty)


def _joins_control_room(facts: RosterFacts, settings: RuleSettings, duty: Duty) -> bool:
    """A duty elsewhere that touches control-room duty makes one run under the room's limit (D05).

    In a control room the solver's own limit says the same; this is for other stations.
    """
    if facts.station.is_control_room or not D05.is_active(settings, facts.station.kind):
        return False
    limit = D05.value(settings, "max_shift_hours") * 60
    for other in facts.duties_of(duty.member_id):
        if not (other.is_foreign and other.is_control_room):
            continue
        earlier, later = sorted((duty.span, other.span))
        if minutes_gap(earlier, later) == 0 and earlier.minutes + later.minutes > limit:
            return True
    return False


def seat_of(facts: RosterFacts, assignment: Assignment) -> Seat:
    """The solver's seat of an assignment."""
    day = day_index(facts, assignment.duty_date)
    return Seat(str(assignment.member_id), day, str(assignment.shift_type_id))


def assignment_of(facts: RosterFacts, seat: Seat) -> Assignment:
    """The assignment of a solver's seat; a locked one stays as it was."""
    made = Assignment(date_of(facts, seat.day), int(seat.shift), int(seat.person))
    held = facts.assignments.get(made.key)
    return held if held is not None and held.is_locked else made


def day_index(facts: RosterFacts, day: date) -> int:
    """Days since the first of the month."""
    return (day - facts.month.first).days


def date_of(facts: RosterFacts, index: int) -> date:
    """The date of a day number."""
    return facts.month.first + timedelta(days=index)


def _busy(facts: RosterFacts, duty: Duty) -> Busy:
    zero = midnight(facts.month.first)
    start, end = ((moment - zero) for moment in (duty.span.start, duty.span.end))
    return Busy(
        person=str(duty.member_id),
        day=day_index(facts, duty.duty_date),
        start=int(start.total_seconds()) // 60,
        end=int(end.total_seconds()) // 60,
        shift=str(duty.shift.shift_type_id),
    )
