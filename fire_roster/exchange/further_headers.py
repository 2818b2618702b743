"""A list whose header comes again in another form: every part is brought below the first header.

“一、消控室” with 姓名 | 证书编号 | 电话 and “二、微型消防站” with 姓名 | 岗位 | 电话 in one sheet.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from fire_roster.exchange.cell_values.text import is_blank, plain_text
from fire_roster.exchange.column_titles import candidates, clean_title, is_possible_title
from fire_roster.exchange.member_fields import MemberField
from fire_roster.exchange.workbook import CellValue, MergedRange, Sheet, trimmed

_LEAST_FIELDS: Final = 3
_Titles = dict[tuple[str, int], int]
"""The column of each title: what it means, and which of equal ones it is."""


def below_one_header(sheet: Sheet, rows: Sequence[int]) -> Sheet:
    """The sheet with one header for all its parts; itself where there is one header, or doubt.

    `rows` are those in which 姓名 stands.
    """
    starts = [row for row in rows if _is_header(sheet.rows[row])]
    if len(starts) < 2:
        return sheet
    headers = [_titles(sheet.rows[row]) for row in starts]
    if all(header == headers[0] for header in headers) or any(map(_is_doubtful, headers)):
        return sheet
    if any(_has_second_row(sheet, row) for row in starts):
        return sheet
    places = dict(headers[0])
    texts = list(sheet.rows[starts[0]])
    texts += [None] * (sheet.width - len(texts))
    for row, header in zip(starts[1:], headers[1:], strict=True):
        for key, column in header.items():
            if key not in places:
                places[key] = len(texts)
                texts.append(sheet.rows[row][column])
    return _moved(sheet, starts, headers, (places, texts))


def _is_header(cells: Sequence[CellValue]) -> bool:
    texts = [plain_text(cell) for cell in cells if not is_blank(cell)]
    fields = {one[0].field for text in texts if (one := candidates(text))}
    is_list = MemberField.NAME in fields and len(fields) >= _LEAST_FIELDS
    return is_list and all(map(is_possible_title, texts))


def _titles(row: Sequence[CellValue]) -> _Titles:
    found: _Titles = {}
    for column, cell in enumerate(row):
        text = plain_text(cell)
        if text:
            meanings = candidates(text)
            key = meanings[0].field.value if meanings else clean_title(text)
            found[key, sum(known == key for known, _ in found)] = column
    return found


def _is_doubtful(header: _Titles) -> bool:
    """Whether two lists stand beside each other."""
    return (MemberField.NAME.value, 1) in header


def _has_second_row(sheet: Sheet, row: int) -> bool:
    """Whether the header has groups: a merge over columns, or a row of titles without a name."""
    if any(area.first_row == row and area.last_column > area.first_column for area in sheet.merged):
        return True
    below = sheet.rows[row + 1] if row + 1 < len(sheet.rows) else ()
    texts = [plain_text(cell) for cell in below if not is_blank(cell)]
    return len(texts) > 1 and all(candidates(text, "证书") for text in texts)


def _moved(
    sheet: Sheet,
    starts: Sequence[int],
    headers: Sequence[_Titles],
    whole: tuple[_Titles, Sequence[CellValue]],
) -> Sheet:
    places, texts = whole
    rows: list[tuple[CellValue, ...]] = list(sheet.rows)
    merged = [area for area in sheet.merged if area.first_row < starts[1]]
    for number, start in enumerate(starts):
        end = starts[number + 1] if number + 1 < len(starts) else len(rows)
        rows[start] = trimmed(texts)
        if number == 0:
            continue
        columns = {column: places[key] for key, column in headers[number].items()}
        for row in range(start + 1, end):
            rows[row] = _row_moved(rows[row], columns, len(texts))
        merged += _merges_moved(sheet.merged, range(start + 1, end), columns)
    return replace(sheet, rows=tuple(rows), merged=tuple(merged))


def _row_moved(
    row: tuple[CellValue, ...], columns: Mapping[int, int], width: int
) -> tuple[CellValue, ...]:
    """The cells below their titles; a lone text (a section, a note) stays where it is."""
    if sum(not is_blank(cell) for cell in row) <= 1:
        return row
    cells: list[CellValue] = [None] * width
    for column, cell in enumerate(row):
        if column in columns:
            cells[columns[column]] = cell
    return trimmed(cells)


def _merges_moved(
    merged: Sequence[MergedRange], rows: range, columns: Mapping[int, int]
) -> list[MergedRange]:
    return [
        replace(area, first_column=place, last_column=place)
        for area in merged
        if area.first_row in rows
        and area.first_column == area.last_column
        and (place := columns.get(area.first_column)) is not None
    ]
