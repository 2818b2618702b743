"""Several stations of one unit in one problem: nobody in two places, leave and fairness shared."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import chain

from fire_roster.domain.facts import RosterFacts
from fire_roster.domain.rules.base import RuleSettings
from fire_roster.services.roster_problem.build import build_problem
from fire_roster.services.roster_problem.optimised_roster import (
    OptimisedRoster,
    SearchLimits,
    SearchStep,
    roster_of,
    search,
)
from fire_roster.solver import FairnessGroup, PatternRow, RestRule, RosterProblem, WindowRow


def optimise_together(
    stations: Sequence[RosterFacts],
    settings: RuleSettings,
    limits: SearchLimits | None = None,
    progress: Callable[[SearchStep], None] | None = None,
    cancel: Callable[[], bool] | None = None,
) -> tuple[OptimisedRoster, ...]:
    """Like `optimise` for the same month of several stations, in the order given.

    People of several stations are never in two places at once (D06, D07), have their rest between
    duties anywhere, and do their fair part in each. What the stations hold now for each other is
    replaced, locked seats stay.
    """
    alone = alone_facts(stations)
    parts = [build_problem(facts, settings) for facts in alone]
    solution = search(join_problems(parts), limits or SearchLimits(), progress, cancel)
    made = []
    for facts, part in zip(alone, parts, strict=True):
        own = {spec.id for spec in part.shifts}
        seats = tuple(seat for seat in solution.seats if seat.shift in own)
        made.append(roster_of(facts, settings, part, replace(solution, seats=seats)))
    return tuple(made)


def alone_facts(stations: Sequence[RosterFacts]) -> list[RosterFacts]:
    """The facts without the duties that the stations hold for each other in this month."""
    ids = {facts.station.station_id for facts in stations}
    return [
        replace(
            facts,
            foreign_duties=tuple(
                duty
                for duty in facts.foreign_duties
                if duty.station_id not in ids or not facts.month.contains(duty.duty_date)
            ),
        )
        for facts in stations
    ]


def with_each_other(rosters: Sequence[RosterFacts]) -> list[RosterFacts]:
    """The facts with the duties of the other rosters as context again, for the rules to judge."""
    alone = alone_facts(rosters)
    return [
        replace(
            facts,
            foreign_duties=(
                *facts.foreign_duties,
                *(
                    replace(other.duty_of(one), is_foreign=True)
                    for other in rosters
                    if other is not rosters[place]
                    for one in other.assignments.values()
                ),
            ),
        )
        for place, facts in enumerate(alone)
    ]


def join_problems(parts: Sequence[RosterProblem]) -> RosterProblem:
    """One problem of several with different shift types and some of the same people.

    Rows of one tag are one row over the shift types of all parts; the strictest rest holds.
    """
    people = tuple(dict.fromkeys(chain.from_iterable(part.people for part in parts)))
    homes = Counter(seat for part in parts for seat in {one.person for one in part.allowed})
    shared = tuple((person, count) for person, count in sorted(homes.items()) if count > 1)
    busy = dict.fromkeys(chain.from_iterable(part.busy for part in parts))
    return RosterProblem(
        people=people,
        days=parts[0].days,
        shifts=tuple(chain.from_iterable(part.shifts for part in parts)),
        allowed=frozenset(chain.from_iterable(part.allowed for part in parts)),
        fixed=frozenset(chain.from_iterable(part.fixed for part in parts)),
        busy=tuple(busy),
        history_days=max(part.history_days for part in parts),
        covers=tuple(chain.from_iterable(part.covers for part in parts)),
        rest=_strictest([part.rest for part in parts]),
        windows=_joined_windows(parts),
        patterns=_joined_patterns(parts),
        fairness=tuple(_fairness(parts, shared)),
        wishes=tuple({row.tag: row for part in parts for row in part.wishes}.values()),
    )


def _strictest(rules: Sequence[RestRule]) -> RestRule:
    limits = [rule.max_joined for rule in rules if rule.max_joined is not None]
    return replace(
        rules[0],
        minimum=max(rule.minimum for rule in rules),
        max_joined=min(limits, default=None),
    )


def _joined_windows(parts: Sequence[RosterProblem]) -> tuple[WindowRow, ...]:
    joined: dict[object, WindowRow] = {}
    for part in parts:
        own = frozenset(spec.id for spec in part.shifts)
        for row in part.windows:
            if row.tag[0] == "C03":  # about control-room duty alone
                row = replace(row, shifts=own)
            held = joined.get(row.tag)
            if held is not None and held.shifts is not None and row.shifts is not None:
                row = replace(row, shifts=held.shifts | row.shifts)
            joined[row.tag] = row
    return tuple(joined.values())


def _joined_patterns(parts: Sequence[RosterProblem]) -> tuple[PatternRow, ...]:
    joined: dict[object, PatternRow] = {}
    for row in chain.from_iterable(part.patterns for part in parts):
        held = joined.get(row.tag)
        if held is not None:
            pairs = zip(held.states, row.states, strict=True)
            states = tuple(None if a is None or b is None else a | b for a, b in pairs)
            row = replace(row, states=states)
        joined[row.tag] = row
    return tuple(joined.values())


def _fairness(
    parts: Sequence[RosterProblem], shared: tuple[tuple[str, int], ...]
) -> Iterable[FairnessGroup]:
    for place, part in enumerate(parts):
        for group in part.fairness:
            yield replace(group, tag=(*group.tag, place), shared=shared)
