"""Two shifts of twelve hours instead of the station's own, for some days or the whole month."""

from dataclasses import replace
from itertools import chain

from fire_roster.domain.facts import RosterFacts
from fire_roster.domain.rules.base import RuleSettings
from fire_roster.domain.shift import ShiftType
from fire_roster.domain.time_span import MINUTES_PER_DAY
from fire_roster.services.roster_problem.build import build_problem
from fire_roster.solver import RosterProblem

LONG_MINUTES = 720


def with_long_shifts(facts: RosterFacts) -> RosterFacts | None:
    """The month on two shifts that begin when the station's day does; None where it has such."""
    if not facts.required_shifts or any(
        one.minutes >= LONG_MINUTES for one in facts.required_shifts
    ):
        return None
    start = facts.required_shifts[0].start_minute
    key = max(facts.shift_types) + 1
    own = {one.shift_type_id: replace(one, is_required=False) for one in facts.shift_types.values()}
    own[key] = ShiftType(key, "白", "白班", start, start + LONG_MINUTES)
    own[key + 1] = ShiftType(key + 1, "长", "长夜班", start + LONG_MINUTES, start + MINUTES_PER_DAY)
    return replace(facts, shift_types=own)


def spliced_problem(
    facts: RosterFacts, long: RosterFacts, days: range, settings: RuleSettings
) -> RosterProblem:
    """The long shifts on some days of the month, the station's own on all others.

    Limits count the seats of both; `days` are numbers of days of the month.
    """
    own, other = build_problem(facts, settings), build_problem(long, settings)
    inside = frozenset(days)
    shifts = {spec.id: spec for spec in chain(own.shifts, other.shifts)}
    allowed = {seat for seat in own.allowed if seat.day not in inside}
    allowed |= {seat for seat in other.allowed if seat.day in inside}
    covers = [
        row
        for problem, is_long in ((own, False), (other, True))
        for row in problem.covers
        if (row.tag[1] in inside) is is_long
    ]
    return replace(
        own,
        shifts=tuple(shifts.values()),
        allowed=frozenset(allowed),
        covers=tuple(covers),
        fairness=(),
        patterns=(),
        wishes=(),
        hint=frozenset(),
    )
