"""A few shift types for each person, where all of them together would be too many seats.

A year of 150 people on 32 shift types is more than a million seats; few of them are needed for a
good roster. Which types a person is offered is drawn anew in every round of the search.
"""

import random
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace

from fire_roster.solver.person_plan import barred_pairs
from fire_roster.solver.problem import RosterProblem

_LEAST_TYPES = 3
_SPARE = 1.5
"""How many times the days of the horizon a person's types must be able to fill, where they can."""


def is_huge(problem: RosterProblem, most_seats: int) -> bool:
    """Whether a problem should be thinned at all: fair shares depend on every usable seat."""
    return len(problem.allowed) > most_seats and not problem.fairness


def thinned(
    problem: RosterProblem, most_seats: int, seed: int, generous: frozenset[str] = frozenset()
) -> RosterProblem:
    """The problem with about `most_seats` usable seats; those of the hint stay usable.

    Everybody keeps at least three shift types, and as many as their limits on single types ask
    for; `generous` people keep all of theirs. Rows stay as they are, so a roster costs the same.
    """
    offer = _Offer(problem, random.Random(seed))
    per_day = most_seats // max(1, len(problem.people) * problem.days)
    kept = {
        person: offer.all_of(person)
        if person in generous
        else offer.draw(person, max(_LEAST_TYPES, per_day))
        for person in problem.people
    }
    wanted = {(wish.person, wish.day, wish.shift) for wish in problem.wishes if wish.is_on}
    allowed = frozenset(
        seat for seat in problem.allowed if seat.shift in kept[seat.person] or seat in wanted
    )
    return replace(problem, allowed=allowed | (problem.hint & problem.allowed))


class _Offer:
    """Hands out shift types so that demand is met by those who are offered them."""

    def __init__(self, problem: RosterProblem, chance: random.Random) -> None:
        self._problem, self._chance = problem, chance
        self._days: dict[str, Counter[str]] = defaultdict(Counter)
        for seat in problem.allowed:
            self._days[seat.person][seat.shift] += 1
        for person, shift, limit in _type_limits(problem):
            self._days[person][shift] = min(self._days[person][shift], limit)
        self._barred = barred_pairs(problem)
        self._need = _demand(problem)

    def all_of(self, person: str) -> frozenset[str]:
        """Every type the person can work at all."""
        return frozenset(self._days[person])

    def draw(self, person: str, count: int) -> frozenset[str]:
        """`count` types that are needed most, more where limits make these too few."""
        days = self._days[person]
        names = sorted(name for name, most in days.items() if most > 0)
        order = {name: self._need[name] * self._chance.uniform(0.5, 1.0) for name in names}
        names.sort(key=lambda name: -order[name])
        if not names:
            return frozenset()
        first = names[0]
        names.sort(key=lambda name: (self._is_barred(first, name), -order[name]))
        picked: list[str] = []
        room = 0
        for name in names:
            if len(picked) >= count and room >= _SPARE * self._problem.days:
                break
            picked.append(name)
            room += days[name]
        for name in picked:
            self._need[name] -= self._problem.days * 0.6 / len(picked)
        return frozenset(picked)

    def _is_barred(self, one: str, other: str) -> bool:
        return (one, other) in self._barred or (other, one) in self._barred


def _type_limits(problem: RosterProblem) -> Iterator[tuple[str, str, int]]:
    """Hard limits on how often a person works one shift type."""
    for row in problem.windows:
        if row.maximum is not None and row.tier is None and row.unit == "seats":
            for shift in row.shifts if row.shifts is not None and len(row.shifts) == 1 else ():
                yield row.person, shift, row.maximum


def _demand(problem: RosterProblem) -> dict[str, float]:
    """Seats asked for by shift type."""
    need: dict[str, float] = defaultdict(float)
    for row in problem.covers:
        wanted = max(row.minimum, row.target or 0)
        for cell in row.cells:
            need[cell.shift] += wanted / len(row.cells)
    return need
