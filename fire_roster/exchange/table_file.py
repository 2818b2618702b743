"""Lists as a file for Excel or WPS: .xlsx or .csv. Every text stays a text."""

import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO, StringIO
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from xlsxwriter import Workbook

TableValue = str | int | float | date | None

_MAX_TEXT: Final = 32_000
"""A cell of Excel holds 32,767 characters."""

_MOST_WIDTH: Final = 60
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff]")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class TableFile:
    """A list; `title` names the sheet.

    `heading` stands above the columns where there is one. `widths` are columns of Excel, by the
    texts where there are none. `note` stands below the rows and on each page (who, when).
    """

    title: str
    heading: str
    columns: Sequence[str]
    rows: Sequence[Sequence[TableValue]]
    widths: Sequence[int] = ()
    note: str = ""


def as_workbook(*tables: TableFile) -> bytes:
    """An .xlsx file with a sheet for each table, titles that can be filtered and stay in sight."""
    from xlsxwriter import Workbook

    buffer = BytesIO()
    writer = Workbook(buffer, {"in_memory": True})
    formats = _formats(writer)
    for table in tables:
        page = writer.add_worksheet(re.sub(r"[\[\]:*?/\\']", "", table.title)[:31])
        _fill(page, table, formats)
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


def _formats(writer: "Workbook") -> dict[str, Any]:
    return {
        "heading": writer.add_format({"bold": True, "font_size": 14}),
        "title": writer.add_format(
            {"bold": True, "bottom": 1, "bg_color": "#EEF1F5", "text_wrap": True}
        ),
        "day": writer.add_format({"num_format": "yyyy-mm-dd", "valign": "top", "align": "left"}),
        "body": writer.add_format({"valign": "top"}),
        "note": writer.add_format({"font_color": "#666666", "italic": True}),
    }


def _fill(page: Any, table: TableFile, formats: dict[str, Any]) -> None:
    top = 1 if table.heading else 0
    if table.heading:
        page.write_string(0, 0, _plain(table.heading), formats["heading"])
    for column, title in enumerate(table.columns):
        page.write_string(top, column, _plain(title), formats["title"])
        width = table.widths[column] if table.widths else _width(table, column)
        page.set_column(column, column, width)
    for number, row in enumerate(table.rows, start=top + 1):
        for column, value in enumerate(row):
            _write(page, (number, column), value, formats)
    last = top + max(1, len(table.rows))
    if table.note:
        page.write_string(top + len(table.rows) + 2, 0, _plain(table.note), formats["note"])
        page.set_footer(f"&L&9{_plain(table.note).replace('&', '&&')}&R&9&P / &N")
    page.freeze_panes(top + 1, min(2, len(table.columns) - 1))
    page.autofilter(top, 0, last, len(table.columns) - 1)
    page.set_landscape()
    page.set_paper(9)  # A4
    page.fit_to_pages(1, 0)
    page.repeat_rows(top)


def _write(page: Any, place: tuple[int, int], value: TableValue, formats: dict[str, Any]) -> None:
    if isinstance(value, date):
        page.write_datetime(*place, value, formats["day"])
    elif isinstance(value, int | float):
        page.write_number(*place, value, formats["body"])
    elif value:
        page.write_string(*place, _plain(value)[:_MAX_TEXT], formats["body"])


def _width(table: TableFile, column: int) -> int:
    texts = [table.columns[column], *(str(row[column] or "") for row in table.rows)]
    widest = max(sum(2 if ord(sign) > 0x2E7F else 1 for sign in text) for text in texts)
    return min(_MOST_WIDTH, widest + 2)


def _literal(value: TableValue) -> str:
    text = "" if value is None else _plain(str(value))
    return f"\t{text}" if text.startswith(_FORMULA) else text


def _plain(text: str) -> str:
    return _CONTROL.sub("", text)
