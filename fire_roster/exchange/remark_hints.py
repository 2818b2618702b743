"""What a remark says about duty: leave and no night shifts, offered to the clerk, never applied.

A reason (pregnancy, illness) is never copied into a hint (个人信息保护法 第六条).
"""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from typing import Final


@dataclass(frozen=True, slots=True)
class LeaveHint:
    """The remark speaks of a leave; both days included."""

    first: date
    last: date
    kind: str

    @property
    def text(self) -> str:
        """2026-12-08 至 2026-12-14 年休假."""
        days = f"{self.first} 至 {self.last}" if self.last != self.first else str(self.first)
        return f"{days} {self.kind}"


@dataclass(frozen=True, slots=True)
class NoNightHint:
    """The remark says that the person keeps no night shifts, perhaps until a last day."""

    until: date | None = None

    @property
    def text(self) -> str:
        """不排夜班至 a day, or that the remark names none."""
        return f"不排夜班至 {self.until}" if self.until else "不排夜班（备注没有写到哪天）"


Hint = LeaveHint | NoNightHint

_KINDS: Final = (
    ("年休|年假", "年休假"),
    ("病假|病休", "病假"),
    ("陪产|护理假", "陪产假"),
    ("产假", "产假"),
    ("婚假", "婚假"),
    ("丧假", "丧假"),
    ("探亲", "探亲假"),
    ("工伤", "工伤假"),
    ("事假", "事假"),
    ("调休|补休", "调休"),
    ("培训|学习|出差", "培训"),
    ("休假|请假|休息|假期", "请假"),
)
_NO_NIGHT = re.compile(
    "(?:不|免|勿|不能|不宜|不得|不再|不予|暂不|停)(?:安排|排|上|值|参加|适合|做)*(?:大|小)?夜(?:班|间)"
)
_DAY: Final = r"(\d{4})[年./-](\d{1,2})[月./-](\d{1,2})[日号]?"
_PERIOD = re.compile(
    rf"{_DAY}(?:(?:至|到|~|-|—|–|起至|起到)+(?:(?:(\d{{4}})[年./-])?(\d{{1,2}})[月./-])?(\d{{1,2}})[日号]?)?(?!\d)"
)
_CLAUSES = re.compile("[;；。\n]")


def hints_in(remark: str) -> tuple[Hint, ...]:
    """Every leave with complete dates and every “no night shift” in a remark."""
    found: list[Hint] = []
    for clause in _CLAUSES.split(remark):
        text = re.sub(r"\s+", "", unicodedata.normalize("NFKC", clause))
        if _NO_NIGHT.search(text):
            found.append(NoNightHint(_last_day_in(text)))
        else:
            found.extend(_leaves_in(text))
    return tuple(found)


def _leaves_in(text: str) -> list[LeaveHint]:
    """Leaves of one clause: each period with the kind that stands nearest behind or before it."""
    periods = list(_PERIOD.finditer(text))
    ends = [period.start() for period in periods[1:]]
    found = []
    for period, end in zip(periods, [*ends, len(text)], strict=False):
        kind = _kind_in(text[period.end() : end]) or _kind_in(text[: period.start()])
        days = _days_of(period)
        if kind and days:
            found.append(LeaveHint(*days, kind))
    return found


def _kind_in(text: str) -> str:
    return next((kind for pattern, kind in _KINDS if re.search(pattern, text)), "")


def _days_of(period: re.Match[str]) -> tuple[date, date] | None:
    """First and last day; what the end leaves out (year, month) is taken from the beginning."""
    year, month, day, last_year, last_month, last_day = period.groups()
    try:
        first = date(int(year), int(month), int(day))
        if last_day is None:
            return first, first
        last = date(int(last_year or year), int(last_month or month), int(last_day))
    except ValueError:
        return None
    return (first, last) if first <= last else None


def _last_day_in(text: str) -> date | None:
    """The last day of the period that a clause names, if it names one."""
    periods = [days for period in _PERIOD.finditer(text) if (days := _days_of(period))]
    return periods[-1][1] if periods else None
