"""Finds the list in a workbook: the sheet, the header rows and the column of each field."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from fire_roster.errors import InputRefused
from fire_roster.exchange.cell_values.levels import type_in_title
from fire_roster.exchange.cell_values.text import plain_text
from fire_roster.exchange.column_assignment import assign_columns
from fire_roster.exchange.column_contents import columns_told_by_content
from fire_roster.exchange.column_titles import is_other_person
from fire_roster.exchange.header_block import ColumnTitle, column_titles
from fire_roster.exchange.member_fields import CERTIFICATE_FIELDS, MemberField, field_title
from fire_roster.exchange.workbook import Sheet, Workbook

SCANNED_ROWS: Final = 60
MAX_HEADER_ROWS: Final = 3

_WEIGHTS: Final = {
    MemberField.NAME: 10,
    MemberField.ID_NUMBER: 4,
    MemberField.PHONE: 3,
    MemberField.LEVEL: 3,
    MemberField.NUMBER: 3,
    MemberField.SEQUENCE: 1,
    MemberField.REMARK: 1,
}


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """Where the fields stand; shown for confirmation, and replaceable by the caller.

    `header_rows` are Excel row numbers (from 1), the data begins below the last; `columns` and
    `unknown` count columns from 0. `certificate_type` comes from the group title.
    """

    sheet: str
    header_rows: tuple[int, ...]
    columns: Mapping[MemberField, int]
    unknown: tuple[tuple[int, str], ...] = ()
    certificate_type: str = ""


@dataclass(frozen=True, slots=True)
class Recognition:
    """The chosen list and the names of other sheets that hold lists too."""

    mapping: ColumnMapping
    other_sheets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Found:
    sheet: Sheet
    mapping: ColumnMapping
    score: float

    @property
    def has_name(self) -> bool:
        return MemberField.NAME in self.mapping.columns


def recognise_columns(workbook: Workbook, sheet_name: str | None = None) -> Recognition:
    """Find the list with the best header; InputRefused if no sheet has a column of names."""
    found = [best for sheet in _sheets_to_search(workbook, sheet_name) if (best := _best_in(sheet))]
    lists = [candidate for candidate in found if candidate.has_name]
    if not lists:
        raise InputRefused(_no_list_message(workbook, found))
    visible = [candidate for candidate in lists if not candidate.sheet.is_hidden] or lists
    chosen = max(visible, key=lambda candidate: candidate.score)
    others = tuple(
        candidate.sheet.name
        for candidate in visible
        if candidate is not chosen and len(candidate.mapping.columns) > 1
    )
    return Recognition(chosen.mapping, others)


def sheet_named(workbook: Workbook, name: str) -> Sheet:
    """The sheet of that name; InputRefused with the names there are."""
    for sheet in workbook.sheets:
        if sheet.name.strip() == name.strip():
            return sheet
    names = "、".join(f"“{sheet.name}”" for sheet in workbook.sheets)
    raise InputRefused(f"工作簿里没有工作表“{name}”。现有：{names}。")


def _sheets_to_search(workbook: Workbook, sheet_name: str | None) -> tuple[Sheet, ...]:
    if sheet_name is not None:
        return (sheet_named(workbook, sheet_name),)
    if not any(sheet.rows for sheet in workbook.sheets):
        raise InputRefused("这个工作簿里没有内容。请选择有名单的文件。")
    return workbook.sheets


def _best_in(sheet: Sheet) -> _Found | None:
    best: _Found | None = None
    for first_row in range(min(len(sheet.rows), SCANNED_ROWS)):
        for depth in range(1, MAX_HEADER_ROWS + 1):
            titles = column_titles(sheet, first_row, depth)
            columns = assign_columns(titles)
            if not columns or _is_below_others(sheet, (first_row, depth), columns):
                continue
            score = float(sum(_WEIGHTS.get(field, 2) for field in columns))
            if best is None or score > best.score:
                best = _Found(sheet, _mapping(sheet, (first_row, depth), titles, columns), score)
    return _with_content(best) if best else None


def _is_below_others(
    sheet: Sheet, block: tuple[int, int], columns: Mapping[MemberField, int]
) -> bool:
    """Whether the row above makes one of the columns that of an emergency contact."""
    first_row, depth = block
    if first_row == 0:
        return False
    used = set(columns.values())
    titles = column_titles(sheet, first_row - 1, depth + 1)
    return any(title.column in used and is_other_person(title.group) for title in titles)


def _mapping(
    sheet: Sheet,
    block: tuple[int, int],
    titles: Iterable[ColumnTitle],
    columns: Mapping[MemberField, int],
) -> ColumnMapping:
    first_row, depth = block
    used = set(columns.values())
    groups = {title.column: title.shown for title in titles}
    kinds = [
        type_in_title(groups[column])
        for field, column in columns.items()
        if field in CERTIFICATE_FIELDS
    ]
    return ColumnMapping(
        sheet=sheet.name,
        header_rows=tuple(range(first_row + 1, first_row + depth + 1)),
        columns=dict(columns),
        unknown=tuple((title.column, title.shown) for title in titles if title.column not in used),
        certificate_type=next(filter(None, kinds), ""),
    )


def _with_content(found: _Found) -> _Found:
    """Complete the columns by what stands in them, and count the rows of the list in the score."""
    first_row = found.mapping.header_rows[-1]
    told = columns_told_by_content(
        found.sheet, first_row, found.mapping.columns, found.mapping.unknown
    )
    columns = {**found.mapping.columns, **told}
    mapping = ColumnMapping(
        found.mapping.sheet,
        found.mapping.header_rows,
        columns,
        tuple(item for item in found.mapping.unknown if item[0] not in told.values()),
        found.mapping.certificate_type,
    )
    people = _count_names(found.sheet, first_row, columns.get(MemberField.NAME))
    # An empty form must lose against a filled list; beyond that, columns tell more than rows.
    score = found.score + 4 * math.log10(people + 1) if people else found.score / 10
    return _Found(found.sheet, mapping, score)


def _count_names(sheet: Sheet, first_row: int, column: int | None) -> int:
    if column is None:
        return 0
    return sum(
        bool(plain_text(sheet.cell(row, column))) for row in range(first_row, len(sheet.rows))
    )


def _no_list_message(workbook: Workbook, found: list[_Found]) -> str:
    wanted = "、".join(
        field_title(field)
        for field in (MemberField.ID_NUMBER, MemberField.PHONE, MemberField.POSITION)
    )
    message = f"没有找到“姓名”列。名单必须有“姓名”列，最好还有{wanted}和证书各列。"
    if not found:
        return f"{message}这个文件里没有认出任何列。"
    best = max(found, key=lambda candidate: candidate.score).mapping
    known = [field_title(field) for field in best.columns]
    seen = "、".join([*known, *(title for _, title in best.unknown)][:20])
    return f"{message}在工作表“{best.sheet}”里找到的列：{seen}。"
