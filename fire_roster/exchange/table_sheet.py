"""A plain table as a workbook: titles, rows of texts and numbers, widths; never a formula."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

Value = str | int | float
_MOST_WIDTH = 60


@dataclass(frozen=True, slots=True)
class TableSheet:
    """One sheet: a heading line, the titles, the rows."""

    name: str
    heading: str
    titles: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]


def make_tables(sheets: Sequence[TableSheet]) -> bytes:
    """The .xlsx file with one sheet per table."""
    from xlsxwriter import Workbook

    buffer = BytesIO()
    writer = Workbook(buffer, {"in_memory": True})
    bold = writer.add_format({"bold": True, "font_size": 14})
    head = writer.add_format(
        {"bold": True, "border": 1, "bg_color": "#EDEFF2", "align": "center", "text_wrap": True}
    )
    cell = writer.add_format({"border": 1})
    for sheet in sheets:
        page = writer.add_worksheet(sheet.name)
        page.write_string(0, 0, sheet.heading, bold)
        for column, title in enumerate(sheet.titles):
            page.write_string(1, column, title, head)
            page.set_column(column, column, _width(sheet, column))
        for line, row in enumerate(sheet.rows, start=2):
            for column, value in enumerate(row):
                if isinstance(value, str):
                    page.write_string(line, column, value, cell)
                else:
                    page.write_number(line, column, value, cell)
        page.freeze_panes(2, 1)
        page.set_landscape()
        page.fit_to_pages(1, 0)
        page.repeat_rows(1)
    writer.close()
    return buffer.getvalue()


def _width(sheet: TableSheet, column: int) -> int:
    texts = [sheet.titles[column], *(str(row[column]) for row in sheet.rows)]
    widest = max(sum(2 if ord(sign) > 0x2E7F else 1 for sign in text) for text in texts)
    return min(_MOST_WIDTH, widest + 2)
