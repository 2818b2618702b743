"""ID numbers (GB 11643-1999), phone numbers and certificate numbers."""

import re
from typing import Final

from fire_roster.domain.identity import id_number_problem
from fire_roster.exchange.cell_values.findings import Finding, Parsed, RowState, note
from fire_roster.exchange.cell_values.text import (
    compact_text,
    is_blank,
    optional_text,
    plain_text,
)
from fire_roster.exchange.workbook import CellValue

_SCIENTIFIC = re.compile(r"\d(?:\.\d+)?E\+?\d+", re.IGNORECASE)
_EXACT_DIGITS: Final = 15
_NUMBER_AS_TEXT = re.compile(r"\d+\.0+")
_NUMBER_PREFIX = re.compile(r"^(?:NO[.:]|编号:|第(?=.*号$))")
_APART = re.compile(r"[/,，、;；\s]+")
_LONG_NUMBER = re.compile(r"\d{8}")
_PHONE_NOISE = re.compile(r"[-—–_.()\s]")
_MOBILE = re.compile("1[3-9][0-9]{9}")
_SEVERAL_MOBILES = re.compile(r"(?<!\d)1[3-9]\d{9}(?!\d)")
# What most cells of a column look like needs no further work.
_FORMULA_TEXT = re.compile('="([^"]*)"')
_APOSTROPHES: Final = "'\u2018\u2019`\u00b4"
_WHOLE_ID = re.compile("[0-9]{17}[0-9X]")
_WHOLE_NUMBER = re.compile("[0-9]{6,30}")
_LANDLINE = re.compile(r"(?:0\d{2,3})?\d{7,8}")

_MASKED = re.compile(r"(?=.*[*＊●•×]{2})[0-9X*＊●•×]+", re.IGNORECASE)
_IS_MASKED: Final = note("号码打了码，没有读入；库里原有的号码不变。")

LOST_DIGITS: Final = (
    "在 Excel 里存成了数字，后几位已经丢失，不能猜。请把这一列设为“文本”格式，再重新填写这一格。"
)


def parse_id_number(cell: CellValue) -> Parsed[str]:
    """The 18 characters of an ID number.

    Refused when the cell is a number; to be decided when length, date or check digit is wrong.
    A masked one (110101********1234) says nothing.
    """
    if is_blank(cell):
        return Parsed("")
    if isinstance(cell, str) and _WHOLE_ID.fullmatch(cell):
        problem = id_number_problem(cell)
        return Parsed(cell, (Finding(problem),) if problem else ())
    cell = _without_decimals(cell)
    text = _unquoted(compact_text(cell)).upper()
    if isinstance(cell, int | float) or _SCIENTIFIC.fullmatch(text):
        return Parsed("", (Finding(f"身份证号{LOST_DIGITS}", RowState.REFUSED),))
    text = text.replace("-", "")
    if _MASKED.fullmatch(text):
        return Parsed("", (_IS_MASKED,))
    problem = id_number_problem(text)
    return Parsed(text, (Finding(problem),) if problem else ())


def parse_phone(cell: CellValue) -> Parsed[str]:
    """A phone number as digits; anything unusual stays as it is, with a note.

    A masked one says nothing; one that Excel has cut (1.38E+10) needs a decision.
    """
    if is_blank(cell):
        return Parsed("")
    if isinstance(cell, str) and _MOBILE.fullmatch(cell):
        return Parsed(cell)
    cell = _without_decimals(cell)
    if isinstance(cell, str) and len(_SEVERAL_MOBILES.findall(cell)) > 1:
        return Parsed(optional_text(cell), (note("有两个电话号码，已照原样保留。"),))
    digits = _PHONE_NOISE.sub("", _unquoted(compact_text(cell)))
    digits = re.sub(r"^(?:\+|00)86", "", digits)
    if len(digits) == 13 and digits.startswith("86"):
        digits = digits[2:]
    if _MOBILE.fullmatch(digits):
        return Parsed(digits)
    if _LANDLINE.fullmatch(digits) and digits[0] != "1":
        return Parsed(digits)
    text = optional_text(cell)
    if _SCIENTIFIC.fullmatch(compact_text(cell)):
        return Parsed("", (Finding(f"电话{LOST_DIGITS}"),))
    if _MASKED.fullmatch(digits):
        return Parsed("", (_IS_MASKED,))
    if digits.isdecimal() and digits.isascii():
        return Parsed(digits, (note(f"电话是 {len(digits)} 位，不是 11 位手机号，请核对。"),))
    return Parsed(text, (note("电话不是一个号码，已照原样保留。"),))


def parse_certificate_number(cell: CellValue) -> Parsed[str]:
    """A certificate number in half-width capitals without spaces.

    To be decided when it was stored as a number that Excel may have cut.
    """
    if is_blank(cell):
        return Parsed("")
    if isinstance(cell, str) and _WHOLE_NUMBER.fullmatch(cell):
        return Parsed(cell)
    cell = _without_decimals(cell)
    text = _unquoted(compact_text(cell)).upper()
    if _SCIENTIFIC.fullmatch(text) or (isinstance(cell, int | float) and _may_be_cut(text)):
        return Parsed("", (Finding(f"证书编号{LOST_DIGITS}"),))
    doubts = []
    if sum(_LONG_NUMBER.search(part) is not None for part in _APART.split(plain_text(cell))) > 1:
        doubts.append(Finding("一格里有几个证书编号，请分开填写。"))
    elif not any(character.isdecimal() for character in text):
        doubts.append(Finding("这不像证书编号，请填写编号，还没有的留空。"))
    return Parsed(_NUMBER_PREFIX.sub("", text), tuple(doubts))


def _without_decimals(cell: CellValue) -> CellValue:
    """“13800138000.0” is a number that another program has written as text: the number itself."""
    text = _unquoted(compact_text(cell)) if isinstance(cell, str) else ""
    return int(text.partition(".")[0]) if _NUMBER_AS_TEXT.fullmatch(text) else cell


def _may_be_cut(digits: str) -> bool:
    """Excel keeps 15 digits and sets the rest to 0; a double is exact up to 2⁵³."""
    return len(digits) > _EXACT_DIGITS and (digits.endswith("0") or int(digits) > 2**53)


def _unquoted(text: str) -> str:
    """The text without an apostrophe or ="…", which keep a number a text."""
    found = _FORMULA_TEXT.fullmatch(text)
    return found[1] if found else text.lstrip(_APOSTROPHES)
