"""What people like: even shares (L08), no single days, few nights in a row."""

from collections.abc import Iterator

from fire_roster.domain.facts import RosterFacts
from fire_roster.services.roster_problem.seats import SeatPlan, day_index
from fire_roster.solver import WISH, Cell, FairnessGroup, PatternRow, WindowRow, Wish

MAX_NIGHTS_RUNNING = 4
MOST_CARRIED = 4
"""Duties of one kind that one month may put right: history is balanced over several months."""

_SINGLE_DUTY_WEIGHT = 2
_NIGHTS_WEIGHT = 3
_WISH_WEIGHT = 4
_SHARE_WEIGHTS = {"all": 3, "nights": 2, "rest_days": 2}


def fairness_groups(facts: RosterFacts) -> tuple[FairnessGroup, ...]:
    """All seats, the nights, and the seats on weekends and holidays, each shared pro rata.

    Who is ahead from months before (`RosterFacts.carried`) gets fewer, who is behind more.
    """
    rest_days = {
        day_index(facts, day)
        for day in facts.month.days
        if facts.calendar.is_weekend(day) or facts.calendar.is_holiday(day)
    }
    nights = night_shift_names(facts)
    cells = tuple(
        Cell(index, str(shift.shift_type_id))
        for index in range(facts.month.day_count)
        for shift in facts.required_shifts
    )
    parts = {
        "all": cells,
        "nights": tuple(cell for cell in cells if cell.shift in nights),
        "rest_days": tuple(cell for cell in cells if cell.day in rest_days),
    }
    return tuple(
        FairnessGroup(("share", name), found, _carry(facts, name), weight=_SHARE_WEIGHTS[name])
        for name, found in parts.items()
        if found
    )


def _carry(facts: RosterFacts, name: str) -> tuple[tuple[str, int], ...]:
    """What people are ahead, at most what one month can put right."""
    ahead = facts.carried.get(name, {})
    return tuple(
        (str(member.member_id), max(-MOST_CARRIED, min(MOST_CARRIED, ahead[member.member_id])))
        for member in facts.station_members
        if member.member_id in ahead
    )


def wishes(facts: RosterFacts, plan: SeatPlan) -> Iterator[Wish]:
    """Days on which members would rather, or rather not, be on duty."""
    for member in facts.station_members:
        if str(member.member_id) not in plan.people:
            continue
        for number, wish in enumerate(member.wishes):
            shifts = _shifts_named(facts, wish.shift_name)
            for day in facts.month.days:
                if wish.first <= day <= wish.last:
                    for shift in shifts:
                        yield Wish(
                            ("wish", member.member_id, number, day_index(facts, day), shift or ""),
                            str(member.member_id),
                            day_index(facts, day),
                            shift,
                            is_on=wish.is_wanted,
                            weight=_WISH_WEIGHT,
                        )


def _shifts_named(facts: RosterFacts, name: str) -> tuple[str | None, ...]:
    """Names of the required shifts that a wish means; None for any; nothing for an unknown one."""
    if not name:
        return (None,)
    return tuple(
        str(shift.shift_type_id)
        for shift in facts.required_shifts
        if name in (shift.name, shift.code)
    )


def patterns(plan: SeatPlan) -> tuple[PatternRow, ...]:
    """A single duty between free days, and a single free day between duties."""
    work = frozenset(spec.id for spec in plan.shifts)
    return (
        PatternRow(("single_duty",), (None, work, None), weight=_SINGLE_DUTY_WEIGHT),
        PatternRow(("single_rest",), (work, None, work)),
    )


def night_rows(facts: RosterFacts, plan: SeatPlan) -> Iterator[WindowRow]:
    """No more than `MAX_NIGHTS_RUNNING` nights in a row, history included."""
    nights = night_shift_names(facts)
    if not nights:
        return
    for person in plan.people:
        for first in range(-MAX_NIGHTS_RUNNING, facts.month.day_count - MAX_NIGHTS_RUNNING):
            yield WindowRow(
                ("nights", person, first),
                person,
                range(first, first + MAX_NIGHTS_RUNNING + 1),
                None,
                MAX_NIGHTS_RUNNING,
                nights,
                tier=WISH,
                weight=_NIGHTS_WEIGHT,
            )


def night_shift_names(facts: RosterFacts) -> frozenset[str]:
    """Names of all night shifts, those of duties at other stations included."""
    shifts = [*facts.shift_types.values(), *(duty.shift for duty in facts.foreign_duties)]
    return frozenset(str(shift.shift_type_id) for shift in shifts if shift.is_night)
