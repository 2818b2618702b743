"""The linear form of a problem: numbered seats and rows over them, hard or priced by tier.

Groups are numbered after the seats and count as taken when any of their members is: "works that
day", "works that weekend". Rows over groups stay short where there are many shift types. Model,
greedy draft, score and explanation all read this one form, so they cannot disagree.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from fire_roster.solver.problem import Seat, Tag


@dataclass(frozen=True, slots=True)
class Row:
    """lower <= sum of coefficient * seat <= upper; outside it costs `weight` for each unit.

    `tier` None is a hard row. Constants (history, fixed work) are already inside the bounds.
    """

    tag: Tag
    terms: tuple[tuple[int, int], ...]
    lower: int | None
    upper: int | None
    tier: str | None = None
    weight: int = 1
    is_cover: bool = False

    def excess(self, value: int) -> int:
        """Units by which `value` (the sum of the terms) lies outside the bounds."""
        if self.lower is not None and value < self.lower:
            return self.lower - value
        if self.upper is not None and value > self.upper:
            return value - self.upper
        return 0

    def value(self, chosen: Collection[int]) -> int:
        """Sum of the terms for the chosen seat numbers."""
        return sum(factor for index, factor in self.terms if index in chosen)


@dataclass(frozen=True, slots=True)
class Group:
    """Numbers (of seats, or of groups before it) of which any makes the group taken.

    `is_single`: hard rows already let at most one of them be taken.
    """

    members: tuple[int, ...]
    is_single: bool


@dataclass(frozen=True, slots=True)
class RowSystem:
    """A compiled problem: seat number -> seat, the numbers that are fixed, all rows."""

    seats: tuple[Seat, ...]
    fixed: frozenset[int]
    rows: tuple[Row, ...]
    tiers: tuple[str, ...]
    groups: tuple[Group, ...] = ()

    def closed(self, chosen: Collection[int]) -> frozenset[int]:
        """The chosen seats and the groups they take."""
        taken = set(chosen)
        first = len(self.seats)
        for place, group in enumerate(self.groups):
            if not taken.isdisjoint(group.members):
                taken.add(first + place)
        return frozenset(taken)

    def chosen_seats(self, chosen: Iterable[int]) -> tuple[Seat, ...]:
        """Seats of the given numbers, by day, shift and person order."""
        picked = [self.seats[index] for index in sorted(chosen)]
        return tuple(sorted(picked, key=lambda seat: (seat.day, seat.shift, seat.person)))
