"""Numbers the usable seats of a problem and answers what row builders ask about them."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence

from fire_roster.solver.problem import (
    DAY_MINUTES,
    Busy,
    Cell,
    RosterProblem,
    Seat,
    ShiftSpec,
)
from fire_roster.solver.rows import Group


class SeatTable:
    """Usable seats of a problem, numbered by person, day and shift order.

    `units` holds the term (number, 1) of every seat and group once, for all rows to share.

    A seat is usable when it is fixed, or allowed and in no hard conflict with busy time.
    """

    def __init__(self, problem: RosterProblem) -> None:
        self.problem = problem
        self.specs: dict[str, ShiftSpec] = {spec.id: spec for spec in problem.shifts}
        self.busy: dict[str, list[Busy]] = defaultdict(list)
        self._busy_shifts: dict[tuple[str, int], set[str]] = defaultdict(set)
        for span in problem.busy:
            self.busy[span.person].append(span)
            self._busy_shifts[span.person, span.day].add(span.shift or "")
        usable = problem.fixed | {seat for seat in problem.allowed if self._is_free(seat)}
        person_order = {person: place for place, person in enumerate(problem.people)}
        shift_order = {spec.id: place for place, spec in enumerate(problem.shifts)}
        days, width = problem.days, len(problem.shifts)
        self.seats: tuple[Seat, ...] = tuple(
            sorted(
                usable,
                key=lambda s: (
                    (person_order[s.person] * days + s.day) * width + shift_order[s.shift]
                ),
            )
        )
        self.units: list[tuple[int, int]] = [(number, 1) for number in range(len(self.seats))]
        self.fixed = frozenset(
            number for number, _ in self.units if self.seats[number] in problem.fixed
        )
        self._by_day: dict[tuple[str, int], list[int]] = defaultdict(list)
        for seat, (number, _) in zip(self.seats, self.units, strict=True):
            self._by_day[seat.person, seat.day].append(number)
        self._shifts: dict[str, set[str]] = defaultdict(set)
        for seat in self.seats:
            self._shifts[seat.person].add(seat.shift)
        for (person, _), shifts in self._busy_shifts.items():
            self._shifts[person] |= shifts
        self.groups: list[Group] = []
        self._work_on: dict[tuple[str, int], int | None] = {}

    def on_day(self, person: str, day: int) -> list[int]:
        """Numbers of the person's seats on a duty day."""
        return self._by_day.get((person, day), [])

    def shifts_of(self, person: str) -> Collection[str]:
        """Shift types the person can hold, or holds in busy time, on any day."""
        return self._shifts.get(person, ())

    def busy_shifts(self, person: str, day: int) -> Collection[str]:
        """Shift types of the person's busy time on a duty day ("" where it has none)."""
        return self._busy_shifts.get((person, day), ())

    def work_on(self, person: str, day: int) -> int | None:
        """Number that is taken when the person works that day; None where there is no seat."""
        key = person, day
        if key not in self._work_on:
            numbers = self.on_day(person, day)
            locked = sum(1 for number in numbers if number in self.fixed)
            self._work_on[key] = self.any_of(numbers, is_single=locked <= 1)
        return self._work_on[key]

    def any_of(self, numbers: Sequence[int], *, is_single: bool = False) -> int | None:
        """Number of the group of these; a single one stands for itself, None for none."""
        if len(numbers) <= 1:
            return numbers[0] if numbers else None
        self.groups.append(Group(tuple(numbers), is_single))
        self.units.append((len(self.units), 1))
        return len(self.units) - 1

    def seats_under(self, group: int) -> Iterator[int]:
        """Numbers of the seats a group is made of, through groups within it."""
        for member in self.groups[group - len(self.seats)].members:
            if member < len(self.seats):
                yield member
            else:
                yield from self.seats_under(member)

    def span(self, seat: Seat) -> tuple[int, int]:
        """Start and end of a seat in minutes from the midnight before day 0."""
        spec, midnight = self.specs[seat.shift], seat.day * DAY_MINUTES
        return midnight + spec.start_minute, midnight + spec.end_minute

    def seats_by_cell(self) -> dict[Cell, list[int]]:
        """Numbers of the seats of every shift on every day."""
        cells: dict[Cell, list[int]] = defaultdict(list)
        for number, seat in enumerate(self.seats):
            cells[Cell(seat.day, seat.shift)].append(number)
        return cells

    def of_person(self, person: str) -> Iterator[int]:
        """Numbers of all seats of a person, by day."""
        for day in range(self.problem.days):
            yield from self.on_day(person, day)

    def is_conflict(self, first: tuple[int, int], second: tuple[int, int]) -> bool:
        """True when one person can never work both spans."""
        (start, end), (next_start, next_end) = sorted((first, second))
        gap, rest = next_start - end, self.problem.rest
        if gap < 0:
            return True
        if rest.max_joined is not None and gap <= rest.joined_gap:
            joined = (end - start) + (next_end - next_start)
            if joined > rest.max_joined:
                return True
        return rest.tier is None and gap < rest.minimum

    def is_short_rest(self, first: tuple[int, int], second: tuple[int, int]) -> bool:
        """True when the gap between two spans is below the wanted rest."""
        (_, end), (next_start, _) = sorted((first, second))
        return next_start - end < self.problem.rest.minimum

    def _is_free(self, seat: Seat) -> bool:
        span = self.span(seat)
        return not any(
            self.is_conflict(span, (busy.start, busy.end))
            for busy in self.busy.get(seat.person, ())
        )
