"""The rows of a list that are people: without repeated headers, totals, examples and signatures."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from fire_roster.exchange.cell_values.text import compact_text, is_blank, plain_text
from fire_roster.exchange.column_mapping import ColumnMapping
from fire_roster.exchange.fill_down import filled_by_groups, filled_by_merges
from fire_roster.exchange.member_fields import CERTIFICATE_FIELDS, MemberField, field_title
from fire_roster.exchange.member_rows import RowPlace
from fire_roster.exchange.section_titles import section_of
from fire_roster.exchange.workbook import CellValue, Sheet

_FOOTER = re.compile(
    "(?:单位|部门|科室|消防|主要|站点)?"
    "(?:合计|总计|小计|共计|总人数|人数合计|填表|制表|审核|审批|批准|复核|编制|经办|填报|负责|主管|"
    "消防安全(?:管理|责任)|安全(?:管理|责任))"
    "(?:人|单位|日期|时间|人员)?(?:签字|签名|盖章)?(?:[:(].*)?"
    r"|单位\(?(?:盖章|公章).*|(?:注|备注|说明|填写说明|填表说明|日期|联系人|联系电话|站长签字)\d?:.*"
    r"|第\d+页.*|共\d+[人页名].*"
)
_TOTAL = re.compile(r"(?:合计|总计|小计|共计)[:\d]*人?")
_EXAMPLE = re.compile("示例|样例|范例|填写例|举例|^例$|^例[:如]")
_FILLING_RULE = re.compile(
    r"必填|选填|非必填|可选|文本|必填项|文本格式|字符|填写.*|请填.*|下拉.*|\([^()]*\)"
)
_VACANCY = re.compile("空缺|暂缺|缺编|缺员|待定|待招聘?|待聘|招聘中|空编|空岗")
_EVIDENCE: Final = (
    MemberField.ID_NUMBER,
    MemberField.PHONE,
    MemberField.NUMBER,
    MemberField.JOINED,
    MemberField.ISSUED,
)
_GROUPING: Final = (MemberField.TEAM, MemberField.DEPARTMENT, MemberField.STATION)
_LEAST_COLUMNS: Final = 3
_LEAST_CELLS: Final = 4
_LONGEST_LONE_NAME: Final = 5
_PLAIN_NAME = re.compile("[\u4e00-\u9fff]{2,4}")
_SUMS: Final = (
    "初级|中级|高级|高级技师|技师|[一二三四五]级|(?:持证|合格|出勤|在岗)率|.*(?:统计|占比|比例)|其中.*"
    r"|[\d.]+%"
)
_SUMMED_UP = re.compile(_SUMS)
_NO_NAME = re.compile(
    f"{_SUMS}|.*(?:空缺|缺编|缺员|待定|待招|待聘|空编|空岗|必填|选填|可选|文本|填写|请填|合计|总计|小计|共计).*"
)

Edits = Mapping[RowPlace, Mapping[tuple[MemberField, int], str]]
"""Cells that the clerk has put right: the field, the certificate of the row (from 0), the text."""


@dataclass(frozen=True, slots=True)
class ListRow:
    """The cells of one person by field; merged cells are filled down as the file says.

    `more` are the cells of further certificates. `is_continued` is a row that adds to the person
    above: its name is merged with it, or missing beside another certificate.
    """

    row: int
    cells: Mapping[MemberField, CellValue]
    place: RowPlace = (0, 0)
    more: tuple[Mapping[MemberField, CellValue], ...] = ()
    is_continued: bool = False


class ListRows:
    """Walks the rows below the header; `notices` tell which rows with text were left out."""

    def __init__(
        self, sheet: Sheet, mapping: ColumnMapping, number: int = 0, edits: Edits | None = None
    ) -> None:
        self._sheet = sheet
        self._mapping = mapping
        self._columns = mapping.columns
        self._number = number
        self._edits = edits or {}
        self._first_row = max(mapping.header_rows, default=0)
        self._filled = filled_by_merges(sheet, self._first_row, mapping.used_columns)
        self._header = [
            {plain_text(sheet.cell(row - 1, column)) for row in mapping.header_rows} - {""}
            for column in range(sheet.width)
        ]
        above = range(min(mapping.header_rows, default=1) - 1)
        self._rows_above = above
        self._above = {plain_text(cell) for row in above for cell in sheet.rows[row]} - {""}
        self._wide = {
            area.first_row for area in sheet.merged if area.last_column - area.first_column >= 2
        }
        self._told: dict[MemberField, CellValue] = dict(mapping.fixed)
        self.notices: list[str] = []

    def __iter__(self) -> Iterator[ListRow]:
        """The people, in the order of the list."""
        self.notices.clear()
        self._told = dict(self._mapping.fixed)
        people = [index for index in self._indices() if self._has_person(index)]
        self._fill_groups(people)
        self._told = {**self._mapping.fixed, **self._first_section(people)}
        before: ListRow | None = None
        ahead = iter([*people, -1])
        wanted = next(ahead)
        for index in self._indices():
            if index == wanted:
                before = self._row(index, before)
                wanted = next(ahead)
                yield before
            else:
                self._section(index)

    def _indices(self) -> range:
        return range(self._first_row, len(self._sheet.rows))

    def _row(self, index: int, before: ListRow | None) -> ListRow:
        cells = self._cells(index)
        place = (self._number, index)
        name = self._columns[MemberField.NAME]
        is_continued = (index, name) in self._filled
        if before is not None and self._is_continuation(cells):
            person = {f: c for f, c in before.cells.items() if f not in CERTIFICATE_FIELDS}
            cells = {**cells, **person}
            is_continued = True
        more = [
            {field: self._cell(index, column) for field, column in one.columns.items()}
            for one in self._mapping.more_certificates
        ]
        for (field, slot), text in self._edits.get(place, {}).items():
            if slot == 0:
                cells[field] = text
            elif slot <= len(more):
                more[slot - 1][field] = text
        return ListRow(self._sheet.row_number(index), cells, place, tuple(more), is_continued)

    def _cell(self, index: int, column: int) -> CellValue:
        row = self._filled.get((index, column), index) if self._filled else index
        return self._sheet.cell(row, column)

    def _cells(self, index: int) -> dict[MemberField, CellValue]:
        cells: dict[MemberField, CellValue] = dict(self._told)
        for field, column in self._columns.items():
            cells[field] = self._cell(index, column)
        return cells

    def _is_continuation(self, cells: Mapping[MemberField, CellValue]) -> bool:
        """Whether only a certificate stands in the row: another one of the person above."""
        if not is_blank(cells[MemberField.NAME]):
            return False
        own = [
            field
            for field, column in self._columns.items()
            if not is_blank(cells[field]) and field not in self._told
        ]
        papers = {MemberField.NUMBER, MemberField.LEVEL, MemberField.TYPE} & set(own)
        person = set(own) - CERTIFICATE_FIELDS - set(_GROUPING)
        return bool(papers) and not person

    def _fill_groups(self, people: Sequence[int]) -> None:
        """Team, department and station written once for the rows below, without a merge."""
        for field in _GROUPING:
            column = self._columns.get(field)
            if column is None:
                continue
            found = filled_by_groups(self._sheet, column, people)
            if found:
                self._filled.update(found)
                self.notices.append(
                    f"“{field_title(field)}”列的空格按它上面的一格填写，请在预览里核对。"
                )

    def _section(self, index: int) -> None:
        """A lone title such as “甲班” tells the team of the rows below it."""
        found = self._section_in(index)
        if found:
            self._told[found[0]] = found[1]

    def _first_section(self, people: Sequence[int]) -> dict[MemberField, CellValue]:
        """What a lone title above the header says, where further titles of its kind stand below.

        “甲班” above and “乙班” between the rows: the first rows are of 甲班.
        """
        walked = set(people)
        below = {
            found[0]
            for index in self._indices()
            if index not in walked and (found := self._section_in(index))
        }
        for index in reversed(self._rows_above):
            found = self._section_in(index)
            if found:
                place, title = self._sheet.row_number(index), field_title(found[0])
                if found[0] not in below:
                    return {}
                self.notices.append(f"第 {place} 行“{found[1]}”作为下面各行的{title}。")
                return {found[0]: found[1]}
        return {}

    def _section_in(self, index: int) -> tuple[MemberField, str] | None:
        filled = {text for text in self._texts(index) if text}
        if not filled:
            # A lone title at the left speaks for the lists beside each other.
            filled = {text for cell in self._sheet.rows[index] if (text := plain_text(cell))}
        if len(filled) != 1 or len(self._columns) < _LEAST_COLUMNS:
            return None
        section = section_of(filled.pop())
        return section if section and section[0] not in self._columns else None

    def _texts(self, index: int) -> list[str]:
        """What stands in the row, within the columns of this list."""
        cells = self._sheet.rows[index]
        if self._mapping.span is None:
            return [plain_text(cell) for cell in cells]
        first, last = self._mapping.span
        return [
            plain_text(cell) if first <= column <= last else "" for column, cell in enumerate(cells)
        ]

    def _has_person(self, index: int) -> bool:
        if self._is_plain_person(index):
            return True
        texts = self._texts(index)
        sequence = self._columns.get(MemberField.SEQUENCE)
        content = [text for column, text in enumerate(texts) if text and column != sequence]
        if not any(texts) or self._is_furniture(texts):
            return False
        section = self._section_in(index)
        if section:
            place, title = self._sheet.row_number(index), field_title(section[0])
            self.notices.append(f"第 {place} 行“{section[1]}”作为下面各行的{title}。")
            return False
        if not content:
            return False
        is_person = self._is_person(index, content)
        if not is_person:
            self.notices.append(
                f"第 {self._sheet.row_number(index)} 行“{content[0][:20]}”不是人员，未读入。"
            )
        return is_person

    def _is_plain_person(self, index: int) -> bool:
        """Whether a row is beyond doubt a person: most rows are, and need no closer look."""
        cells = self._sheet.rows[index]
        column = self._columns[MemberField.NAME]
        name = cells[column] if column < len(cells) else None
        if not isinstance(name, str) or not _PLAIN_NAME.fullmatch(name):
            return False
        if name in self._header[column] or _NO_NAME.fullmatch(name):
            return False
        filled = [cell for cell in cells if cell is not None]
        first = filled[0]
        is_odd = isinstance(first, str) and _FOOTER.fullmatch(compact_text(first)) is not None
        return len(filled) >= _LEAST_CELLS and not is_odd and not self._is_example(index)

    def _is_furniture(self, texts: list[str]) -> bool:
        """Whether a row repeats the header or the page title, sums up, or is a signature line."""
        seen = {text for text in texts if text}
        first = compact_text(next(text for text in texts if text))
        repeated = sum(text in titles for text, titles in zip(texts, self._header, strict=False))
        name = self._columns[MemberField.NAME]
        name_text = compact_text(texts[name]) if name < len(texts) else ""
        return (
            seen <= self._above
            or repeated >= 2
            or (repeated == 1 and len(seen) == 1)
            or _FOOTER.fullmatch(first) is not None
            or _FOOTER.fullmatch(name_text) is not None
            or _TOTAL.fullmatch(first) is not None
        )

    def _is_person(self, index: int, content: list[str]) -> bool:
        if len(content) == 1 and index in self._wide:
            return False
        name = self._cell(index, self._columns[MemberField.NAME])
        text = compact_text(name)
        if _SUMMED_UP.fullmatch(text):
            return False
        if self._is_example(index) or _FILLING_RULE.fullmatch(text) or _VACANCY.fullmatch(text):
            return False
        if not is_blank(name):
            return not self._is_lone_sentence(text, content)
        own = (self._sheet.cell(index, self._columns[field]) for field in self._own_evidence())
        return any(not is_blank(cell) for cell in own)

    def _is_lone_sentence(self, text: str, content: list[str]) -> bool:
        """Whether a single text stands in the row that is too long for a name (a closing note)."""
        is_alone = len(content) == 1 and len(self._columns) >= _LEAST_COLUMNS
        return (
            is_alone and len(text) > _LONGEST_LONE_NAME and "·" not in text and not text.isascii()
        )

    def _own_evidence(self) -> list[MemberField]:
        return [field for field in _EVIDENCE if field in self._columns]

    def _is_example(self, index: int) -> bool:
        places = (MemberField.SEQUENCE, MemberField.NAME, MemberField.REMARK)
        cells = (self._cell(index, self._columns[f]) for f in places if f in self._columns)
        return any(_EXAMPLE.search(compact_text(cell)) for cell in cells if isinstance(cell, str))
