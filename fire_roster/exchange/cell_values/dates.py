"""Dates in every form found in ledgers: real dates, text, 8-digit numbers and Excel serials."""

import math
import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from fire_roster.exchange.cell_values.date_text import (
    date_text,
    days_in,
    reason_unreadable,
    whole_day,
    whole_month,
)
from fire_roster.exchange.cell_values.findings import Finding, Parsed, note
from fire_roster.exchange.cell_values.text import compact_text, is_blank, plain_text
from fire_roster.exchange.workbook import CellValue

FIRST_YEAR: Final = 1920
LAST_YEAR: Final = 2100

_EXCEL_EPOCH: Final = date(1899, 12, 30)
_SERIALS: Final = range(10_000, 73_416)
_BETWEEN_DAYS = re.compile(r"(?<=[\d日])\s+(?=(?:19|20)\d\d)")
_WHOLE_NUMBER = re.compile(r"(\d{5,8})\.0+")
_LONG_TERM = re.compile("长期|永久|无期限|无限期|无固定期限|终身|9999[-./年]?12[-./月]?31")


@dataclass(frozen=True, slots=True)
class MonthOnly:
    """A date without its day; `is_certain` is False for a number like 2020.1 (maybe 2020.10)."""

    year: int
    month: int
    is_certain: bool = True

    def may_be(self, day: date) -> bool:
        """Whether the day lies in the month, or in the other one that may be meant."""
        is_month = self.month == day.month or (not self.is_certain and day.month == 10)
        return self.year == day.year and is_month


@dataclass(frozen=True, slots=True)
class Validity:
    """The end of a validity: a day, 长期 or neither."""

    expires: date | None = None
    is_long_term: bool = False


@lru_cache(maxsize=8192, typed=True)
def read_day(cell: CellValue) -> Parsed[date | MonthOnly | None]:
    """The day in a cell, or the month if no day stands there; None with the reason if unreadable.

    None without a finding means that the cell says “nothing”.
    """
    if isinstance(cell, date):
        return _checked(cell.year, cell.month, cell.day)
    if is_blank(cell):
        return Parsed(None)
    if isinstance(cell, float) and math.isfinite(cell) and not cell.is_integer():
        return _from_fraction(cell)
    return _from_text(date_text(plain_text(cell)))


def with_day(cell: CellValue, *, is_last: bool) -> date | None:
    """The first or the last day of the month in a cell that holds no day; None for anything else.

    A number that may be one of two months (2020.1) is left alone.
    """
    month = read_day(cell).value
    if not isinstance(month, MonthOnly) or not month.is_certain:
        return None
    first = date(month.year, month.month, 1)
    return last_of_month(first) if is_last else first


def parse_day(cell: CellValue) -> Parsed[date | None]:
    """A day that must be complete; a month alone needs a decision."""
    parsed = read_day(cell)
    if isinstance(parsed.value, MonthOnly):
        return Parsed(None, (Finding("日期只有年月，没有日，请补全。"),))
    return Parsed(parsed.value, parsed.findings)


def parse_start_day(cell: CellValue) -> Parsed[date | None]:
    """A day of joining or birth; a month alone becomes its first day, with a note."""
    parsed = read_day(cell)
    month = parsed.value
    if not isinstance(month, MonthOnly):
        return Parsed(month, parsed.findings)
    if not month.is_certain:
        return Parsed(
            None, (Finding("日期只有年月而且写法有两种读法，请写成“2020-10-01”的样子。"),)
        )
    first = date(month.year, month.month, 1)
    return Parsed(first, (note(f"日期只有年月，按 {first.isoformat()} 记。"),))


def last_of_month(day: date) -> date:
    """The last day of the month of a day."""
    return (day.replace(day=1) + timedelta(days=31)).replace(day=1) - timedelta(days=1)


@lru_cache(maxsize=8192, typed=True)
def parse_validity(cell: CellValue) -> Parsed[Validity]:
    """The end of a validity; of a range (“2021.6.20-2027.6.20”) the end counts."""
    if _LONG_TERM.search(compact_text(cell)):
        return Parsed(Validity(is_long_term=True))
    ends = _range(cell)
    if ends is None:
        parsed = parse_day(cell)
        return Parsed(Validity(parsed.value), parsed.findings)
    first, last = ends
    if first.value and last.value and first.value > last.value:
        return Parsed(Validity(), (Finding("有效期的起止日期颠倒，请核对。"),))
    return Parsed(Validity(last.value), first.findings + last.findings)


def _range(cell: CellValue) -> tuple[Parsed[date | None], Parsed[date | None]] | None:
    days = days_in(date_text(_BETWEEN_DAYS.sub("~", cell))) if isinstance(cell, str) else []
    if len(days) != 2:
        return None
    return _checked_day(*days[0]), _checked_day(*days[1])


def _from_fraction(number: float) -> Parsed[date | MonthOnly | None]:
    """A serial with a time of day, or a month typed as a decimal number (2020.05)."""
    if int(number) in _SERIALS:
        return _from_serial(int(number))
    digits = f"{number:.4f}".rstrip("0")
    month = whole_month(digits)
    if month and FIRST_YEAR <= month[0] <= LAST_YEAR:
        # A number cannot keep the last zero: 2020.1 may have been typed as 2020.10.
        return Parsed(MonthOnly(month[0], month[1], not digits.endswith(".1")))
    return Parsed(None, (Finding(reason_unreadable(digits)),))


def _from_text(text: str) -> Parsed[date | MonthOnly | None]:
    day = whole_day(text)
    if day:
        return _checked(*day)
    if found := _WHOLE_NUMBER.fullmatch(text):
        return _from_text(found[1])
    if text.isdecimal() and int(text) in _SERIALS:
        return _from_serial(int(text))
    month = whole_month(text)
    if month and FIRST_YEAR <= month[0] <= LAST_YEAR:
        return Parsed(MonthOnly(*month))
    return Parsed(None, (Finding(reason_unreadable(text)),))


def _from_serial(serial: int) -> Parsed[date | MonthOnly | None]:
    """Excel's day number, which stays when a date cell is formatted as 常规."""
    return Parsed(_EXCEL_EPOCH + timedelta(days=serial))


def _checked(year: int, month: int, day: int) -> Parsed[date | MonthOnly | None]:
    parsed = _checked_day(year, month, day)
    return Parsed(parsed.value, parsed.findings)


def _checked_day(year: int, month: int, day: int) -> Parsed[date | None]:
    try:
        value = date(year, month, day)
    except ValueError:
        return Parsed(None, (Finding("没有这一天，请核对日期。"),))
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return Parsed(None, (Finding("年份不合常理，请核对日期。"),))
    return Parsed(value)
