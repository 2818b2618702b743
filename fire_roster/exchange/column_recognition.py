"""Finds the list in a sheet: the header rows, the column of each field, lists side by side."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from fire_roster.exchange.cell_values.levels import type_in_title
from fire_roster.exchange.cell_values.text import is_blank, plain_text
from fire_roster.exchange.column_assignment import Assignment, assign_columns
from fire_roster.exchange.column_contents import (
    columns_told_by_content,
    papers_told_by_content,
    with_types_for_positions,
)
from fire_roster.exchange.column_mapping import ColumnMapping
from fire_roster.exchange.column_titles import (
    SURE,
    candidates,
    clean_title,
    is_other_person,
    without_number,
)
from fire_roster.exchange.header_block import ColumnTitle, column_titles
from fire_roster.exchange.member_fields import CERTIFICATE_FIELDS, MemberField
from fire_roster.exchange.section_titles import section_of
from fire_roster.exchange.workbook import Sheet

SCANNED_ROWS: Final = 60
MAX_HEADER_ROWS: Final = 3
TOLD_TITLES: Final = ("原因", "结果", "原行号")
"""Columns that this program adds to the rows left out; passed over when they come back."""

_WEIGHTS: Final = {
    MemberField.NAME: 10,
    MemberField.ID_NUMBER: 4,
    MemberField.PHONE: 3,
    MemberField.LEVEL: 3,
    MemberField.NUMBER: 3,
    MemberField.SEQUENCE: 1,
    MemberField.REMARK: 1,
}
_SHARED: Final = frozenset((MemberField.TEAM, MemberField.DEPARTMENT, MemberField.STATION))


@dataclass(frozen=True, slots=True)
class FoundList:
    """The best header of a sheet: one mapping, or several where lists stand side by side."""

    sheet: Sheet
    mappings: tuple[ColumnMapping, ...]
    score: float
    people: int = 0

    @property
    def mapping(self) -> ColumnMapping:
        """The first list of the sheet."""
        return self.mappings[0]

    @property
    def has_name(self) -> bool:
        """Whether a column of names was found."""
        return MemberField.NAME in self.mapping.columns


@dataclass(frozen=True, slots=True)
class _Block:
    """Header rows, and the titles of one list in them."""

    first_row: int
    depth: int
    titles: tuple[ColumnTitle, ...]
    assigned: Assignment


def find_list(sheet: Sheet) -> FoundList | None:
    """The list with the best header in a sheet, with or without a column of names."""
    best: tuple[float, list[_Block]] | None = None
    for first_row in range(min(len(sheet.rows), SCANNED_ROWS)):
        for depth in range(1, MAX_HEADER_ROWS + 1):
            titles = column_titles(sheet, first_row, depth)
            if not titles:
                continue
            parts = _side_by_side(titles)
            shared = _shared_by_all(parts)
            blocks = [
                _Block(first_row, depth, part, assign_columns((*shared[one], *part)))
                for one, part in enumerate(parts)
            ]
            columns = blocks[0].assigned.columns
            if not columns or _is_below_others(sheet, (first_row, depth), columns):
                continue
            score = float(sum(_WEIGHTS.get(field, 2) for field in columns))
            score += sum(len(one.columns) for one in blocks[0].assigned.more)
            if best is None or _is_better(sheet, best, (score, blocks)):
                best = (score, blocks)
    return _with_content(sheet, *best) if best else None


def _is_better(
    sheet: Sheet, best: tuple[float, list[_Block]], other: tuple[float, list[_Block]]
) -> bool:
    """Whether another header tells more; of equal ones the one with a second row (起 | 止)."""
    if other[0] != best[0]:
        return other[0] > best[0]
    found, deeper = best[1][0], other[1][0]
    name = deeper.assigned.columns.get(MemberField.NAME)
    below = range(found.first_row + found.depth, deeper.first_row + deeper.depth)
    is_same = found.first_row == deeper.first_row and name is not None
    return is_same and all(is_blank(sheet.cell(row, name or 0)) for row in below)


def _side_by_side(titles: Sequence[ColumnTitle]) -> list[tuple[ColumnTitle, ...]]:
    """The titles of each list where the same titles come again to the right."""
    whole = [tuple(titles)]
    names = [index for index, title in enumerate(titles) if _is_name(title)]
    if len(names) < 2:
        titles = [replace(one, title=without_number(one.title)) for one in titles]
        names = [index for index, title in enumerate(titles) if _is_any_name(title)]
    if len(names) < 2:
        return whole
    begin = clean_title(titles[0].title)
    starts = [0]
    for before, name in pairwise(names):
        inside = range(before + 1, name)
        starts.append(
            next((i for i in reversed(inside) if clean_title(titles[i].title) == begin), name)
        )
    parts = [
        tuple(titles[start:end])
        for start, end in zip(starts, [*starts[1:], len(titles)], strict=True)
    ]
    first = {clean_title(title.title) for title in parts[0]}
    for part in parts[1:]:
        if len(first & {clean_title(title.title) for title in part}) < 2:
            return whole
    return parts


def _shared_by_all(parts: Sequence[tuple[ColumnTitle, ...]]) -> list[list[ColumnTitle]]:
    """For each list the titles left of the first one's names that hold for it too: its team."""
    first = [title for title in parts[0] if _field_of(title) in _SHARED] if len(parts) > 1 else []
    before = [title for title in first if title.column < _name_column(parts[0])]
    return [
        [
            title
            for title in (before if one else ())
            if _field_of(title) not in {_field_of(own) for own in part}
        ]
        for one, part in enumerate(parts)
    ]


def _field_of(title: ColumnTitle) -> MemberField | None:
    meanings = candidates(title.title, title.group)
    return meanings[0].field if meanings else None


def _name_column(titles: Iterable[ColumnTitle]) -> int:
    return next((one.column for one in titles if _is_any_name(one)), 0)


def _is_name(title: ColumnTitle) -> bool:
    meanings = candidates(title.title, title.group)
    is_sure = bool(meanings) and meanings[0].strength >= SURE
    return is_sure and meanings[0].field is MemberField.NAME and not is_other_person(title.group)


def _is_any_name(title: ColumnTitle) -> bool:
    meanings = candidates(title.title, title.group)
    is_name = bool(meanings) and meanings[0].field is MemberField.NAME
    return is_name and not is_other_person(title.group)


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


def _mapping(sheet: Sheet, block: _Block, is_part: bool) -> ColumnMapping:
    columns, more = block.assigned.columns, block.assigned.more
    used = {*columns.values(), *(place for one in more for place in one.columns.values())}
    groups = {title.column: title.shown for title in block.titles}
    kinds = [
        type_in_title(groups[column])
        for field, column in columns.items()
        if field in CERTIFICATE_FIELDS
    ]
    return ColumnMapping(
        sheet=sheet.name,
        header_rows=tuple(range(block.first_row + 1, block.first_row + block.depth + 1)),
        columns=dict(columns),
        unknown=tuple(
            (title.column, title.shown)
            for title in block.titles
            if title.column not in used and title.title not in TOLD_TITLES
        ),
        certificate_type=next(filter(None, kinds), ""),
        more_certificates=more,
        fixed=_told_by_groups(block.titles, columns) if is_part else {},
        span=(block.titles[0].column, block.titles[-1].column) if is_part else None,
    )


def _told_by_groups(
    titles: Iterable[ColumnTitle], columns: Mapping[MemberField, int]
) -> dict[MemberField, str]:
    """The team that a title above one of two lists side by side names."""
    for title in titles:
        section = section_of(title.group) if title.group else None
        if section and section[0] not in columns:
            return {section[0]: section[1]}
    return {}


def _with_content(sheet: Sheet, score: float, blocks: list[_Block]) -> FoundList:
    """Complete the columns by what stands in them, and count the rows of the list in the score."""
    mappings = tuple(_completed(sheet, _mapping(sheet, one, len(blocks) > 1)) for one in blocks)
    people = sum(
        _count_names(sheet, one.header_rows[-1], one.columns.get(MemberField.NAME))
        for one in mappings
    )
    # An empty form must lose against a filled list; beyond that, columns tell more than rows.
    full = score + 4 * math.log10(people + 1) if people else score / 10
    return FoundList(sheet, mappings, full, people)


def _completed(sheet: Sheet, mapping: ColumnMapping) -> ColumnMapping:
    first_row = mapping.header_rows[-1]
    told = columns_told_by_content(sheet, first_row, mapping.columns, mapping.unknown)
    papers = papers_told_by_content(
        sheet, first_row, (item for item in mapping.unknown if item[0] not in told.values())
    )
    found = replace(
        mapping,
        columns=with_types_for_positions(sheet, first_row, {**mapping.columns, **told}),
        more_certificates=(*mapping.more_certificates, *papers),
    )
    used = found.used_columns
    return replace(found, unknown=tuple(item for item in mapping.unknown if item[0] not in used))


def _count_names(sheet: Sheet, first_row: int, column: int | None) -> int:
    if column is None:
        return 0
    return sum(
        bool(plain_text(sheet.cell(row, column))) for row in range(first_row, len(sheet.rows))
    )
