"""The patterns of dates in text: 2025.2.12, 2026年3月5日, 20200620, 二〇二六年三月五日 …"""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

_DAY = re.compile(
    r"(?<!\d)(?:(\d{4})(?:年|[-./\\,、_])(\d{1,2})(?:月|[-./\\,、_])(\d{1,2})(?:日|号)?"
    r"|(\d{4})(\d{2})(\d{2}))(?!\d)"
)
_MONTH = re.compile(r"(\d{4})(?:年|[-./])(\d{1,2})月?|(\d{4})(\d{2})")
_SHORT_YEAR = re.compile(r"'?\d{2}(?:年|[-./])\d{1,2}(?:月|[-./])\d{1,2}(?:日|号)?|\d{6}")
_DAY_FIRST = re.compile(r"\d{1,2}[-./]\d{1,2}[-./]\d{4}")
_CLOCK = re.compile(r"[T ]\s*\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?")
_WEEKDAY = re.compile(r"\(?(?:星期|周)[一二三四五六日天]\)?")
_EDGE = re.compile(
    r"^(?:(?:有效期|截至|截止|有效|至|到|于|自|从|由)+[:：]?|['：:])+|(?:止|到期|为止|有效|前|起|[.。;,])+$"
)
_CHINESE_NUMBERS = re.compile("[〇○零一二三四五六七八九十]+(?=[年月日号])")
_CHINESE_DIGITS: Final = dict(zip("〇○零一二三四五六七八九", "000123456789", strict=True))

Day = tuple[int, int, int]


def date_text(text: str) -> str:
    """The text in half-width characters without clock, weekday, spaces and words at its edges."""
    plain = _CLOCK.sub("", unicodedata.normalize("NFKC", text))
    plain = _WEEKDAY.sub("", re.sub(r"\s+", "", plain))
    plain = _CHINESE_NUMBERS.sub(lambda found: _arabic(found[0]), plain)
    return _EDGE.sub("", plain)


def days_in(text: str) -> list[Day]:
    """All complete days in a text as (year, month, day), not yet checked."""
    return list(_days(text))


def whole_day(text: str) -> Day | None:
    """The day if the text is one complete day and nothing else."""
    return next(_days(text), None) if _DAY.fullmatch(text) else None


def whole_month(text: str) -> tuple[int, int, bool] | None:
    """(year, month, is_certain) if the text is a month; 200612 may also be 2020-06-12."""
    found = _MONTH.fullmatch(text)
    if not found:
        return None
    year, month = (int(number) for number in found.groups() if number is not None)
    if not 1 <= month <= 12:
        return None
    return year, month, found[3] is None or not 1 <= year % 100 <= 12


def reason_unreadable(text: str) -> str:
    """Why a text is no date, in words for the clerk."""
    if _SHORT_YEAR.fullmatch(text):
        return "年份只有两位，分不清，请写成四位年份。"
    if _DAY_FIRST.fullmatch(text):
        return "日和月的先后分不清，请写成“年-月-日”。"
    if text.isdecimal() and len(text) == 4:
        return "只有年份，没有月和日，请补全。"
    return "看不懂的日期，请写成“2026-03-05”的样子。"


def _days(text: str) -> Iterator[Day]:
    for found in _DAY.finditer(text):
        year, month, day = (int(number) for number in found.groups() if number is not None)
        yield year, month, day


def _arabic(number: str) -> str:
    """二〇二六 → 2026, 十二 → 12, 二十 → 20, 三十一 → 31."""
    tens, ten, ones = number.partition("十")
    if not ten:
        return "".join(_CHINESE_DIGITS[digit] for digit in number)
    if len(tens) > 1 or len(ones) > 1 or "十" in ones:
        return number
    return _CHINESE_DIGITS.get(tens, "1") + _CHINESE_DIGITS.get(ones, "0")
