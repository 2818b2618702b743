"""The header of a list as titles by column: one to three rows, group titles spread over columns."""

from dataclasses import dataclass

from fire_roster.exchange.cell_values.text import plain_text
from fire_roster.exchange.column_titles import is_possible_title
from fire_roster.exchange.workbook import Sheet

MAX_COLUMNS = 300


@dataclass(frozen=True, slots=True)
class ColumnTitle:
    """The title of one column, with the group title above it ("" if none)."""

    column: int
    title: str
    group: str

    @property
    def shown(self) -> str:
        """The title as the clerk knows it."""
        return f"{self.group} {self.title}" if self.group else self.title


def column_titles(sheet: Sheet, first_row: int, depth: int) -> tuple[ColumnTitle, ...]:
    """The titles of a header block; empty if a row in it cannot belong to a header."""
    rows = [
        [plain_text(sheet.cell(row, column)) for column in range(min(sheet.width, MAX_COLUMNS))]
        for row in range(first_row, first_row + depth)
    ]
    if not all(_may_be_header(sheet, first_row + offset, row) for offset, row in enumerate(rows)):
        return ()
    for offset in range(depth - 1):
        _spread_merged(sheet, first_row + offset, rows[offset])
        _spread_unmerged(rows[offset], rows[offset + 1])
    return tuple(_titles(rows))


def _titles(rows: list[list[str]]) -> list[ColumnTitle]:
    found = []
    for column, parts in enumerate(zip(*rows, strict=True)):
        words = list(dict.fromkeys(part for part in parts if part))
        if words:
            found.append(ColumnTitle(column, words[-1], " ".join(words[:-1])))
    return found


def _may_be_header(sheet: Sheet, row_index: int, texts: list[str]) -> bool:
    words = [text for text in texts if text]
    if not words or not all(is_possible_title(text) for text in words):
        return False
    return len(words) > 1 or not _is_page_title(sheet, row_index, texts)


def _is_page_title(sheet: Sheet, row_index: int, texts: list[str]) -> bool:
    """Whether the single text of a row is the title of the page: wide, or alone at the left."""
    if sheet.width == 1:
        return False
    column = next(index for index, text in enumerate(texts) if text)
    width = 1
    for area in sheet.merged:
        if (area.first_row, area.first_column) == (row_index, column):
            width = area.last_column - area.first_column + 1
    return column <= 1 or width * 10 > sheet.width * 6


def _spread_merged(sheet: Sheet, row_index: int, texts: list[str]) -> None:
    for area in sheet.merged:
        if area.first_row == row_index and area.last_column > area.first_column:
            for column in range(area.first_column, min(area.last_column + 1, len(texts))):
                texts[column] = texts[area.first_column]


def _spread_unmerged(texts: list[str], below: list[str]) -> None:
    """Carry a group title to the right where no merge says so (CSV, 跨列居中)."""
    group = ""
    for column, text in enumerate(texts):
        if text:
            group = text if below[column] else ""
        elif below[column]:
            texts[column] = group
        else:
            group = ""
