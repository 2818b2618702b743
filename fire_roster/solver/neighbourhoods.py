"""Which part of a roster is freed next, and how big it is."""

import random
from dataclasses import dataclass

from fire_roster.solver.row_index import Area, RowIndex

_FIRST_TARGET, _LAST_TARGET = 0.05, 0.6
"""Deterministic work (about a second of one core each) a part shall take, first and at most."""

_CUT = 3.0
"""A part is cut off at so many times the target."""

_PATIENCE, _STEP_UP = 24, 1.25
"""After so many parts without a gain the target grows: small parts find the easy gains sooner."""

_FIRST_SEATS = 500
_GROW, _SHRINK = 1.12, 0.85
_LONG_WINDOW = 28


@dataclass(slots=True)
class _Shape:
    """A kind of neighbourhood: days it spans (None: as many as the size allows), its size."""

    days: int | None
    size: float


class Neighbourhoods:
    """Draws areas of three shapes; each shape's size follows the work its areas took.

    The shapes: some people on all days, everybody in a window, some people on half of the days.
    Size is counted in person-days.
    """

    def __init__(self, index: RowIndex, seat_count: int, rng: random.Random) -> None:
        self._index, self._rng = index, rng
        self.target = _FIRST_TARGET
        self.barren = 0
        cells = len(index.people) * index.days
        size = _FIRST_SEATS * cells / max(1, seat_count)
        half = max(1, min((index.days + 1) // 2, _LONG_WINDOW))
        self._shapes = [_Shape(index.days, size), _Shape(None, size), _Shape(half, size)]

    def draw(self, count: int) -> list[tuple[int, Area]]:
        """Up to `count` areas of one shape that do not meet, with the number of the shape."""
        shape = self._rng.choice(self._usable())
        if self._shapes[shape].days is None:
            return [(shape, area) for area in self._windows(shape, count)]
        return [(shape, area) for area in self._groups_of_people(shape, count)]

    def learn(self, shape: int, work: float, *, is_proven: bool) -> None:
        """Grow after an easy part, shrink after a hard one."""
        kind = self._shapes[shape]
        if is_proven and work < self.target:
            most = len(self._index.people) * (kind.days or self._index.days)
            kind.size = min(kind.size * _GROW, most)
        elif not is_proven or work > 1.5 * self.target:
            kind.size = max(kind.size * _SHRINK, 1.0)

    def note_gain(self, *, is_gain: bool) -> None:
        """Count the parts since the last gain."""
        self.barren = 0 if is_gain else self.barren + 1
        if self.barren and self.barren % _PATIENCE == 0:
            self.target = min(self.target * _STEP_UP, _LAST_TARGET)

    @property
    def most_work(self) -> float:
        """Where a part is cut off."""
        return self.target * _CUT

    def _usable(self) -> list[int]:
        """Shapes of which one person, or one day, is not already too much."""
        people = len(self._index.people)
        fitting = [
            number
            for number, shape in enumerate(self._shapes)
            if shape.size >= (people if shape.days is None else shape.days) / 2
        ]
        return fitting or [len(self._shapes) - 1]

    def _windows(self, shape: int, count: int) -> list[Area]:
        people, days = self._index.people, self._index.days
        length = max(1, min(days, round(self._shapes[shape].size / len(people))))
        count = max(1, min(count, days // (length + 1)))
        room = days - count * length
        cuts = sorted(self._rng.randint(0, room) for _ in range(count))
        firsts = [cut + place * length for place, cut in enumerate(cuts)]
        return [Area(people, first, first + length - 1) for first in firsts]

    def _groups_of_people(self, shape: int, count: int) -> list[Area]:
        people, days = self._index.people, self._index.days
        kind = self._shapes[shape]
        length = min(days, kind.days or days)
        heads = max(1, min(len(people), round(kind.size / length)))
        count = max(1, min(count, len(people) // heads))
        picked = self._rng.sample(people, heads * count)
        areas = []
        for place in range(count):
            first = self._rng.randint(0, days - length)
            some = tuple(sorted(picked[place * heads : (place + 1) * heads]))
            areas.append(Area(some, first, first + length - 1))
        return areas
