"""What was read from a workbook: plain values, and their safe form for the pipe between processes.

The form is JSON with tagged dates, never pickle: the reading process handles hostile files.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any

CellValue = str | int | float | bool | date | datetime | None
"""A cell as the file stores it: text stays text and a number stays a number; None is empty."""

JsonCell = str | int | float | bool | None | dict[str, str]
JsonWorkbook = dict[str, object]


@dataclass(frozen=True, slots=True)
class MergedRange:
    """A merged block of cells; all four numbers count from 0 and are inclusive."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int


@dataclass(frozen=True)
class Sheet:
    """One sheet. Rows count from 0 at Excel row 1 and carry no trailing empty cells.

    `row_numbers` are set where the rows were arranged from another layout (cards, people side by
    side): for each row the Excel row or column it comes from.
    """

    name: str
    rows: tuple[tuple[CellValue, ...], ...]
    merged: tuple[MergedRange, ...] = ()
    is_hidden: bool = False
    row_numbers: tuple[int, ...] = ()

    def row_number(self, index: int) -> int:
        """The number to show for a row counted from 0."""
        return self.row_numbers[index] if index < len(self.row_numbers) else index + 1

    def cell(self, row: int, column: int) -> CellValue:
        """The value at a place counted from 0; None outside the used area."""
        if 0 <= row < len(self.rows) and 0 <= column < len(self.rows[row]):
            return self.rows[row][column]
        return None

    @cached_property
    def width(self) -> int:
        """The number of columns up to the last one used."""
        return max((len(row) for row in self.rows), default=0)


@dataclass(frozen=True, slots=True)
class Workbook:
    """All sheets of one file in the order of the file."""

    sheets: tuple[Sheet, ...]


def column_letter(index: int) -> str:
    """The letters Excel shows for a column counted from 0: 0 → A, 26 → AA."""
    letters = ""
    rest = index + 1
    while rest:
        rest, digit = divmod(rest - 1, 26)
        letters = chr(ord("A") + digit) + letters
    return letters


def trimmed(cells: Sequence[CellValue]) -> tuple[CellValue, ...]:
    """The cells without the empty ones at the end."""
    end = len(cells)
    while end and cells[end - 1] is None:
        end -= 1
    return tuple(cells[:end])


def workbook_to_json(workbook: Workbook) -> JsonWorkbook:
    """The workbook as values that `json` can write."""
    return {"sheets": [_sheet_to_json(sheet) for sheet in workbook.sheets]}


def workbook_from_json(content: JsonWorkbook) -> Workbook:
    """The workbook behind `workbook_to_json`; KeyError, TypeError or ValueError if none."""
    sheets = content["sheets"]
    if not isinstance(sheets, list):
        raise TypeError("sheets")
    return Workbook(tuple(_sheet_from_json(sheet) for sheet in sheets))


def _sheet_to_json(sheet: Sheet) -> dict[str, object]:
    return {
        "name": sheet.name,
        "rows": [[_cell_to_json(cell) for cell in row] for row in sheet.rows],
        "merged": [
            [area.first_row, area.first_column, area.last_row, area.last_column]
            for area in sheet.merged
        ],
        "hidden": sheet.is_hidden,
        "numbers": list(sheet.row_numbers),
    }


def _sheet_from_json(content: dict[str, Any]) -> Sheet:
    return Sheet(
        name=str(content["name"]),
        rows=tuple(tuple(_cell_from_json(cell) for cell in row) for row in content["rows"]),
        merged=tuple(MergedRange(*_corners(area)) for area in content["merged"]),
        is_hidden=bool(content["hidden"]),
        row_numbers=tuple(number for number in content["numbers"] if isinstance(number, int)),
    )


def _corners(area: list[JsonCell]) -> list[int]:
    return [number for number in area if isinstance(number, int)]


def _cell_to_json(cell: CellValue) -> JsonCell:
    if isinstance(cell, datetime):
        return {"datetime": cell.isoformat()}
    if isinstance(cell, date):
        return {"date": cell.isoformat()}
    return cell


def _cell_from_json(cell: JsonCell) -> CellValue:
    if not isinstance(cell, dict):
        return cell
    if "datetime" in cell:
        return datetime.fromisoformat(cell["datetime"])
    return date.fromisoformat(cell["date"])
