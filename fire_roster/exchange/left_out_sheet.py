"""The rows of a staff list that were left out, with the reasons, as a workbook to correct."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

from fire_roster.exchange.column_recognition import ColumnMapping, sheet_named
from fire_roster.exchange.member_fields import field_title
from fire_roster.exchange.workbook import CellValue, Sheet, Workbook

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

_MAX_TEXT = 32_000
"""A cell of Excel holds 32,767 characters."""


@dataclass(frozen=True, slots=True)
class LeftOutRow:
    """A row by its Excel number, what became of it, and why."""

    row: int
    state: str
    reasons: tuple[str, ...]


def make_left_out_sheet(
    workbook: Workbook, mapping: ColumnMapping, rows: Iterable[LeftOutRow]
) -> bytes:
    """An .xlsx file: titles that the import knows again, the cells as they were, the reasons.

    Texts are written as texts; none of them can become a formula.
    """
    from xlsxwriter import Workbook as Writer

    sheet = sheet_named(workbook, mapping.sheet)
    buffer = BytesIO()
    writer = Writer(buffer, {"in_memory": True})
    page = writer.add_worksheet("未导入")
    day_format = writer.add_format({"num_format": "yyyy-mm-dd"})
    titles = [*_titles(sheet, mapping), "原行号", "结果", "原因"]
    _write_row(page, 0, titles, day_format)
    for number, left_out in enumerate(rows, start=1):
        cells = [sheet.cell(left_out.row - 1, column) for column in range(sheet.width)]
        told: list[CellValue] = [left_out.row, left_out.state, "\n".join(left_out.reasons)]
        _write_row(page, number, [*cells, *told], day_format)
    page.freeze_panes(1, 0)
    page.set_column(0, len(titles) - 2, 16)
    page.set_column(len(titles) - 1, len(titles) - 1, 70)
    writer.close()
    return buffer.getvalue()


def _titles(sheet: Sheet, mapping: ColumnMapping) -> list[str]:
    known = {column: field_title(field) for field, column in mapping.columns.items()}
    return [known.get(column, _header(sheet, mapping, column)) for column in range(sheet.width)]


def _header(sheet: Sheet, mapping: ColumnMapping, column: int) -> str:
    words = (sheet.cell(row - 1, column) for row in mapping.header_rows)
    return " ".join(str(word) for word in words if word is not None)


def _write_row(page: "Worksheet", number: int, cells: Sequence[CellValue], day_format: Any) -> None:
    for column, value in enumerate(cells):
        if isinstance(value, bool):
            page.write_boolean(number, column, value)
        elif isinstance(value, datetime | date):
            page.write_datetime(number, column, value, day_format)
        elif isinstance(value, int | float):
            page.write_number(number, column, value)
        elif value:
            page.write_string(number, column, value[:_MAX_TEXT])
