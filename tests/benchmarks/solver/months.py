"""Generated control-room months: three 8-hour shifts, leave, ending certificates, history."""

import random
from collections.abc import Iterator

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

SHIFTS = (ShiftSpec("A", 480, 960), ShiftSpec("B", 960, 1440), ShiftSpec("C", 1440, 1920))
DAYS = 31
HISTORY = 7


def control_room_month(
    heads: int, need: int, *, leave_share: float = 0.08, seed: int = 1
) -> RosterProblem:
    """A month of 31 days for `heads` people, `need` on every shift."""
    rng = random.Random(seed)
    people = tuple(f"P{number:02d}" for number in range(heads))
    cells = tuple(Cell(day, spec.id) for day in range(DAYS) for spec in SHIFTS)
    ends = {person: rng.randrange(10, DAYS) for person in people[:: max(6, heads // 4)]}
    allowed = frozenset(
        Seat(person, cell.day, cell.shift)
        for person in people
        for away in [_leave(rng, leave_share)]
        for cell in cells
        if cell.day not in away and cell.day < ends.get(person, DAYS)
    )
    return RosterProblem(
        people=people,
        days=DAYS,
        shifts=SHIFTS,
        allowed=allowed,
        busy=tuple(_history(people, need)),
        history_days=HISTORY,
        covers=tuple(CoverRow(("cover", *cell), (cell,), need, need) for cell in cells),
        rest=RestRule(minimum=660, max_joined=480),
        windows=tuple(_windows(people)),
        patterns=_PATTERNS,
        fairness=_fairness(cells),
        wishes=tuple(_wishes(rng, people)),
    )


_WORK = frozenset({"A", "B", "C"})
_PATTERNS = (
    PatternRow(("single_on",), (None, _WORK, None), weight=2),
    PatternRow(("single_off",), (_WORK, None, _WORK)),
    PatternRow(("backwards",), (frozenset({"B"}), frozenset({"A"})), weight=2),
)


def _leave(rng: random.Random, share: float) -> range:
    length = round(DAYS * share * 2)
    if rng.random() < 0.5 or length == 0:
        return range(0)
    first = rng.randrange(0, DAYS - length)
    return range(first, first + length)


def _history(people: tuple[str, ...], need: int) -> Iterator[Busy]:
    """Teams of `need` people went A A B B C C off off before."""
    cycle = ("A", "A", "B", "B", "C", "C", None, None)
    specs = {spec.id: spec for spec in SHIFTS}
    for place, person in enumerate(people):
        for day in range(-HISTORY, 0):
            shift = cycle[(day + 2 * (place // need)) % len(cycle)]
            if shift is not None:
                start, end = specs[shift].start_minute, specs[shift].end_minute
                yield Busy(person, day, day * 1440 + start, day * 1440 + end, shift)


def _windows(people: tuple[str, ...]) -> Iterator[WindowRow]:
    for person in people:
        yield WindowRow(
            ("overtime", person), person, range(DAYS), None, 220 * 60, unit="minutes", tier=LAW
        )
        yield WindowRow(
            ("average", person), person, range(DAYS), None, 10629, unit="minutes", tier=WARNING
        )
        for first in range(-6, DAYS - 6):
            days = range(first, first + 7)
            yield WindowRow(("week", person, first), person, days, None, 6, unit="days", tier=LAW)
        for first in range(-4, DAYS - 4):
            days = range(first, first + 5)
            yield WindowRow(
                ("nights", person, first), person, days, None, 4, frozenset({"C"}), tier=WARNING
            )


def _fairness(cells: tuple[Cell, ...]) -> tuple[FairnessGroup, ...]:
    nights = tuple(cell for cell in cells if cell.shift == "C")
    weekend = tuple(cell for cell in cells if cell.day % 7 in (4, 5))
    return (
        FairnessGroup(("share",), cells, weight=3),
        FairnessGroup(("night_share",), nights, weight=2),
        FairnessGroup(("weekend_share",), weekend),
    )


def _wishes(rng: random.Random, people: tuple[str, ...]) -> Iterator[Wish]:
    for person in people:
        for day in rng.sample(range(DAYS), 2):
            shift = rng.choice(["A", "B", "C", None])
            yield Wish(("wish", person, day), person, day, shift, rng.random() < 0.3, 2)
