"""Merged cells of an OpenDocument sheet, which calamine does not tell."""

import io
import zipfile
from typing import Final
from xml.etree.ElementTree import Element, iterparse

from fire_roster.exchange.workbook import MergedRange

_TABLE: Final = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_CELLS: Final = (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")


def merged_ranges_of_ods(content: bytes) -> dict[str, tuple[MergedRange, ...]]:
    """Merged ranges by sheet name; empty for any other kind of workbook.

    Raises what zipfile and the XML parser raise when the file is damaged.
    """
    if not content.startswith(b"PK"):
        return {}
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        if "content.xml" not in archive.namelist():
            return {}
        with archive.open("content.xml") as stream:
            found: dict[str, tuple[MergedRange, ...]] = {}
            for _, element in iterparse(stream):
                if element.tag == f"{_TABLE}table":
                    found[element.get(f"{_TABLE}name", "")] = _merged_in(element)
                    element.clear()
            return found


def _merged_in(table: Element) -> tuple[MergedRange, ...]:
    found = []
    row_index = 0
    for row in table.iter(f"{_TABLE}table-row"):
        found.extend(_merged_in_row(row, row_index))
        row_index += _count(row, "number-rows-repeated")
    return tuple(found)


def _merged_in_row(row: Element, row_index: int) -> list[MergedRange]:
    found = []
    column = 0
    for cell in row:
        if cell.tag not in _CELLS:
            continue
        height = _count(cell, "number-rows-spanned")
        width = _count(cell, "number-columns-spanned")
        if height > 1 or width > 1:
            found.append(MergedRange(row_index, column, row_index + height - 1, column + width - 1))
        column += _count(cell, "number-columns-repeated")
    return found


def _count(element: Element, name: str) -> int:
    return int(element.get(f"{_TABLE}{name}", "1"))
