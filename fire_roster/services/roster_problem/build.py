"""Duty facts and the unit's rule settings as a problem for the solver."""

from fire_roster.domain.facts import RosterFacts
from fire_roster.domain.rules.base import RuleSettings
from fire_roster.services.roster_problem.covers import cover_rows
from fire_roster.services.roster_problem.limits import limit_rows, rest_rule
from fire_roster.services.roster_problem.preferences import (
    fairness_groups,
    night_rows,
    patterns,
    wishes,
)
from fire_roster.services.roster_problem.seats import plan_seats
from fire_roster.solver import RosterProblem

_HISTORY_DAYS = 7


def build_problem(facts: RosterFacts, settings: RuleSettings) -> RosterProblem:
    """The month as people, days, shift types and rows.

    Locked seats are kept; all others are to be made anew from the required shift types. Never
    broken: C01, C02, C12, D06, D07, L05, L06 and the joined duties of D05. Cover comes first,
    then what the rules call errors (L02, L03, L01), warnings, even shares, wishes.
    """
    plan = plan_seats(facts, settings)
    has_history = any(busy.day < 0 for busy in plan.busy)
    return RosterProblem(
        people=plan.people,
        days=facts.month.day_count,
        shifts=plan.shifts,
        allowed=plan.allowed,
        fixed=plan.fixed,
        busy=plan.busy,
        history_days=_HISTORY_DAYS if has_history else 0,
        covers=cover_rows(facts),
        rest=rest_rule(facts, settings),
        windows=(*limit_rows(facts, settings, plan), *night_rows(facts, plan)),
        patterns=patterns(plan),
        fairness=fairness_groups(facts),
        wishes=tuple(wishes(facts, plan)),
    )
