"""Which rows over several people a number stands in, kept in flat arrays: there may be millions."""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from fire_roster.solver.rows import Row


class SharedTerms:
    """Row places and factors of every number, over the rows given."""

    def __init__(self, size: int, rows: Sequence[Row], places: Iterable[int]) -> None:
        kept = list(places)
        counts = [0] * (size + 1)
        for place in kept:
            for number, _ in rows[place].terms:
                counts[number + 1] += 1
        self._starts = array("i", accumulate(counts))
        total = self._starts[-1]
        self._places = array("i", bytes(4 * total))
        self._factors = array("i", bytes(4 * total))
        free = array("i", self._starts)
        for place in kept:
            for number, factor in rows[place].terms:
                slot = free[number]
                self._places[slot] = place
                self._factors[slot] = factor
                free[number] = slot + 1

    def of(self, number: int) -> Iterator[tuple[int, int]]:
        """Place and factor of each row the number stands in."""
        first, end = self._starts[number], self._starts[number + 1]
        return zip(self._places[first:end], self._factors[first:end], strict=True)
