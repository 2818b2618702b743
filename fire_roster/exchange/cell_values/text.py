"""Plain text of cells and names of people."""

import re
import unicodedata
from functools import lru_cache
from typing import Final

from fire_roster.exchange.cell_values.findings import Finding, Parsed, RowState
from fire_roster.exchange.workbook import CellValue

MAX_NAME_LENGTH: Final = 60

_INVISIBLE: Final = str.maketrans("", "", "\u200b\u2060\ufeff\u00ad")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_MIDDLE_DOTS: Final = str.maketrans(dict.fromkeys("・•‧∙⋅･．﹒", "·"))
_CJK: Final = (
    r"[\u2e80-\u2fdf\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)
_SPACE_IN_CJK = re.compile(rf"(?<={_CJK}) (?={_CJK})")
_SPACED_OUT = re.compile(rf"(?:[0-9A-Za-z]|{_CJK})(?: {_CJK})+")
_SPACE_AT_DOT = re.compile(r" ?· ?")
_DOT_IN_CJK = re.compile(rf"(?<={_CJK})[.](?={_CJK})")
_LOST_CHARACTER = re.compile("[\ufffd□]|(?<=[\u4e00-\u9fff])[?？]|^[?？]+(?=[\u4e00-\u9fff])")
_COMMON_NAME = re.compile("[\u4e00-\u9fff]{2,4}")
_SENTENCE = re.compile(rf"[：；，。、]|(?<={_CJK}) ?[,;/|] ?(?={_CJK})")
_SAID_BEHIND = re.compile(
    rf"{_CJK}{{2,6}}[（(【](?:男|女|.*(?:[班组队部科室站长岗员证级]|兼|主任|经理|主管|借调|新|代))[）)】]"
)
_NUMBERED = re.compile(rf"^[(（]?\d{{1,3}}[.、．)）] ?(?={_CJK}{{2,6}}$)")
_POSITIONS: Final = "副?站长|副?班长|副?队长|组长|值班长|消防员|值班员|驾驶员|监控员|主任|经理|主管"
_WITH_POSITION = re.compile(rf"^(?:{_POSITIONS}){_CJK}{{2,3}}$|^{_CJK}{{1,4}}(?:{_POSITIONS})$")
_LONG_NUMBER = re.compile(rf"{_CJK}.*\d{{7}}")
_MARKED = re.compile(rf"[*＊★☆※△▲#]+{_CJK}{{2,6}}|{_CJK}{{2,6}}[*＊★☆※△▲#]+")
_GONE_IN_NAME = re.compile(
    "[（(【](?:已|拟|待)?(?:离职|离岗|辞职|辞退|退休|调离|调出|调走|停用|待岗|长期病假|休假|产假)"
)
_EMPTY_MARKS: Final = ("", "/", "//", "\\", "-", "--", "—", "——", "–", "_", "*")
_EMPTY_WORDS: Final = frozenset(
    (*_EMPTY_MARKS, *"无 暂无 没有 空 未填 不详 未知 n/a na none null nan".split())
)
_LONGEST_EMPTY: Final = max(map(len, _EMPTY_WORDS))


def plain_text(cell: CellValue) -> str:
    """The cell as text: whole numbers without “.0”, white space runs as one space."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        # Most cells of a list are one word; they need no work.
        return cell if cell.isalnum() else _plain(cell)
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return str(cell)


def compact_text(cell: CellValue) -> str:
    """Half-width text without any white space, for dates, numbers and codes."""
    text = plain_text(cell)
    return text if text.isascii() and " " not in text else _compact(text)


def is_blank(cell: CellValue) -> bool:
    """Whether a cell says “nothing”: empty, “/”, “无”, “—” and the like."""
    if cell is None:
        return True
    if isinstance(cell, str) and len(cell) > _LONGEST_EMPTY and cell.isalnum():
        # Nothing is taken out of letters and figures: too long for any such word.
        return False
    text = compact_text(cell)
    return len(text) <= _LONGEST_EMPTY and text.casefold() in _EMPTY_WORDS


@lru_cache(maxsize=4096)
def _plain(text: str) -> str:
    return " ".join(text.translate(_INVISIBLE).split())


@lru_cache(maxsize=4096)
def _compact(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())


def kept_text(cell: CellValue) -> str:
    """Free text as it stands, with its line breaks; "" when the cell says “nothing”."""
    if is_blank(cell):
        return ""
    text = cell.translate(_INVISIBLE) if isinstance(cell, str) else plain_text(cell)
    return _CONTROL.sub("", text.replace("\r\n", "\n")).strip()


def optional_text(cell: CellValue) -> str:
    """The text, or "" when the cell says “nothing”."""
    if is_blank(cell):
        return ""
    text = _CONTROL.sub("", plain_text(cell))
    # “甲 班” and a title written upright, one character in a line, are one word.
    return text.replace(" ", "") if _SPACED_OUT.fullmatch(text) else text


def parse_name(cell: CellValue) -> Parsed[str]:
    """A person's name as it stands, without the spaces people put between two characters.

    Rare characters, markup and formulas stay literal; control characters are refused.
    """
    if cell is None:
        return Parsed("", (Finding("没有姓名。", RowState.REFUSED),))
    if isinstance(cell, str) and _COMMON_NAME.fullmatch(cell) and not _WITH_POSITION.search(cell):
        return Parsed(cell)
    text = plain_text(cell)
    if any(unicodedata.category(character) in ("Cc", "Cs") for character in text):
        return Parsed("", (Finding("姓名里有看不见的控制字符，请重新填写。", RowState.REFUSED),))
    name = _NUMBERED.sub("", _SPACE_IN_CJK.sub("", text.translate(_MIDDLE_DOTS)))
    name = _DOT_IN_CJK.sub("·", name)
    if "·" in name:
        name = _SPACE_AT_DOT.sub("·", name)
    return Parsed(name, tuple(_doubts_about_name(cell, name)))


def _doubts_about_name(cell: CellValue, name: str) -> list[Finding]:
    doubts = []
    if not isinstance(cell, str) or name.isdecimal():
        doubts.append(Finding("姓名是数字，不像人名，请核对。"))
    if _WITH_POSITION.search(name):
        doubts.append(Finding("姓名里像有岗位，请只留姓名，岗位写到它自己的列。"))
    if _LONG_NUMBER.search(name):
        doubts.append(Finding("姓名里有号码，请只留姓名。"))
    if _LOST_CHARACTER.search(name):
        doubts.append(Finding("姓名里有丢失的字（问号或方框），请改成正确的字。"))
    if _SENTENCE.search(name):
        doubts.append(Finding("姓名里有标点，可能是说明或几个人的名字，请核对。"))
    if _MARKED.fullmatch(name):
        doubts.append(Finding("姓名旁边有记号，请去掉记号，并看看它在名单里是什么意思。"))
    if _SAID_BEHIND.fullmatch(name) and not _GONE_IN_NAME.search(name):
        doubts.append(
            Finding(
                "姓名后面的括号像岗位、班组或说明，请移到它自己的列；就叫这个名字的，照这样导入。"
            )
        )
    if _GONE_IN_NAME.search(name):
        doubts.append(Finding("姓名后面写着不在岗，请改成姓名并决定怎样登记，或者不导入。"))
    if len(name) > MAX_NAME_LENGTH:
        doubts.append(Finding(f"姓名超过 {MAX_NAME_LENGTH} 个字，请核对。"))
    return doubts


@lru_cache(maxsize=256, typed=True)
def parse_sex(cell: CellValue) -> Parsed[str]:
    """男, 女 or ""."""
    if is_blank(cell):
        return Parsed("")
    text = compact_text(cell).casefold()
    if text in ("男", "男性", "男士", "m", "male", "♂"):
        return Parsed("男")
    if text in ("女", "女性", "女士", "f", "female", "♀"):
        return Parsed("女")
    return Parsed("", (Finding("性别应为“男”或“女”。"),))
