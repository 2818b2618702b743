"""Finds the seats, groups and rows that belong to some people on some days."""

from array import array
from collections import defaultdict
from typing import NamedTuple

from fire_roster.solver.rows import RowSystem
from fire_roster.solver.shared_terms import SharedTerms


class Area(NamedTuple):
    """All seats of some people on the days from `first` to `last`."""

    people: tuple[str, ...]
    first: int
    last: int


class Part(NamedTuple):
    """Free seats, the groups they touch (members first), places of the rows of their people."""

    seats: list[int]
    groups: list[int]
    rows: list[int]


class RowIndex:
    """Built once for a system: a row is looked up by its person, or by day when it is shared."""

    def __init__(self, system: RowSystem) -> None:
        self._system = system
        self.people: tuple[str, ...] = tuple(dict.fromkeys(seat.person for seat in system.seats))
        self.days = 1 + max((seat.day for seat in system.seats), default=0)
        self._starts = self._seat_starts()
        self._owners = self._all_owners()
        self._firsts = array("i", (seat.day for seat in system.seats))
        self._lasts = array("i", self._firsts)
        self._groups: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
        self._index_groups()
        self._own: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
        self._shared: list[int] = []
        for place in range(len(system.rows)):
            self._index_row(place)
        self.shared_terms = SharedTerms(len(self._firsts), system.rows, self._shared)

    def part_of(self, area: Area) -> Part:
        """Everything an area touches, except rows over several people: see `shared_terms`."""
        return Part(
            self.seats_in(area),
            self._touching(self._groups, area),
            self._touching(self._own, area),
        )

    def seats_in(self, area: Area) -> list[int]:
        """Numbers of the seats of an area that are not fixed."""
        fixed = self._system.fixed
        found: list[int] = []
        for person in area.people:
            starts = self._starts[person]
            span = range(starts[area.first], starts[min(area.last + 1, self.days)])
            found += span if not fixed else [number for number in span if number not in fixed]
        return found

    def _touching(self, table: dict[str, list[tuple[int, int, int]]], area: Area) -> list[int]:
        return [
            place
            for person in area.people
            for place, first, last in table.get(person, ())
            if first <= area.last and last >= area.first
        ]

    def _seat_starts(self) -> dict[str, list[int]]:
        """For each person and day the number of the first seat on that day or later."""
        starts: dict[str, list[int]] = {person: [] for person in self.people}
        for number, seat in enumerate(self._system.seats):
            days = starts[seat.person]
            while len(days) <= seat.day:
                days.append(number)
        ends = [starts[person][0] for person in self.people[1:]]
        ends += [len(self._system.seats)][: len(self.people)]
        for person, end in zip(self.people, ends, strict=True):
            starts[person] += [end] * (self.days + 1 - len(starts[person]))
        return starts

    def _all_owners(self) -> "array[int]":
        order = {person: place for place, person in enumerate(self.people)}
        owners = array("i", (order[seat.person] for seat in self._system.seats))
        for group in self._system.groups:
            owners.append(owners[group.members[0]])
        return owners

    def _index_groups(self) -> None:
        for group in self._system.groups:
            first = min(self._firsts[member] for member in group.members)
            last = max(self._lasts[member] for member in group.members)
            number = len(self._firsts)
            self._groups[self.people[self._owners[number]]].append((number, first, last))
            self._firsts.append(first)
            self._lasts.append(last)

    def _index_row(self, place: int) -> None:
        numbers = [number for number, _ in self._system.rows[place].terms]
        owners = set(map(self._owners.__getitem__, numbers))
        if len(owners) == 1:
            first = min(map(self._firsts.__getitem__, numbers))
            last = max(map(self._lasts.__getitem__, numbers))
            self._own[self.people[owners.pop()]].append((place, first, last))
        elif owners:
            self._shared.append(place)
