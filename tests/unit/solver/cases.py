"""Small problems for solver tests, and an independent reading of their hard rules."""

from collections import Counter
from collections.abc import Collection
from itertools import combinations

from fire_roster.solver import (
    LAW,
    Busy,
    Cell,
    CoverRow,
    PatternRow,
    RestRule,
    RosterProblem,
    Seat,
    ShiftSpec,
    WindowRow,
)

EARLY, LATE, NIGHT = (
    ShiftSpec("A", 480, 960),
    ShiftSpec("B", 960, 1440),
    ShiftSpec("C", 1440, 1920),
)
SHIFTS = (EARLY, LATE, NIGHT)


def small_problem(
    heads: int,
    days: int,
    need: int = 1,
    *,
    away: Collection[tuple[int, int]] = (),
    fixed: Collection[Seat] = (),
    busy: tuple[Busy, ...] = (),
) -> RosterProblem:
    """`need` people on three 8-hour shifts; `away` holds (person number, day)."""
    people = tuple(f"P{number}" for number in range(heads))
    cells = tuple(Cell(day, spec.id) for day in range(days) for spec in SHIFTS)
    allowed = frozenset(
        Seat(person, *cell)
        for number, person in enumerate(people)
        for cell in cells
        if (number, cell.day) not in away
    )
    weeks = tuple(
        WindowRow(("week", person, first), person, range(first, first + 7), None, 6, tier=LAW)
        for person in people
        for first in range(-6, days - 6)
    )
    return RosterProblem(
        people=people,
        days=days,
        shifts=SHIFTS,
        allowed=allowed,
        fixed=frozenset(fixed),
        busy=busy,
        covers=tuple(CoverRow(("cover", *cell), (cell,), need, need) for cell in cells),
        rest=RestRule(minimum=660, max_joined=480),
        windows=weeks,
        patterns=(PatternRow(("single",), (None, frozenset("ABC"), None)),),
    )


def hard_faults(problem: RosterProblem, seats: Collection[Seat]) -> list[str]:
    """What a roster does that it must never do; fixed seats among themselves are excused."""
    faults = [f"not allowed {s}" for s in seats if s not in problem.allowed | problem.fixed]
    faults += [f"fixed seat lost {s}" for s in problem.fixed if s not in seats]
    specs = {spec.id: spec for spec in problem.shifts}

    def span(seat: Seat) -> tuple[int, int]:
        spec = specs[seat.shift]
        return seat.day * 1440 + spec.start_minute, seat.day * 1440 + spec.end_minute

    spans = [(s.person, s.day, span(s), s in problem.fixed) for s in seats]
    spans += [(b.person, 10_000 + b.start, (b.start, b.end), True) for b in problem.busy]
    for one, other in combinations(spans, 2):
        if one[0] != other[0] or (one[3] and other[3]):
            continue
        (start, end), (then, until) = sorted((one[2], other[2]))
        joined = (end - start) + (until - then)
        is_joined_too_long = (
            problem.rest.max_joined is not None
            and then - end <= problem.rest.joined_gap
            and joined > problem.rest.max_joined
        )
        if one[1] == other[1] or then < end or is_joined_too_long:
            faults.append(f"clash {one} {other}")
    for cover in problem.covers:
        held = [s for s in seats if Cell(s.day, s.shift) in cover.cells]
        locked = sum(1 for s in held if s in problem.fixed)
        if cover.maximum is not None and len(held) > max(cover.maximum, locked):
            faults.append(f"too many in {cover.tag}")
    return faults


def missing_people(problem: RosterProblem, seats: Collection[Seat]) -> int:
    """People short over all cover rows, counted from the seats alone."""
    held = Counter(Cell(seat.day, seat.shift) for seat in seats)
    return sum(max(0, c.minimum - sum(held[cell] for cell in c.cells)) for c in problem.covers)
