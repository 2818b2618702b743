"""A list as a file for Excel or WPS: .xlsx or .csv. Every text stays a text."""

import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO, StringIO
from typing import Final

TableValue = str | int | date | None

_MAX_TEXT: Final = 32_000
"""A cell of Excel holds 32,767 characters."""

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff]")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class TableFile:
    """A titled list; `widths` are columns of Excel, `note` says who took it out and when."""

    title: str
    columns: Sequence[str]
    rows: Sequence[Sequence[TableValue]]
    widths: Sequence[int] = ()
    note: str = ""


def as_workbook(table: TableFile) -> bytes:
    """An .xlsx file: headings that can be filtered, the rows, the note below and on each page."""
    from xlsxwriter import Workbook as Writer

    buffer = BytesIO()
    writer = Writer(buffer, {"in_memory": True})
    page = writer.add_worksheet(re.sub(r"[\[\]:*?/\\']", "", table.title)[:31])
    head = writer.add_format({"bold": True, "bottom": 1, "bg_color": "#EEF1F5", "text_wrap": True})
    day = writer.add_format({"num_format": "yyyy-mm-dd", "valign": "top", "align": "left"})
    body = writer.add_format({"valign": "top"})
    grey = writer.add_format({"font_color": "#666666", "italic": True})
    for column, title in enumerate(table.columns):
        page.write_string(0, column, title, head)
    for number, row in enumerate(table.rows, start=1):
        for column, value in enumerate(row):
            if isinstance(value, date):
                page.write_datetime(number, column, value, day)
            elif isinstance(value, int):
                page.write_number(number, column, value, body)
            elif value:
                page.write_string(number, column, _plain(value)[:_MAX_TEXT], body)
    for column, width in enumerate(table.widths):
        page.set_column(column, column, width)
    if table.note:
        page.write_string(len(table.rows) + 2, 0, _plain(table.note), grey)
        page.set_footer(f"&L&9{_plain(table.note).replace('&', '&&')}&R&9&P / &N")
    page.freeze_panes(1, 2)
    page.autofilter(0, 0, max(1, len(table.rows)), len(table.columns) - 1)
    page.set_landscape()
    page.set_paper(9)  # A4
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)
    writer.close()
    return buffer.getvalue()


def as_text(table: TableFile) -> bytes:
    """A .csv file in UTF-8 that Excel opens as such; a leading tab keeps formulas texts."""
    buffer = StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(table.columns)
    for row in table.rows:
        writer.writerow([_literal(value) for value in row])
    if table.note:
        writer.writerow([table.note])
    return buffer.getvalue().encode("utf-8-sig", errors="replace")


def _literal(value: TableValue) -> str:
    text = "" if value is None else _plain(str(value))
    return f"\t{text}" if text.startswith(_FORMULA) else text


def _plain(text: str) -> str:
    return _CONTROL.sub("", text)
