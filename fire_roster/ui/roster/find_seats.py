"""Seats of the grid by what a person types: a name, a day, a shift, or several of these."""

import re
from collections.abc import Callable
from functools import partial

from fire_roster.services.grid_view import CellRef, GridCell, GridRow, GridView
from fire_roster.services.search_keys import search_key

_DAY = re.compile(r"(?:(\d{1,2})[-月/])?(\d{1,2})(?:日|号)?")


def find_seats(view: GridView, text: str, day_column: int = 0) -> list[CellRef]:
    """The seats that every word fits, line by line; empty for an empty text.

    王 or wang or wj: a person; 5, 5日, 12-5: a day; 夜 or 夜班 or 假: a shift. Where only people
    are named, each is found once, on the day of the column that is given.
    """
    words = text.split()
    if not words or not view.days:
        return []
    days = set(range(len(view.days)))
    names: list[str] = []
    tests: list[Callable[[GridCell], bool]] = []
    for word in words:
        named = _days_named(view, word)
        test = _shift_test(view, word)
        if named:
            days &= named
        elif test is not None:
            tests.append(test)
        else:
            names.append(word.casefold())
    rows = [row for row in view.rows if _is_named(row, names)]
    if not tests and len(days) == len(view.days):
        days = {min(day_column, len(view.days) - 1)}
    return [
        CellRef(row.member_id, view.days[number].day)
        for row in rows
        for number in sorted(days)
        if all(test(row.cells[number]) for test in tests)
    ]


def _days_named(view: GridView, word: str) -> set[int]:
    match = _DAY.fullmatch(word)
    if match is None:
        return set()
    month, day = match[1], int(match[2])
    return {
        number
        for number, one in enumerate(view.days)
        if one.day.day == day and (month is None or one.day.month == int(month))
    }


def _shift_test(view: GridView, word: str) -> Callable[[GridCell], bool] | None:
    for shift in view.shifts:
        if word in (shift.code, shift.name):
            return partial(_has_shift, shift.code)
    return _has_leave if word in ("假", "请假") else None


def _has_shift(code: str, cell: GridCell) -> bool:
    return code in cell.text


def _has_leave(cell: GridCell) -> bool:
    return bool(cell.leave)


def _is_named(row: GridRow, names: list[str]) -> bool:
    key = search_key(row.name, row.team)
    return all(name in key for name in names)
