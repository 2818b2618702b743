"""Generated months: a control room, a micro station in teams, both together, and a year."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace

from fire_roster.services.roster_problem.joint import join_problems
from fire_roster.solver import (
    LAW,
    WARNING,
    Busy,
    Cell,
    CoverRow,
    FairnessGroup,
    PatternRow,
    RestRule,
    RosterProblem,
    Seat,
    ShiftSpec,
    WindowRow,
    Wish,
)

CYCLE = ("A", "A", "B", "B", "C", "C", None, None)
"""Each team goes through it, two days behind the team before."""

MONTH, YEAR = 31, 365
HISTORY = 7
TEAMS = 4


@dataclass(frozen=True)
class Crew:
    """Who works at a station, in teams of `size`; `mark` ends the names of its shift types."""

    people: tuple[str, ...]
    size: int
    mark: str = ""

    @property
    def shifts(self) -> tuple[ShiftSpec, ...]:
        """Three of eight hours; the night belongs to the day before it."""
        spans = (("A", 480), ("B", 960), ("C", 1440))
        return tuple(ShiftSpec(name + self.mark, start, start + 480) for name, start in spans)

    def seat(self, place: int, day: int) -> Seat | None:
        """Where the rotation puts a person on a day, which may lie in the past."""
        shift = CYCLE[(day + 2 * (place // self.size)) % len(CYCLE)]
        return None if shift is None else Seat(self.people[place], day, shift + self.mark)

    def rotation(self, days: int) -> frozenset[Seat]:
        """The cycle of the history, as it would go on."""
        found = {self.seat(place, day) for place in range(len(self.people)) for day in range(days)}
        return frozenset(seat for seat in found if seat is not None)


def control_room_month(
    heads: int, need: int, *, leave_share: float = 0.08, seed: int = 1, days: int = MONTH
) -> RosterProblem:
    """`heads` certified people, `need` on every shift; certificates end within a month."""
    crew = Crew(_names("P", heads), need)
    rng = random.Random(seed)
    ends = {name: rng.randrange(10, MONTH) for name in crew.people[:: max(6, heads // 4)]}
    allowed = _allowed(rng, crew, days, leave_share)
    if days == MONTH:
        allowed = frozenset(seat for seat in allowed if seat.day < ends.get(seat.person, days))
    return _problem(rng, crew, allowed, (need, need), days)


def micro_station_month(
    crew: Crew, need: int, *, seed: int = 1, keeps_teams: bool = True
) -> RosterProblem:
    """Nobody needs a certificate; teams would rather keep their rotation, where they are kept."""
    rng = random.Random(seed)
    problem = _problem(rng, crew, _allowed(rng, crew, MONTH, 0.08), (need, crew.size), MONTH)
    if not keeps_teams:
        return problem
    rotation = (
        Wish(("team", *seat), seat.person, seat.day, seat.shift, is_on=True)
        for seat in sorted(crew.rotation(MONTH) & problem.allowed)
    )
    return replace(problem, wishes=(*problem.wishes, *rotation))


def micro_crew(heads: int) -> Crew:
    """Four teams."""
    return Crew(_names("M", heads), heads // TEAMS)


def both_stations_month(room: tuple[int, int], crew: tuple[int, int], shared: int) -> RosterProblem:
    """A control room and a micro station (heads, need); `shared` people stand in both.

    Everybody is free of teams there, as in the program, which joins stations without rotation.
    """
    own = control_room_month(*room)
    others = _names("M", crew[0] - shared)
    second = Crew((*own.people[-shared:], *others), crew[0] // TEAMS, mark="m")
    other = micro_station_month(second, crew[1], seed=2, keeps_teams=False)
    history = tuple(span for span in other.busy if span.person in others)
    return join_problems([own, replace(other, busy=history)])


def _names(letter: str, count: int) -> tuple[str, ...]:
    return tuple(f"{letter}{number:02d}" for number in range(count))


def _allowed(rng: random.Random, crew: Crew, days: int, leave_share: float) -> frozenset[Seat]:
    return frozenset(
        Seat(person, day, spec.id)
        for person in crew.people
        for away in [_leave(rng, leave_share, days)]
        for day in range(days)
        if day not in away
        for spec in crew.shifts
    )


def _problem(
    rng: random.Random, crew: Crew, allowed: frozenset[Seat], need: tuple[int, int], days: int
) -> RosterProblem:
    cells = tuple(Cell(day, spec.id) for day in range(days) for spec in crew.shifts)
    first, second, night = (spec.id for spec in crew.shifts)
    work = frozenset({first, second, night})
    return RosterProblem(
        people=crew.people,
        days=days,
        shifts=crew.shifts,
        allowed=allowed,
        busy=tuple(_history(crew)),
        history_days=HISTORY,
        covers=tuple(CoverRow(("cover", *cell), (cell,), *need) for cell in cells),
        rest=RestRule(minimum=660, max_joined=480),
        windows=tuple(_windows(crew.people, days, night)),
        patterns=(
            PatternRow(("single_on",), (None, work, None), weight=2),
            PatternRow(("single_off",), (work, None, work)),
            PatternRow(("backwards",), (frozenset({second}), frozenset({first})), weight=2),
        ),
        fairness=_fairness(cells, night),
        wishes=tuple(_wishes(rng, crew, days)),
    )


def _leave(rng: random.Random, share: float, days: int) -> range:
    length = round(days * share * 2)
    if rng.random() < 0.5 or length == 0:
        return range(0)
    first = rng.randrange(0, days - length)
    return range(first, first + length)


def _history(crew: Crew) -> Iterator[Busy]:
    specs = {spec.id: spec for spec in crew.shifts}
    for place in range(len(crew.people)):
        for day in range(-HISTORY, 0):
            seat = crew.seat(place, day)
            if seat is not None:
                start, end = specs[seat.shift].start_minute, specs[seat.shift].end_minute
                yield Busy(seat.person, day, day * 1440 + start, day * 1440 + end, seat.shift)


def _windows(people: tuple[str, ...], days: int, night: str) -> Iterator[WindowRow]:
    """Hours by the month, a day of rest in seven, four nights in a row."""
    for person in people:
        for start in range(0, days - MONTH + 1, MONTH):
            month = range(start, start + MONTH)
            tag = (person, start)
            yield WindowRow(
                ("overtime", *tag), person, month, None, 220 * 60, unit="minutes", tier=LAW
            )
            yield WindowRow(
                ("average", *tag), person, month, None, 10629, unit="minutes", tier=WARNING
            )
        for first in range(-6, days - 6):
            week = range(first, first + 7)
            yield WindowRow(("week", person, first), person, week, None, 6, unit="days", tier=LAW)
        for first in range(-4, days - 4):
            nights = range(first, first + 5)
            tag = (person, first)
            yield WindowRow(
                ("nights", *tag), person, nights, None, 4, frozenset({night}), tier=WARNING
            )


def _fairness(cells: tuple[Cell, ...], night: str) -> tuple[FairnessGroup, ...]:
    nights = tuple(cell for cell in cells if cell.shift == night)
    weekend = tuple(cell for cell in cells if cell.day % 7 in (4, 5))
    return (
        FairnessGroup(("share",), cells, weight=3),
        FairnessGroup(("night_share",), nights, weight=2),
        FairnessGroup(("weekend_share",), weekend),
    )


def _wishes(rng: random.Random, crew: Crew, days: int) -> Iterator[Wish]:
    shifts = [*(spec.id for spec in crew.shifts), None]
    for person in crew.people:
        for day in rng.sample(range(days), 2 * days // MONTH):
            shift = rng.choice(shifts)
            yield Wish(("wish", person, day), person, day, shift, rng.random() < 0.3, 2)
