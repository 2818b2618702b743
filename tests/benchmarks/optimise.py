"""A month from facts to a judged roster: `python -m tests.benchmarks.optimise [HEADS,NEED …]`.

Control rooms with leave, ending certificates and a previous month. Prints the time to translate,
to search in the child process and to check, the time after which every tier above fairness was
free of cost, and what the checker finds.
"""

import random
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from fire_roster.domain.checker import RosterChecker
from fire_roster.domain.facts import RosterFacts
from fire_roster.domain.member import LeaveFacts, MemberFacts
from fire_roster.domain.roster import Duty
from fire_roster.domain.rules.base import RuleSettings
from fire_roster.services.roster_problem import SearchStep, build_problem, optimise
from tests.unit.domain.roster_builder import (
    CONTROL_ROOM,
    EARLY,
    LATE,
    NIGHT,
    certificate,
    day,
    foreign,
    person,
    roster,
)

SIZES = ((12, 2), (20, 3), (40, 4), (60, 6), (60, 2))
_CYCLE = (EARLY, EARLY, LATE, LATE, NIGHT, NIGHT, None, None)
_FIRST_PREFERENCE_STAGE = 4


def month_facts(heads: int, need: int, seed: int = 1) -> RosterFacts:
    """December 2026 for `heads` people, `need` on every shift, four teams in November."""
    chance = random.Random(seed)
    types = {one.shift_type_id: one for one in (EARLY, LATE, NIGHT)}
    return roster(
        "",
        *(_member(chance, number) for number in range(1, heads + 1)),
        shift_types=types,
        station=replace(CONTROL_ROOM, min_staff=need),
        foreign_duties=tuple(_november(heads)),
    )


def _member(chance: random.Random, number: int) -> MemberFacts:
    first = chance.randrange(1, 25)
    leave = LeaveFacts(day(first), day(first + 5), "年休假")
    leaves = (leave,) if chance.random() < 0.4 else ()
    paper = certificate(expires=day(chance.randrange(5, 30)) if number % 10 == 0 else None)
    return person(number, paper, leaves=leaves)


def _november(heads: int) -> Iterator[Duty]:
    for number in range(1, heads + 1):
        for index in range(17, 31):
            shift = _CYCLE[(index + 2 * (number % 4)) % len(_CYCLE)]
            if shift is not None:
                yield foreign(number, date(2026, 11, index), shift)


def main() -> None:
    """Print one block for each size."""
    sizes = [tuple(map(int, text.split(","))) for text in sys.argv[1:]] or SIZES
    for heads, need in sizes:
        _report(month_facts(heads, need), f"{heads} people, {need} per shift")


def _report(facts: RosterFacts, title: str) -> None:
    began = time.perf_counter()
    build_problem(facts, RuleSettings())
    built = time.perf_counter() - began
    reached: dict[int, float] = {}

    def note(step: SearchStep) -> None:
        reached.setdefault(step.stage, time.perf_counter() - began)

    began = time.perf_counter()
    found = optimise(facts, RuleSettings(), progress=note)
    searched = time.perf_counter() - began
    legal = min(
        (at for stage, at in reached.items() if stage >= _FIRST_PREFERENCE_STAGE), default=searched
    )
    made = replace(facts, assignments={one.key: one for one in found.assignments})
    began = time.perf_counter()
    violations = RosterChecker(made).violations
    checked = time.perf_counter() - began
    stages = [(stage.value, stage.bound) for stage in found.solution.stages]
    print(
        f"{title}: translate {built:.2f} s, legal {legal:.2f} s, search {searched:.2f} s, ", end=""
    )
    print(f"check {checked * 1000:.0f} ms")
    print(f"  (cost, bound) by tier {stages}, {found.ended_text}")
    print(f"  {dict(Counter((one.rule, one.severity.value) for one in violations))}")


if __name__ == "__main__":
    main()
