"""Identity numbers of people: 18 characters with birth date and check digit (GB 11643-1999)."""

import re
from datetime import date
from typing import Final

_WEIGHTS: Final = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK_DIGITS: Final = "10X98765432"
_LENGTH: Final = 18
_FIRST_YEAR: Final = 1900


def id_number_problem(id_number: str) -> str:
    """What is wrong with a number in capitals without blanks, as a sentence; "" for a right one."""
    if re.fullmatch(r"[0-9]{15}", id_number):
        return "身份证号是 15 位的旧号，请换成 18 位。"
    if len(id_number) != _LENGTH:
        return f"身份证号应为 18 位，这里是 {len(id_number)} 位。"
    if not re.fullmatch(r"[0-9]{17}[0-9X]", id_number):
        return "身份证号里有不该有的字符，请核对。"
    birth = birth_of_id_number(id_number)
    if birth is None or birth.year < _FIRST_YEAR:
        return "身份证号里的出生日期不存在，请核对。"
    if with_check_digit(id_number[:-1]) != id_number:
        return "身份证号的校验位不对，可能写错了一位，请核对。"
    return ""


def birth_of_id_number(id_number: str) -> date | None:
    """The birth date inside an 18-character number, None where there is none."""
    digits = id_number[6:14]
    if len(id_number) != _LENGTH or not re.fullmatch(r"[0-9]{8}", digits):
        return None
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return None


def sex_of_id_number(id_number: str) -> str:
    """男 for an odd 17th digit, 女 for an even one."""
    return "男" if int(id_number[16]) % 2 else "女"


def with_check_digit(digits: str) -> str:
    """Seventeen digits with the eighteenth character that belongs to them (ISO 7064 MOD 11-2)."""
    total = sum(int(digit) * weight for digit, weight in zip(digits, _WEIGHTS, strict=True))
    return digits + _CHECK_DIGITS[total % 11]
