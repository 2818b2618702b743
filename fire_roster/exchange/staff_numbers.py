"""Certificates listed by 工号 or ID number alone: the names come from the list of people."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from fire_roster.exchange.cell_values.text import compact_text, plain_text
from fire_roster.exchange.column_recognition import FoundList, find_list
from fire_roster.exchange.column_titles import clean_title
from fire_roster.exchange.member_fields import MemberField, field_title
from fire_roster.exchange.workbook import CellValue, Sheet, Workbook, trimmed

_KEY: Final = re.compile(
    "(?:员工|职工|人员)?(?:工号|编号|代码)|员工号|职工号|身份证号码?|公民身份号码"
)
_IDENTITY: Final = ("身份证号", "身份证号码", "公民身份号码")
_TELLING: Final = frozenset((MemberField.NUMBER, MemberField.LEVEL, MemberField.TYPE))
_COPIED: Final = (MemberField.NAME, MemberField.PHONE, MemberField.ID_NUMBER)
"""What tells the person; the ID number last, because it may be the key itself."""


@dataclass(frozen=True, slots=True)
class _Key:
    """The column of a sheet that says who is meant, and its title."""

    column: int
    title: str


def with_names(workbook: Workbook) -> Workbook:
    """The workbook with the names beside the certificates that are listed without them."""
    if len(workbook.sheets) < 2:
        return workbook
    found = [find_list(sheet) for sheet in workbook.sheets]
    people = [one for one in found if one and one.has_name]
    return Workbook(
        tuple(
            _named(sheet, one, people) if one and not one.has_name else sheet
            for sheet, one in zip(workbook.sheets, found, strict=True)
        )
    )


def _named(sheet: Sheet, papers: FoundList, people: Sequence[FoundList]) -> Sheet:
    if not _TELLING & papers.mapping.columns.keys():
        return sheet
    for key in _keys(papers):
        for one in people:
            theirs = next((other for other in _keys(one) if other.title == key.title), None)
            known = _known(one, theirs) if theirs else {}
            if known:
                return _with_people(sheet, papers.mapping.header_rows, key, known)
    return sheet


def _keys(found: FoundList) -> list[_Key]:
    header = found.mapping.header_rows[-1] - 1
    titles = [clean_title(plain_text(cell)) for cell in found.sheet.rows[header]]
    return [_Key(column, title) for column, title in enumerate(titles) if _KEY.fullmatch(title)]


def _known(found: FoundList, key: _Key) -> dict[str, list[CellValue]]:
    """The person behind each value of the key; not where two people have the same one."""
    columns = found.mapping.columns
    people: dict[str, list[list[CellValue]]] = defaultdict(list)
    for row in range(found.mapping.header_rows[-1], len(found.sheet.rows)):
        text = compact_text(found.sheet.cell(row, key.column)).upper()
        cells = [found.sheet.cell(row, columns[f]) if f in columns else None for f in _COPIED]
        if text and cells[0] is not None and cells not in people[text]:
            people[text].append(cells)
    return {text: cells[0] for text, cells in people.items() if len(cells) == 1}


def _with_people(
    sheet: Sheet, header_rows: Sequence[int], key: _Key, known: Mapping[str, list[CellValue]]
) -> Sheet:
    header, width = header_rows[-1] - 1, sheet.width
    titles: list[CellValue] = [
        field_title(field)
        for field in _COPIED
        if field is not MemberField.ID_NUMBER or not key.title.endswith(_IDENTITY)
    ]
    rows = []
    for number, row in enumerate(sheet.rows):
        text = compact_text(sheet.cell(number, key.column)).upper()
        added = titles if number == header else []
        if number > header and text in known:
            added = known[text][: len(titles)]
        rows.append(trimmed([*row, *[None] * (width - len(row)), *added]) if added else row)
    return replace(sheet, rows=tuple(rows))
