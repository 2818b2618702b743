"""The rows of a list that are people: without repeated headers, totals, examples and signatures."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from fire_roster.exchange.cell_values.text import compact_text, is_blank, plain_text
from fire_roster.exchange.column_recognition import ColumnMapping
from fire_roster.exchange.member_fields import MemberField
from fire_roster.exchange.workbook import CellValue, Sheet

_FOOTER = re.compile(
    "(?:合计|总计|小计|共计|总人数|人数合计|填表|制表|审核|审批|批准|复核|编制|经办|填报|负责)"
    "(?:人|单位|日期|时间|人员)?(?:签字|签名|盖章)?(?:[:(].*)?"
    r"|单位\(?(?:盖章|公章).*|(?:注|备注|说明|填写说明|填表说明|日期|联系人|联系电话|站长签字)\d?:.*"
    r"|第\d+页.*|共\d+[人页名].*"
)
_TOTAL = re.compile(r"(?:合计|总计|小计|共计)[:\d]*人?")
_EXAMPLE = re.compile("示例|样例|范例|填写例|举例|^例$|^例[:如]")
_FILLING_RULE = re.compile("(?:必填|选填|非必填|可选|文本|必填项|文本格式|字符|填写.*|请填.*)")
_VACANCY = re.compile("空缺|缺编|缺员|待定|待招|待聘|空编|空岗")
_EVIDENCE: Final = (
    MemberField.ID_NUMBER,
    MemberField.PHONE,
    MemberField.NUMBER,
    MemberField.JOINED,
    MemberField.ISSUED,
)


@dataclass(frozen=True, slots=True)
class ListRow:
    """The cells of one person by field; merged cells are filled down as the file says."""

    row: int
    cells: Mapping[MemberField, CellValue]


class ListRows:
    """Walks the rows below the header; `notices` tell which rows with text were left out."""

    def __init__(self, sheet: Sheet, mapping: ColumnMapping) -> None:
        self._sheet = sheet
        self._columns = mapping.columns
        self._first_row = max(mapping.header_rows, default=0)
        self._filled = _filled_down(sheet, self._first_row, set(mapping.columns.values()))
        self._header = [
            {plain_text(sheet.cell(row - 1, column)) for row in mapping.header_rows} - {""}
            for column in range(sheet.width)
        ]
        above = range(min(mapping.header_rows, default=1) - 1)
        self._above = {plain_text(cell) for row in above for cell in sheet.rows[row]} - {""}
        self._wide = {
            area.first_row for area in sheet.merged if area.last_column - area.first_column >= 2
        }
        self.notices: list[str] = []

    def __iter__(self) -> Iterator[ListRow]:
        """The people, in the order of the list."""
        self.notices.clear()
        for index in range(self._first_row, len(self._sheet.rows)):
            if self._has_person(index):
                yield ListRow(index + 1, self._cells(index))

    def _cells(self, index: int) -> dict[MemberField, CellValue]:
        return {
            field: self._sheet.cell(self._filled.get((index, column), index), column)
            for field, column in self._columns.items()
        }

    def _has_person(self, index: int) -> bool:
        texts = [plain_text(cell) for cell in self._sheet.rows[index]]
        sequence = self._columns.get(MemberField.SEQUENCE)
        content = [text for column, text in enumerate(texts) if text and column != sequence]
        if not any(texts) or self._is_furniture(texts):
            return False
        if not content:
            return False
        is_person = self._is_person(index, content)
        if not is_person:
            self.notices.append(f"第 {index + 1} 行“{content[0][:20]}”不是人员，未读入。")
        return is_person

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
        cells = self._cells(index)
        name = cells[MemberField.NAME]
        text = compact_text(name)
        if self._is_example(cells) or _FILLING_RULE.fullmatch(text) or _VACANCY.fullmatch(text):
            return False
        if not is_blank(name):
            return True
        own = (self._sheet.cell(index, self._columns[field]) for field in self._own_evidence())
        return any(not is_blank(cell) for cell in own)

    def _own_evidence(self) -> list[MemberField]:
        return [field for field in _EVIDENCE if field in self._columns]

    def _is_example(self, cells: Mapping[MemberField, CellValue]) -> bool:
        places = (MemberField.SEQUENCE, MemberField.NAME, MemberField.REMARK)
        return any(_EXAMPLE.search(compact_text(cells.get(field))) for field in places)


def _filled_down(sheet: Sheet, first_row: int, columns: set[int]) -> dict[tuple[int, int], int]:
    """For every cell below the top of a merged block: the row where its value stands."""
    filled: dict[tuple[int, int], int] = {}
    covered: dict[int, int] = {}
    for area in sorted(sheet.merged, key=lambda area: area.first_row):
        column = area.first_column
        # Overlapping blocks are not valid; each row of a column is filled once.
        if column not in columns or area.first_row < max(first_row, covered.get(column, 0)):
            continue
        last_row = min(area.last_row, len(sheet.rows) - 1)
        for row in range(area.first_row + 1, last_row + 1):
            filled[row, column] = area.first_row
        covered[column] = last_row + 1
    return filled
