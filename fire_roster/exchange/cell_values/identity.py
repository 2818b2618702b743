"""ID numbers (GB 11643-1999), phone numbers and certificate numbers."""

import re
from datetime import date
from typing import Final

from fire_roster.exchange.cell_values.findings import Finding, Parsed, RowState, note
from fire_roster.exchange.cell_values.text import compact_text, is_blank, optional_text
from fire_roster.exchange.workbook import CellValue

_WEIGHTS: Final = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK_CHARACTERS: Final = "10X98765432"
_SCIENTIFIC = re.compile(r"\d(?:\.\d+)?E\+?\d+", re.IGNORECASE)
_EXACT_DIGITS: Final = 15
_NUMBER_PREFIX = re.compile(r"^(?:NO[.:]|编号:|第(?=.*号$))")
_PHONE_NOISE = re.compile(r"[-—–_.()\s]")
_MOBILE = re.compile(r"1[3-9]\d{9}")
_LANDLINE = re.compile(r"(?:0\d{2,3})?\d{7,8}")

LOST_DIGITS: Final = (
    "在 Excel 里存成了数字，后几位已经丢失，不能猜。请把这一列设为“文本”格式，再重新填写这一格。"
)


def parse_id_number(cell: CellValue) -> Parsed[str]:
    """The 18 characters of an ID number.

    Refused when the cell is a number; to be decided when length, date or check digit is wrong.
    """
    if is_blank(cell):
        return Parsed("")
    text = compact_text(cell).lstrip("'").upper()
    if isinstance(cell, int | float) or _SCIENTIFIC.fullmatch(text):
        return Parsed("", (Finding(f"身份证号{LOST_DIGITS}", RowState.REFUSED),))
    text = text.replace("-", "")
    problem = _problem_of_id(text)
    return Parsed(text, (Finding(problem),) if problem else ())


def birth_of(id_number: str) -> date | None:
    """The birth date in an 18-digit ID number, None if there is no such day."""
    try:
        return date(int(id_number[6:10]), int(id_number[10:12]), int(id_number[12:14]))
    except ValueError:
        return None


def sex_of(id_number: str) -> str:
    """男 for an odd 17th digit, 女 for an even one."""
    return "男" if int(id_number[16]) % 2 else "女"


def check_character(first_17_digits: str) -> str:
    """The 18th character: ISO 7064 MOD 11-2 over the first seventeen digits."""
    total = sum(
        int(digit) * weight for digit, weight in zip(first_17_digits, _WEIGHTS, strict=True)
    )
    return _CHECK_CHARACTERS[total % 11]


def parse_phone(cell: CellValue) -> Parsed[str]:
    """A phone number as digits; anything unusual stays as it is, with a note."""
    if is_blank(cell):
        return Parsed("")
    digits = _PHONE_NOISE.sub("", compact_text(cell).lstrip("'"))
    digits = re.sub(r"^(?:\+|00)86", "", digits)
    if len(digits) == 13 and digits.startswith("86"):
        digits = digits[2:]
    if _MOBILE.fullmatch(digits):
        return Parsed(digits)
    if _LANDLINE.fullmatch(digits) and digits[0] != "1":
        return Parsed(digits)
    text = optional_text(cell)
    if digits.isdecimal() and digits.isascii():
        return Parsed(digits, (note(f"电话是 {len(digits)} 位，不是 11 位手机号，请核对。"),))
    return Parsed(text, (note("电话不是一个号码，已照原样保留。"),))


def parse_certificate_number(cell: CellValue) -> Parsed[str]:
    """A certificate number in half-width capitals without spaces.

    To be decided when it was stored as a number that Excel may have cut.
    """
    if is_blank(cell):
        return Parsed("")
    text = compact_text(cell).lstrip("'").upper()
    if _SCIENTIFIC.fullmatch(text) or (isinstance(cell, int | float) and _may_be_cut(text)):
        return Parsed("", (Finding(f"证书编号{LOST_DIGITS}"),))
    return Parsed(_NUMBER_PREFIX.sub("", text))


def _may_be_cut(digits: str) -> bool:
    """Excel keeps 15 digits and sets the rest to 0; a double is exact up to 2⁵³."""
    return len(digits) > _EXACT_DIGITS and (digits.endswith("0") or int(digits) > 2**53)


def _problem_of_id(text: str) -> str:
    """What is wrong with an ID number, or ""."""
    if re.fullmatch(r"[0-9]{15}", text):
        return "身份证号是 15 位的旧号，请换成 18 位。"
    if len(text) != 18:
        return f"身份证号应为 18 位，这里是 {len(text)} 位。"
    if not re.fullmatch(r"[0-9]{17}[0-9X]", text):
        return "身份证号里有不该有的字符，请核对。"
    birth = birth_of(text)
    if birth is None or birth.year < 1900:
        return "身份证号里的出生日期不存在，请核对。"
    if check_character(text[:17]) != text[17]:
        return "身份证号的校验位不对，可能写错了一位，请核对。"
    return ""
