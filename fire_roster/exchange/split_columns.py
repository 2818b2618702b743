"""One value spread over several columns becomes one: 年 | 月 | 日, and a tick below 初级 | 中级.

The value moves into the first of the columns, the others become empty.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from fire_roster.exchange.cell_values.levels import parse_certificate_words
from fire_roster.exchange.cell_values.text import compact_text, plain_text
from fire_roster.exchange.member_fields import MemberField, field_title
from fire_roster.exchange.workbook import CellValue, Sheet, trimmed

_SCANNED_ROWS: Final = 20
_DATE_PARTS: Final = ("年", "月", "日")
_SEXES: Final = frozenset("男女")
_POSITIONS: Final = frozenset(
    ("站长", "副站长", "消防员", "控制室值班员", "消控室值班员", "值班员", "驾驶员", "队员", "班长")
)
_TICK: Final = re.compile("[√✓✔☑●■★vVyY1是有]")
_NUMBER: Final = re.compile(r"[A-Za-z]{0,4}\d{12,}")


@dataclass(frozen=True, slots=True)
class _Run:
    """Columns beside each other in a row of titles; `field` is None for the parts of a date."""

    row: int
    columns: range
    field: MemberField | None = None


def joined_columns(sheet: Sheet) -> Sheet:
    """The sheet with every spread value in one column; itself where there is none."""
    for row in range(min(len(sheet.rows) - 1, _SCANNED_ROWS)):
        for run in _runs(sheet, row):
            if run.field is None or _is_ticked(sheet, run):
                sheet = _joined(sheet, run)
    return sheet


def _runs(sheet: Sheet, row: int) -> list[_Run]:
    texts = [compact_text(cell) if isinstance(cell, str) else "" for cell in sheet.rows[row]]
    found: list[_Run] = []
    column = 0
    while column < len(texts):
        run = _date_run(texts, row, column) or _word_run(texts, row, column)
        if run:
            found.append(run)
        column = run.columns.stop if run else column + 1
    return found


def _date_run(texts: Sequence[str], row: int, column: int) -> _Run | None:
    for count in (3, 2):
        if tuple(texts[column : column + count]) == _DATE_PARTS[:count]:
            return _Run(row, range(column, column + count))
    return None


def _word_run(texts: Sequence[str], row: int, column: int) -> _Run | None:
    field = _field_of_word(texts[column])
    stop = column
    while stop < len(texts) and field is not None and _field_of_word(texts[stop]) is field:
        stop += 1
    is_run = stop - column > 1 and len(set(texts[column:stop])) == stop - column
    return _Run(row, range(column, stop), field) if is_run else None


def _field_of_word(text: str) -> MemberField | None:
    """The field a word is a value of; a title that is itself one of many answers."""
    if not text or len(text) > 12:
        return None
    if text in _SEXES:
        return MemberField.SEX
    if text in _POSITIONS:
        return MemberField.POSITION
    words = parse_certificate_words(text)
    return MemberField.LEVEL if words.value.level and not words.findings else None


def _is_ticked(sheet: Sheet, run: _Run) -> bool:
    """Whether nothing but ticks, or numbers of certificates, stands below the words."""
    told = _NUMBER if run.field is MemberField.LEVEL else _TICK
    filled = 0
    for row in sheet.rows[run.row + 1 :]:
        for cell in row[run.columns.start : run.columns.stop]:
            text = compact_text(cell)
            if text and not (_TICK.fullmatch(text) or told.fullmatch(text)):
                return False
            filled += bool(text)
    return filled > 0


def _joined(sheet: Sheet, run: _Run) -> Sheet:
    title = field_title(run.field) if run.field and not _is_titled_above(sheet, run) else None
    words = [compact_text(cell) for cell in sheet.rows[run.row][run.columns.start :]]
    rows = [
        *sheet.rows[: run.row],
        _with(sheet.rows[run.row], run, title),
        *(_with(row, run, _value(row, run, words)) for row in sheet.rows[run.row + 1 :]),
    ]
    return replace(sheet, rows=tuple(rows))


def _is_titled_above(sheet: Sheet, run: _Run) -> bool:
    """Whether a title above speaks of these columns and of no more (持证等级)."""
    above = sheet.rows[run.row - 1] if run.row else ()
    if not plain_text(sheet.cell(run.row - 1, run.columns.start)) or len(above) < 2:
        return False
    for area in sheet.merged:
        if (area.first_row, area.first_column) == (run.row - 1, run.columns.start):
            return area.last_column < run.columns.stop
    beside = sheet.cell(run.row - 1, run.columns.stop)
    return bool(plain_text(beside)) or not plain_text(sheet.cell(run.row, run.columns.stop))


def _with(row: Sequence[CellValue], run: _Run, value: CellValue) -> tuple[CellValue, ...]:
    """The row with the value in the first column of the run."""
    padded = [*row, *[None] * (run.columns.stop - len(row))]
    padded[run.columns.start : run.columns.stop] = [value, *[None] * (len(run.columns) - 1)]
    return trimmed(padded)


def _value(row: Sequence[CellValue], run: _Run, words: Sequence[str]) -> CellValue:
    texts = [compact_text(cell) for cell in row[run.columns.start : run.columns.stop]]
    if not any(texts):
        return None
    if run.field is None:
        parts = zip(texts, _DATE_PARTS, strict=False)
        return "".join(text + ("" if text.endswith(part) else part) for text, part in parts if text)
    named = (
        word if _TICK.fullmatch(text) else f"{word}{text}"
        for word, text in zip(words, texts, strict=False)
        if text
    )
    return "、".join(named)
