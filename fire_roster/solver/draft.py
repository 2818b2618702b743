"""The instant first roster: greedy, chronological, pure Python."""

from collections import defaultdict
from collections.abc import Iterable

from fire_roster.solver.compile import compile_rows
from fire_roster.solver.problem import RosterProblem, Seat
from fire_roster.solver.rows import Row, RowSystem

_NO_LIMIT = 1 << 60


def draft(problem: RosterProblem, seed: int = 0) -> tuple[Seat, ...]:
    """Fill the cover rows day by day with whoever costs least at that moment.

    Never breaks a hard upper limit and keeps fixed seats. Equal costs go to whoever has worked
    least of what they could; `seed` rotates the order of people that remain equal.
    """
    system = compile_rows(problem)
    return system.chosen_seats(draft_numbers(system, seed))


def draft_numbers(system: RowSystem, seed: int = 0) -> frozenset[int]:
    """`draft` on compiled rows, as seat numbers."""
    demands = sorted(_demands(system), key=lambda row: _first_day(system, row))
    if not demands:
        return system.fixed
    filling = _Filling(system, seed)
    for row in demands:
        filling.fill(row)
    return frozenset(n for n in filling.chosen if n < len(system.seats))


def _demands(system: RowSystem) -> list[Row]:
    return [row for row in system.rows if row.is_cover and row.terms]


def _first_day(system: RowSystem, row: Row) -> int:
    return min(system.seats[number].day for number, _ in row.terms)


class _Filling:
    """A roster that grows seat by seat, with the running value of every row."""

    def __init__(self, system: RowSystem, seed: int) -> None:
        self.system = system
        self.chosen: set[int] = set()
        self._values = [0] * len(system.rows)
        self._touching: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for place, row in enumerate(system.rows):
            for number, factor in row.terms:
                self._touching[number].append((place, factor))
        self._groups: dict[int, list[int]] = defaultdict(list)
        for place, group in enumerate(system.groups):
            for member in group.members:
                self._groups[member].append(len(system.seats) + place)
        self._rank = {tier: place for place, tier in enumerate(system.tiers)}
        self._limits = [
            (
                -_NO_LIMIT if row.lower is None else row.lower,
                _NO_LIMIT if row.upper is None else row.upper,
                None if row.tier is None else self._rank[row.tier],
                row.weight,
            )
            for row in system.rows
        ]
        self._worked: dict[str, int] = defaultdict(int)
        self._chances: dict[str, int] = defaultdict(int)
        for seat in system.seats:
            self._chances[seat.person] += 1
        people = list(self._chances)
        turn = seed % max(1, len(people))
        self._order = {person: i for i, person in enumerate(people[turn:] + people[:turn])}
        for number in sorted(system.fixed):
            self._take(number)

    def fill(self, row: Row) -> None:
        """Add seats until the cover row is satisfied or nobody is left."""
        need = row.excess(row.value(self.chosen))
        while need > 0:
            options = [
                (cost, self._tie(number), number)
                for number, _ in row.terms
                if number not in self.chosen and (cost := self._cost(number)) is not None
            ]
            if not options:
                return
            self._take(min(options)[2])
            need -= 1

    def _take(self, number: int) -> None:
        self._worked[self.system.seats[number].person] += 1
        for taken in self._newly_taken(number):
            self.chosen.add(taken)
            for place, factor in self._touching[taken]:
                self._values[place] += factor

    def _newly_taken(self, number: int) -> list[int]:
        """The number and the groups that it takes first."""
        taken = [number]
        for one in taken:
            taken += [
                up for up in self._groups.get(one, ()) if up not in self.chosen and up not in taken
            ]
        return taken

    def _tie(self, number: int) -> tuple[float, int]:
        person = self.system.seats[number].person
        return self._worked[person] / self._chances[person], self._order[person]

    def _cost(self, number: int) -> list[int] | None:
        """Change of the cost vector when the seat is added; None when a hard row forbids it."""
        costs = [0] * len(self._rank)
        for place, step in self._steps(number):
            lower, upper, rank, weight = self._limits[place]
            before = self._values[place]
            after = before + step
            if lower <= before <= upper and lower <= after <= upper:
                continue  # nearly always: this line is the whole speed of a draft
            change = max(lower - after, 0, after - upper) - max(lower - before, 0, before - upper)
            if rank is not None:
                costs[rank] += change * weight
            elif change > 0:
                return None
        return costs

    def _steps(self, number: int) -> Iterable[tuple[int, int]]:
        """Row places and by how much the seat changes their values."""
        if number not in self._groups:
            return self._touching[number]
        steps: dict[int, int] = defaultdict(int)
        for taken in self._newly_taken(number):
            for place, factor in self._touching[taken]:
                steps[place] += factor
        return steps.items()
