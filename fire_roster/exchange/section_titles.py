"""Words that name a team, a department or a station for all the rows below or in a sheet."""

import re
from typing import Final

from fire_roster.exchange.cell_values.text import compact_text, plain_text
from fire_roster.exchange.member_fields import MemberField
from fire_roster.exchange.workbook import CellValue

_NUMBERING = re.compile(r"^(?:[(]?[一二三四五六七八九十\d]{1,3}[)、.．:]|[IVX]+\.)")
_COUNT = re.compile(r"[(\[]?(?:共|计)?\d+[人名]?[)\]]?$|[:：]$")
_REMARK = re.compile(r"\((?!共|计|\d)[^()]*\)$")
_PEOPLE = re.compile("(?:值班|在岗|持证)?(?:人员|队员|成员|员工)$")
_LABEL = re.compile(r"^(?:班组|班别|组别|所属班组|部门|所属部门|站点|所属站点)[:：]")
_WORDS: Final = r"[\u4e00-\u9fffA-Za-z0-9]"
_SECTIONS: Final = (
    (MemberField.STATION, re.compile(rf"{_WORDS}{{0,14}}(?:消控室|控制室|消防站|微站|监控中心)")),
    (MemberField.TEAM, re.compile(rf"{_WORDS}{{1,10}}(?:班|组|班组|分队|中队)|{_WORDS}{{1,6}}队")),
    (MemberField.DEPARTMENT, re.compile(rf"{_WORDS}{{1,14}}(?:部|处|科|科室|部门|办公室|中心)")),
)


def section_of(cell: CellValue) -> tuple[MemberField, str] | None:
    """The field and its value that a lone title names: “一、甲班（4人）” is the team 甲班."""
    text = compact_text(cell)
    if not text or len(text) > 24:
        return None
    bare = _REMARK.sub("", _LABEL.sub("", _NUMBERING.sub("", text)))
    bare = _PEOPLE.sub("", _COUNT.sub("", bare))
    for field, pattern in _SECTIONS:
        if pattern.fullmatch(bare):
            return field, plain_text(bare)
    return None
