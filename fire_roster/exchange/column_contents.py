"""Recognises ID numbers and mobile numbers by their shape where the title says too little."""

import re
from collections.abc import Iterable, Mapping
from typing import Final

from fire_roster.exchange.cell_values.text import compact_text
from fire_roster.exchange.column_titles import is_other_matter
from fire_roster.exchange.member_fields import MemberField
from fire_roster.exchange.workbook import Sheet

SAMPLED_ROWS: Final = 60

_SHAPES: Final = {
    MemberField.ID_NUMBER: re.compile(r"\d{6}(?:19|20)\d{9}[\dXx]"),
    MemberField.PHONE: re.compile(r"(?:\+?86)?1[3-9]\d-?\d{4}-?\d{4}"),
}


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


def _has_shape(sheet: Sheet, first_row: int, column: int, shape: re.Pattern[str]) -> bool:
    rows = range(first_row, first_row + SAMPLED_ROWS)
    texts = [text for row in rows if (text := compact_text(sheet.cell(row, column)))]
    return sum(bool(shape.fullmatch(text)) for text in texts) * 2 > len(texts)
