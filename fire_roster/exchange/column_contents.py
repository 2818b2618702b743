"""Recognises ID numbers and mobile numbers by their shape where the title says too little."""

import re
from collections.abc import Iterable, Mapping
from typing import Final

from fire_roster.exchange.cell_values.levels import type_in_title
from fire_roster.exchange.cell_values.text import compact_text, plain_text
from fire_roster.exchange.certificate_kinds import kind_of_title
from fire_roster.exchange.column_mapping import CertificateColumns
from fire_roster.exchange.column_titles import clean_title, is_other_matter
from fire_roster.exchange.member_fields import MemberField
from fire_roster.exchange.workbook import Sheet

SAMPLED_ROWS: Final = 60

_SHAPES: Final = {
    MemberField.ID_NUMBER: re.compile(r"\d{6}(?:19|20)\d{9}[\dXx]"),
    MemberField.PHONE: re.compile(r"(?:\+?86)?1[3-9]\d-?\d{4}-?\d{4}"),
}

_DRIVING_CLASS = re.compile(r"[A-C]\d(?:[A-F]\d?)?")
_TICK = re.compile("[√✓✔有是]")
_NUMBER = re.compile(r"[A-Za-z]{0,4}\d{6,}[A-Za-z0-9]*")


def columns_told_by_content(
    sheet: Sheet,
    first_row: int,
    columns: Mapping[MemberField, int],
    unknown: Iterable[tuple[int, str]],
) -> dict[MemberField, int]:
    """Columns among the unknown ones that hold what a missing field looks like.

    `first_row` counts from 0 and is the first row below the header.
    """
    told: dict[MemberField, int] = {}
    for column, title in unknown:
        if is_other_matter(title):
            continue
        for field, shape in _SHAPES.items():
            is_free = field not in columns and field not in told
            if is_free and _has_shape(sheet, first_row, column, shape):
                told[field] = column
    return told


def papers_told_by_content(
    sheet: Sheet, first_row: int, unknown: Iterable[tuple[int, str]]
) -> list[CertificateColumns]:
    """Columns named after a paper (保安员证) that hold its numbers, ticks or classes (C1)."""
    found = []
    for column, title in unknown:
        kind, rest = kind_of_title(clean_title(title))
        field = _told_of_paper(sheet, first_row, column) if kind and not rest else None
        if field is not None:
            found.append(CertificateColumns(kind, {field: column}))
    return found


def _told_of_paper(sheet: Sheet, first_row: int, column: int) -> MemberField | None:
    shapes = {
        MemberField.NUMBER: _NUMBER,
        MemberField.DIRECTION: _DRIVING_CLASS,
        MemberField.TYPE: _TICK,
    }
    return next(
        (field for field, shape in shapes.items() if _has_shape(sheet, first_row, column, shape)),
        None,
    )


def with_types_for_positions(
    sheet: Sheet, first_row: int, columns: Mapping[MemberField, int]
) -> Mapping[MemberField, int]:
    """“类别” reads as the person's; where certificates stand below it, it is theirs."""
    column = columns.get(MemberField.POSITION)
    title = "" if column is None else clean_title(plain_text(sheet.cell(first_row - 1, column)))
    if column is None or title != "类别" or MemberField.TYPE in columns:
        return columns
    cells = (sheet.cell(row, column) for row in range(first_row, len(sheet.rows)))
    texts = [text for cell in cells if (text := compact_text(cell))]
    if sum(bool(type_in_title(one) or kind_of_title(one)[0]) for one in texts) * 5 < len(texts) * 3:
        return columns
    named = {MemberField.TYPE if f is MemberField.POSITION else f: c for f, c in columns.items()}
    return {field: named[field] for field in MemberField if field in named}


def _has_shape(sheet: Sheet, first_row: int, column: int, shape: re.Pattern[str]) -> bool:
    rows = range(first_row, first_row + SAMPLED_ROWS)
    texts = [text for row in rows if (text := compact_text(sheet.cell(row, column)))]
    return 0 < len(texts) < 2 * sum(bool(shape.fullmatch(text)) for text in texts)
