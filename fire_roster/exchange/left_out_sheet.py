"""The rows of staff lists that were left out, the reasons first, as a workbook to correct."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

from fire_roster.exchange.column_mapping import ColumnMapping
from fire_roster.exchange.column_recognition import TOLD_TITLES
from fire_roster.exchange.list_choice import sheet_named
from fire_roster.exchange.member_fields import MemberField, field_title
from fire_roster.exchange.member_rows import RowPlace
from fire_roster.exchange.workbook import CellValue, Sheet, Workbook

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

_MAX_TEXT = 32_000
"""A cell of Excel holds 32,767 characters."""


@dataclass(frozen=True, slots=True)
class LeftOutRow:
    """A row by its place, its number for people, what became of it, why, and cells put right."""

    place: RowPlace
    row: int
    state: str
    reasons: tuple[str, ...]
    edits: Mapping[tuple[MemberField, int], str] = field(default_factory=dict)


def make_left_out_sheet(
    workbook: Workbook, mappings: Sequence[ColumnMapping], rows: Iterable[LeftOutRow]
) -> bytes:
    """An .xlsx file with one sheet for each list: reasons, then the cells as they were.

    The titles are those that the import knows again. Texts are written as texts; none of them can
    become a formula.
    """
    from xlsxwriter import Workbook as Writer

    rows = list(rows)
    buffer = BytesIO()
    writer = Writer(buffer, {"in_memory": True, "strings_to_formulas": False})
    formats = {
        "day": writer.add_format({"num_format": "yyyy-mm-dd", "valign": "top"}),
        "told": writer.add_format({"text_wrap": True, "valign": "top"}),
        "title": writer.add_format({"bold": True, "bottom": 1}),
    }
    concerned = [
        (number, mapping)
        for number, mapping in enumerate(mappings)
        if any(one.place[0] == number for one in rows)
    ]
    for number, mapping in concerned or [(0, mappings[0])]:
        name = "未导入" if len(concerned) < 2 else f"未导入{number + 1}"
        page = writer.add_worksheet(name)
        of_list = [one for one in rows if one.place[0] == number]
        _write_list(page, sheet_named(workbook, mapping.sheet), mapping, of_list, formats)
    writer.close()
    return buffer.getvalue()


def _write_list(
    page: "Worksheet",
    sheet: Sheet,
    mapping: ColumnMapping,
    rows: Sequence[LeftOutRow],
    formats: Mapping[str, Any],
) -> None:
    titles = [*TOLD_TITLES, *_titles(sheet, mapping)]
    for column, title in enumerate(titles):
        page.write_string(0, column, title[:_MAX_TEXT], formats["title"])
    for number, left_out in enumerate(rows, start=1):
        page.write_string(number, 0, "\n".join(left_out.reasons)[:_MAX_TEXT], formats["told"])
        page.write_string(number, 1, left_out.state, formats["told"])
        page.write_number(number, 2, left_out.row, formats["told"])
        cells = [sheet.cell(left_out.place[1], column) for column in range(sheet.width)]
        for (where, slot), text in left_out.edits.items():
            column_of = _column_of(mapping, where, slot)
            if column_of is not None:
                cells[column_of] = text
        _write_row(page, number, len(TOLD_TITLES), cells, formats["day"])
    page.freeze_panes(1, len(TOLD_TITLES))
    page.set_column(0, 0, 56)
    page.set_column(1, 2, 8)
    page.set_column(len(TOLD_TITLES), len(titles), 16)


def _column_of(mapping: ColumnMapping, where: MemberField, slot: int) -> int | None:
    if slot == 0:
        return mapping.columns.get(where)
    more = mapping.more_certificates
    return more[slot - 1].columns.get(where) if slot <= len(more) else None


def _titles(sheet: Sheet, mapping: ColumnMapping) -> list[str]:
    known = {column: field_title(one) for one, column in mapping.columns.items()}
    for number, paper in enumerate(mapping.more_certificates, start=2):
        for one, column in paper.columns.items():
            word = field_title(one).removeprefix("证书")
            known[column] = f"{paper.type}{word}" if paper.type else f"证书{number}{word}"
    return [known.get(column, _header(sheet, mapping, column)) for column in range(sheet.width)]


def _header(sheet: Sheet, mapping: ColumnMapping, column: int) -> str:
    words = (sheet.cell(row - 1, column) for row in mapping.header_rows)
    return " ".join(str(word) for word in words if word is not None)


def _write_row(
    page: "Worksheet", number: int, first: int, cells: Sequence[CellValue], day_format: Any
) -> None:
    for column, value in enumerate(cells, start=first):
        if isinstance(value, bool):
            page.write_boolean(number, column, value)
        elif isinstance(value, datetime | date):
            page.write_datetime(number, column, value, day_format)
        elif isinstance(value, int | float):
            page.write_number(number, column, value)
        elif value:
            page.write_string(number, column, value[:_MAX_TEXT])
