"""Workbook bytes to plain values with python-calamine. Runs in the child, under its limits."""

import io
import math
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Final

from python_calamine import (
    CalamineSheet,
    CalamineWorkbook,
    SheetMetadata,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from fire_roster.errors import InputRefused
from fire_roster.exchange.content_check import TOO_LARGE
from fire_roster.exchange.ods_merges import merged_ranges_of_ods
from fire_roster.exchange.workbook import CellValue, MergedRange, Sheet, Workbook, trimmed

MAX_SHEETS: Final = 200
MAX_AREA_CELLS: Final = 20_000_000
MAX_FILLED_CELLS: Final = 2_000_000

RawCell = int | float | str | bool | time | date | datetime | timedelta


def parse_spreadsheet(content: bytes) -> Workbook:
    """Read .xlsx, .xls, .xlsb or .ods bytes; InputRefused when the workbook is too large.

    A damaged or protected one raises whatever calamine raises.
    """
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    pages = [page for page in book.sheets_metadata if page.typ == SheetTypeEnum.WorkSheet]
    if len(pages) > MAX_SHEETS:
        raise InputRefused(TOO_LARGE)
    ods_merges = merged_ranges_of_ods(content)
    budget = MAX_FILLED_CELLS
    sheets = []
    for page in pages:
        sheet = _parse_sheet(book.get_sheet_by_name(page.name), page, ods_merges.get(page.name, ()))
        budget -= sum(len(row) for row in sheet.rows)
        if budget < 0:
            raise InputRefused(TOO_LARGE)
        sheets.append(sheet)
    return Workbook(tuple(sheets))


def _parse_sheet(
    raw: CalamineSheet, page: SheetMetadata, ods_merges: Iterable[MergedRange]
) -> Sheet:
    merged = [
        MergedRange(first[0], first[1], last[0], last[1])
        for first, last in raw.merged_cell_ranges or ()
    ]
    return Sheet(
        name=page.name,
        rows=_rows(raw),
        merged=tuple(merged) or tuple(ods_merges),
        is_hidden=page.visible != SheetVisibleEnum.Visible,
    )


def _rows(raw: CalamineSheet) -> tuple[tuple[CellValue, ...], ...]:
    """All rows from Excel row 1; the area before the first cell is filled with empty cells."""
    if raw.start is None:
        return ()
    if max(raw.height, raw.total_height // 100) * raw.total_width > MAX_AREA_CELLS:
        raise InputRefused(TOO_LARGE)
    # calamine starts at Excel row 1, but at the first used column.
    lead = (None,) * raw.start[1]
    rows = [trimmed((*lead, *map(_plain, cells))) for cells in raw.iter_rows()]
    while rows and not rows[-1]:
        rows.pop()
    return tuple(rows)


def _plain(cell: RawCell) -> CellValue:
    """A cell as text, number, truth or date; times of day and durations become text."""
    if isinstance(cell, str):
        return cell if cell.strip() else None
    if isinstance(cell, time | timedelta):
        return str(cell)
    if isinstance(cell, float) and not math.isfinite(cell):
        return str(cell)
    return cell
