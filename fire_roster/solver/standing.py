"""A roster that changes part by part, with the value of every row kept up to date."""

from collections.abc import Collection, Iterable
from itertools import chain

from fire_roster.solver.row_index import Part
from fire_roster.solver.rows import Row, RowSystem
from fire_roster.solver.score import Score
from fire_roster.solver.shared_terms import SharedTerms


class Standing:
    """Seats and groups that are taken, row values, and the cost they come to."""

    def __init__(self, system: RowSystem, chosen: Collection[int]) -> None:
        self.system = system
        self.taken: set[int] = set(system.closed(chosen))
        self.values = [row.value(self.taken) for row in system.rows]
        self._ranks = {tier: rank for rank, tier in enumerate(system.tiers, start=1)}
        self._costs = [0] * (len(system.tiers) + 1)
        for row, value in zip(system.rows, self.values, strict=True):
            self._costs[self._rank(row.tier)] += row.excess(value) * row.weight

    @property
    def chosen(self) -> frozenset[int]:
        """Numbers of the seats that are taken."""
        first_group = len(self.system.seats)
        return frozenset(number for number in self.taken if number < first_group)

    @property
    def score(self) -> Score:
        """Cost of the roster; broken hard rows first."""
        return Score(self._costs[0], tuple(self._costs[1:]))

    def broken_rows(self) -> list[Row]:
        """Hard rows that are not kept."""
        pairs = zip(self.system.rows, self.values, strict=True)
        return [row for row, value in pairs if row.tier is None and row.excess(value)]

    def graft(self, part: Part, shared: SharedTerms, chosen: Iterable[int]) -> bool:
        """Put `chosen` in place of the free seats of a part, unless that would cost more."""
        before, after = self.taken, self._replaced(part, chosen)
        changes = self._changes(part, shared, after)
        costs = list(self._costs)
        for place, new in changes.items():
            row, old = self.system.rows[place], self.values[place]
            costs[self._rank(row.tier)] += (row.excess(new) - row.excess(old)) * row.weight
        if costs > self._costs:
            return False
        self.taken, self._costs = after, costs
        for place, value in changes.items():
            self.values[place] = value
        return before != after

    def _changes(self, part: Part, shared: SharedTerms, after: set[int]) -> dict[int, int]:
        """New values of the rows that change: people's own anew, shared ones by difference."""
        rows, values = self.system.rows, self.values
        changes = {
            place: new for place in part.rows if (new := rows[place].value(after)) != values[place]
        }
        for number in chain(part.seats, part.groups):
            step = (number in after) - (number in self.taken)
            if step:
                for place, factor in shared.of(number):
                    changes[place] = changes.get(place, values[place]) + step * factor
        return changes

    def _replaced(self, part: Part, chosen: Iterable[int]) -> set[int]:
        taken = self.taken.difference(part.seats)
        taken.update(chosen)
        first = len(self.system.seats)
        for number in part.groups:
            if taken.isdisjoint(self.system.groups[number - first].members):
                taken.discard(number)
            else:
                taken.add(number)
        return taken

    def _rank(self, tier: str | None) -> int:
        return 0 if tier is None else self._ranks[tier]
