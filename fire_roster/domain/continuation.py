"""How a month goes on from the one before: the cycle of its rotation, or the same weekdays."""

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from typing import TypeVar

Cell = TypeVar("Cell", bound=Hashable)

LEAST_AGREEMENT = 0.75
"""Share of cells that must repeat for a cycle to count; leave and swaps blur it."""

_MUCH_BETTER = 0.03
WEEKDAY_DAYS = 28
"""Without a cycle every cell repeats what stood four weeks before, on the same weekday."""


def find_cycle(rows: Sequence[Sequence[Cell]]) -> int | None:
    """The length in days in which these people's days repeat, at least twice; None without one.

    A longer cycle is taken only where it fits clearly better than a shorter one.
    """
    worked = [row for row in rows if len(set(row)) > 1]
    if not worked:
        return None
    best_length, best = None, LEAST_AGREEMENT
    for length in range(2, min(map(len, worked)) // 2 + 1):
        share = _agreement(worked, length)
        if share > best + (_MUCH_BETTER if best_length else 0):
            best_length, best = length, share
    return best_length


def _agreement(rows: Sequence[Sequence[Cell]], length: int) -> float:
    pairs = [row[i] == row[i - length] for row in rows for i in range(length, len(row))]
    return sum(pairs) / len(pairs)


def continue_rows(
    history: Mapping[int, Sequence[Cell]], day_count: int, cycle: int | None
) -> dict[int, tuple[Cell, ...]]:
    """The next days of each row: by the cycle, or by weekday where `cycle` is None.

    In a cycle a day takes what most days at its place had, so that a swap is not repeated.
    """
    if cycle is None:
        return {key: _by_weekday(row, day_count) for key, row in history.items()}
    return {key: _by_cycle(row, day_count, cycle) for key, row in history.items()}


def _by_cycle(row: Sequence[Cell], day_count: int, cycle: int) -> tuple[Cell, ...]:
    usual = [Counter(reversed(row[place::cycle])).most_common(1)[0][0] for place in range(cycle)]
    return tuple(usual[(len(row) + index) % cycle] for index in range(day_count))


def _by_weekday(row: Sequence[Cell], day_count: int) -> tuple[Cell, ...]:
    days = list(row)
    for _ in range(day_count):
        days.append(days[len(days) - WEEKDAY_DAYS])
    return tuple(days[len(row) :])
