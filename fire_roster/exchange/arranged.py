"""Brings other layouts into the form of a list: one card for each person, one column each.

A card puts every title beside its value (姓名 | 张三 | 性别 | 男), a certificate table may follow
below. A list on its side has the titles in its first column and each person in a column. Parts of
a list below headers of their own, values over several columns and certificates without names are
brought into one list by the modules beside this one.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from fire_roster.exchange.cell_values.text import is_blank, plain_text
from fire_roster.exchange.column_titles import (
    SURE,
    candidates,
    clean_title,
    is_other_matter,
    is_other_person,
    is_possible_title,
)
from fire_roster.exchange.further_headers import below_one_header
from fire_roster.exchange.member_fields import CERTIFICATE_FIELDS, MemberField, field_title
from fire_roster.exchange.split_columns import joined_columns
from fire_roster.exchange.staff_numbers import with_names
from fire_roster.exchange.workbook import CellValue, Sheet, Workbook, trimmed

_OTHER_LABEL: Final = re.compile(
    "民族|籍贯|学历|学位|政治面貌|婚姻(?:状况)?|婚否|照片|相片|毕业(?:院校|学校|时间)?|专业|住址|现住址|"
    "家庭(?:住址|地址)|(?:通讯|联系|户籍|户口)?地址|身高|体重|血型|健康状况|特长|邮箱|电子邮箱|职称|年龄|工龄|"
    "文化程度|户口所在地|紧急联系人|工作经历|工作履历|本人签名|签名|单位|工作单位|所属单位|发证机关|发证单位"
)
_INLINE = re.compile(r"\s*([^:：]{2,12})[:：]\s*(\S.*)")
_LEAST_FIELDS: Final = 3


@dataclass(frozen=True, slots=True)
class _Label:
    """A title in a cell; `field` is None for a title of something else."""

    row: int
    column: int
    field: MemberField | None
    inline: str = ""


@dataclass(frozen=True, slots=True)
class _Area:
    """Rows and columns of one card, ends exclusive."""

    first_row: int
    end_row: int
    first_column: int
    end_column: int


def arranged(workbook: Workbook) -> Workbook:
    """The workbook with every sheet of cards or of upright people as a list."""
    return with_names(Workbook(tuple(_arranged(sheet) for sheet in workbook.sheets)))


def _arranged(sheet: Sheet) -> Sheet:
    turned = _turned(sheet)
    if turned is not None:
        return turned
    # Looked for by two characters first: a long list has a hundred thousand cells.
    rows = [
        row
        for row, cells in enumerate(sheet.rows)
        if any(isinstance(cell, str) and "名" in cell and "姓" in cell for cell in cells)
    ]
    return _from_cards(sheet, rows) or joined_columns(below_one_header(sheet, rows))


# ---- people in columns


def _turned(sheet: Sheet) -> Sheet | None:
    for column in range(min(sheet.width, 4)):
        labels = [
            (row, field)
            for row in range(min(len(sheet.rows), 200))
            if (field := _field_of(sheet.cell(row, column)))
        ]
        fields = [field for _, field in labels]
        if len(set(fields)) < _LEAST_FIELDS or MemberField.NAME not in fields:
            continue
        names = labels[fields.index(MemberField.NAME)][0]
        people = _people_beside(sheet, names, column)
        if len(people) < 2:
            continue
        first = labels[0][0]
        rows = range(first, len(sheet.rows))
        titles = [sheet.cell(row, column) for row in rows]
        cells = [trimmed([sheet.cell(row, person) for row in rows]) for person in people]
        numbers = (1, *(person + 1 for person in people))
        return replace(sheet, rows=(trimmed(titles), *cells), merged=(), row_numbers=numbers)
    return None


def _people_beside(sheet: Sheet, row: int, column: int) -> list[int]:
    """Columns of the names beside the title; none where titles stand among them (a list)."""
    right = range(column + 1, sheet.width)
    if any(_is_label(sheet.cell(row, place)) for place in right):
        return []
    return [place for place in right if not is_blank(sheet.cell(row, place))]


# ---- cards


def _from_cards(sheet: Sheet, rows: Sequence[int]) -> Sheet | None:
    names = [label for label in _name_labels(sheet, rows) if not _is_anothers(sheet, label)]
    if not names:
        return None
    widths = {
        (area.first_row, area.first_column): area.last_column - area.first_column + 1
        for area in sheet.merged
    }
    heights = {
        (area.first_row, area.first_column): area.last_row - area.first_row + 1
        for area in sheet.merged
    }
    cards = [label for label in names if _begins_card(sheet, label, widths, heights)]
    empty = [one for one in names if one not in cards and is_blank(_value(sheet, one, widths))]
    if not cards or len(cards) + len(empty) < len(names):
        return None
    people = []
    for number, card in enumerate(cards):
        people.append((card.row + 1, _read_card(sheet, _area(sheet, cards, number), widths)))
    return _as_list(sheet, people)


def _name_labels(sheet: Sheet, rows: Sequence[int]) -> Iterator[_Label]:
    for row in rows:
        for column, cell in enumerate(sheet.rows[row]):
            if isinstance(cell, str) and "姓" in cell and "名" in cell:
                label = _label(row, column, cell)
                if label is not None and label.field is MemberField.NAME:
                    yield label


def _label(row: int, column: int, cell: CellValue) -> _Label | None:
    if not isinstance(cell, str) or len(cell) > 80:
        return None
    inline = _INLINE.fullmatch(cell)
    if inline:
        field = _field_of(inline[1])
        return _Label(row, column, field, inline[2].strip()) if field else None
    field = _field_of(cell)
    if field or _is_label(cell):
        return _Label(row, column, field)
    return None


def _field_of(cell: CellValue) -> MemberField | None:
    return _field_of_text(cell) if isinstance(cell, str) and len(cell) <= 30 else None


@lru_cache(maxsize=4096)
def _field_of_text(text: str) -> MemberField | None:
    if not is_possible_title(text):
        return None
    meanings = candidates(clean_title(text))
    is_sure = bool(meanings) and meanings[0].strength >= SURE
    return meanings[0].field if is_sure else None


def _is_label(cell: CellValue) -> bool:
    if not isinstance(cell, str) or not cell or len(cell) > 16:
        return False
    if _field_of(cell):
        return True
    title = clean_title(cell)
    return bool(_OTHER_LABEL.fullmatch(title)) or (is_other_matter(title) and len(title) <= 6)


def _is_anothers(sheet: Sheet, label: _Label) -> bool:
    """Whether a title further left in the row speaks of an emergency contact."""
    before = (sheet.cell(label.row, column) for column in range(label.column))
    return any(is_other_person(plain_text(cell)) for cell in before)


def _value(sheet: Sheet, label: _Label, widths: dict[tuple[int, int], int]) -> CellValue:
    if label.inline:
        return label.inline
    width = widths.get((label.row, label.column), 1)
    return sheet.cell(label.row, label.column + width)


def _begins_card(
    sheet: Sheet,
    label: _Label,
    widths: dict[tuple[int, int], int],
    heights: dict[tuple[int, int], int],
) -> bool:
    """Whether the name stands beside its title, and no list of names below it."""
    value = _value(sheet, label, widths)
    if is_blank(value) or (not label.inline and _is_label(value)):
        return False
    if label.inline:
        return True
    below_row = label.row + heights.get((label.row, label.column), 1)
    below = sheet.cell(below_row, label.column)
    if is_blank(below) and _has_titles(sheet, below_row):
        # The second row of a header without merges: names stand below it.
        third = sheet.cell(below_row + 1, label.column)
        return is_blank(third) or _label(below_row + 1, label.column, third) is not None
    return is_blank(below) or _label(below_row, label.column, below) is not None


def _has_titles(sheet: Sheet, row: int) -> bool:
    """Whether titles of certificates stand beside each other in a row (等级 | 编号)."""
    cells = sheet.rows[row] if row < len(sheet.rows) else ()
    return sum(bool(candidates(plain_text(cell), "证书")) for cell in cells if cell is not None) > 1


def _area(sheet: Sheet, cards: Sequence[_Label], number: int) -> _Area:
    card = cards[number]
    beside = sorted(one.column for one in cards if one.row == card.row)
    place = beside.index(card.column)
    end_column = beside[place + 1] if place + 1 < len(beside) else sheet.width
    first_column = card.column if place else 0
    below = [
        one.row for one in cards if one.row > card.row and first_column <= one.column < end_column
    ]
    return _Area(card.row, min(below, default=len(sheet.rows)), first_column, end_column)


Card = list[dict[MemberField, CellValue]]
"""The person with the first certificate, and further certificates."""


def _read_card(sheet: Sheet, area: _Area, widths: dict[tuple[int, int], int]) -> Card:
    person: dict[MemberField, CellValue] = {}
    papers: Card = []
    tables: set[int] = set()
    for row in range(area.first_row, area.end_row):
        labels = [
            label
            for column in range(area.first_column, area.end_column)
            if (label := _label(row, column, sheet.cell(row, column)))
        ]
        if row in tables or any(_is_anothers(sheet, label) for label in labels):
            continue
        if _is_table_header(sheet, labels, widths):
            labels = _titles_of_table(sheet, row, labels)
            for below in _table_rows(sheet, area, row, labels):
                tables.add(below)
                papers.append(_paper(sheet, below, labels))
            continue
        for label in labels:
            value = _value(sheet, label, widths)
            is_value = label.inline or not _is_label(value)
            if label.field and is_value and not is_blank(value):
                person.setdefault(label.field, value)
    return _joined(person, [paper for paper in papers if paper])


def _is_table_header(
    sheet: Sheet, labels: Sequence[_Label], widths: dict[tuple[int, int], int]
) -> bool:
    """Whether titles stand side by side, so that their values are below them."""
    papers = [label for label in labels if label.field in CERTIFICATE_FIELDS and not label.inline]
    beside = [label for label in labels[:-1] if _is_label(_value(sheet, label, widths))]
    return len(papers) > 1 and len(beside) * 2 >= len(labels) - 1


def _titles_of_table(sheet: Sheet, row: int, labels: Sequence[_Label]) -> list[_Label]:
    """The titles with those that mean something only below a certificate (编号, 日期)."""
    known = {label.column: label for label in labels}
    for column in range(labels[0].column, sheet.width):
        text = plain_text(sheet.cell(row, column))
        meanings = candidates(text, "证书") if text and column not in known else ()
        if meanings:
            known[column] = _Label(row, column, meanings[0].field)
    return [known[column] for column in sorted(known)]


def _table_rows(sheet: Sheet, area: _Area, header: int, labels: Sequence[_Label]) -> Iterator[int]:
    for row in range(header + 1, area.end_row):
        cells = [sheet.cell(row, label.column) for label in labels]
        if all(is_blank(cell) for cell in cells) or any(_field_of(cell) for cell in cells):
            return
        yield row


def _paper(sheet: Sheet, row: int, labels: Sequence[_Label]) -> dict[MemberField, CellValue]:
    found: dict[MemberField, CellValue] = {}
    for label in labels:
        value = sheet.cell(row, label.column)
        if label.field in CERTIFICATE_FIELDS and not is_blank(value):
            found[label.field] = value
    return found


def _joined(person: dict[MemberField, CellValue], papers: Card) -> Card:
    """The first certificate of a table stands with the person unless the card named one itself."""
    if papers and not person.keys() & CERTIFICATE_FIELDS:
        return [{**person, **papers[0]}, *papers[1:]]
    return [person, *papers]


def _as_list(sheet: Sheet, people: Sequence[tuple[int, Card]]) -> Sheet:
    used = {field for _, card in people for part in card for field in part}
    fields = [field for field in MemberField if field in used]
    rows: list[tuple[CellValue, ...]] = [tuple(field_title(field) for field in fields)]
    numbers = [1]
    for number, card in people:
        name: dict[MemberField, CellValue] = {
            field: card[0][field]
            for field in (MemberField.NAME, MemberField.ID_NUMBER, MemberField.PHONE)
            if field in card[0]
        }
        for part in card:
            cells: dict[MemberField, CellValue] = {**name, **part}
            rows.append(trimmed([cells.get(field) for field in fields]))
            numbers.append(number)
    return replace(sheet, rows=tuple(rows), merged=(), row_numbers=tuple(numbers))
