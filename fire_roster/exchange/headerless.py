"""Finds the people in a sheet whose header is missing or says nothing: by what stands in it."""

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Final

from fire_roster.domain.identity import id_number_problem
from fire_roster.exchange.cell_values.levels import parse_certificate_words
from fire_roster.exchange.cell_values.text import compact_text, is_blank, parse_name
from fire_roster.exchange.column_mapping import ColumnMapping
from fire_roster.exchange.member_fields import MemberField
from fire_roster.exchange.workbook import Sheet

SCANNED_ROWS: Final = 60
_LEAST_PEOPLE: Final = 2
_SHARE: Final = 0.7

# The hundred most frequent family names (2020 census) and some more; they begin about nine of ten
# names. A column counts as one of names where most of its cells begin so.
_FAMILY_NAMES: Final = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕"
    "丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱"
    "戴严欧莫孔向常汤施温康乔牛樊葛邢安齐伍庄申章鲁倪庞翁俞骆关焦季尚岳柳"
)
_NAME = re.compile("[\u3400-\u9fff\U00020000-\U0003ffff]{2,4}")
_DOTTED_NAME = re.compile(r"[\u3400-\u9fff]+(?:·[\u3400-\u9fff]+)+")
_PHONE = re.compile(r"(?:\+?86)?1[3-9]\d-?\d{4}-?\d{4}")
_NUMBER = re.compile(r"[A-Z]{0,4}\d{16}(?:\d{6})?")
_POSITION = re.compile(".*(?:值班|消防员|站长|队员|队长|驾驶员|监控员|操作员|班长|保安).*")
_TEAM = re.compile("(?:[甲乙丙丁戊一二三四五六1-6A-F](?:班|组|队|班组)|第[一二三四五六]班组?)")


def with_names_by_content(sheet: Sheet, mapping: ColumnMapping) -> ColumnMapping | None:
    """The list with its names in an unknown column that holds nothing but names."""
    first = mapping.header_rows[-1] if mapping.header_rows else 0
    for column, title in mapping.unknown:
        if _holds_names(_texts(sheet, first, column)):
            return replace(
                mapping,
                columns={MemberField.NAME: column, **mapping.columns},
                unknown=tuple(one for one in mapping.unknown if one != (column, title)),
            )
    return None


def mapping_by_content(sheet: Sheet) -> ColumnMapping | None:
    """A list without any header; None unless names stand beside ID numbers or mobile phones."""
    found: dict[MemberField, int] = {}
    for column in range(min(sheet.width, 60)):
        texts = _texts(sheet, 0, column)
        field = next(
            (one for one, fits in _CONTENTS if one not in found and fits(texts)),
            None,
        )
        if field is not None:
            found[field] = column
    has_evidence = MemberField.ID_NUMBER in found or MemberField.PHONE in found
    if MemberField.NAME not in found or not has_evidence:
        return None
    used = set(found.values())
    unknown = tuple(
        (column, f"第 {column + 1} 列")
        for column in range(sheet.width)
        if column not in used and _texts(sheet, 0, column)
    )
    columns = {field: found[field] for field in MemberField if field in found}
    return ColumnMapping(sheet.name, (), columns, unknown)


def _texts(sheet: Sheet, first_row: int, column: int) -> list[str]:
    cells = (
        sheet.cell(row, column)
        for row in range(first_row, min(first_row + SCANNED_ROWS, len(sheet.rows)))
    )
    return [compact_text(cell) for cell in cells if not is_blank(cell)]


def _holds_names(texts: list[str]) -> bool:
    names = [name for text in texts if (name := parse_name(text).value) and _looks_like(name)]
    is_varied = len(set(names)) >= max(_LEAST_PEOPLE, round(len(names) * _SHARE))
    usual = sum(name[0] in _FAMILY_NAMES or "·" in name for name in names)
    return (
        is_varied
        and len(names) >= len(texts) * _SHARE
        and usual >= len(names) * 0.6
        and not any(_POSITION.fullmatch(name) for name in names)
    )


def _looks_like(name: str) -> bool:
    return bool(_NAME.fullmatch(name) or _DOTTED_NAME.fullmatch(name))


def _mostly(fits: Callable[[str], object]) -> Callable[[list[str]], bool]:
    def check(texts: list[str]) -> bool:
        return len(texts) > 0 and _count(fits, texts) >= len(texts) * _SHARE

    return check


def _count(fits: Callable[[str], object], texts: Iterable[str]) -> int:
    return sum(bool(fits(text)) for text in texts)


def _is_level(text: str) -> bool:
    found = parse_certificate_words(text)
    return bool(found.value.level) and not found.findings and not text.isascii()


_CONTENTS: Final[tuple[tuple[MemberField, Callable[[list[str]], bool]], ...]] = (
    (MemberField.ID_NUMBER, _mostly(lambda text: not id_number_problem(text.upper()))),
    (MemberField.PHONE, _mostly(_PHONE.fullmatch)),
    (MemberField.NUMBER, _mostly(_NUMBER.fullmatch)),
    (MemberField.SEX, _mostly(lambda text: text in ("男", "女"))),
    (MemberField.LEVEL, _mostly(_is_level)),
    (MemberField.TEAM, _mostly(_TEAM.fullmatch)),
    (MemberField.POSITION, _mostly(_POSITION.fullmatch)),
    (MemberField.NAME, _holds_names),
)
