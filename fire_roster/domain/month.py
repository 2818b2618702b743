"""A calendar month as a value."""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """One month of one year; prints as `2026-12`."""

    year: int
    number: int

    @classmethod
    def of(cls, day: date) -> "Month":
        """The month a day lies in."""
        return cls(day.year, day.month)

    @classmethod
    def parse(cls, text: str) -> "Month":
        """Reads `2026-12`, `202612` or `2026年12月`; ValueError otherwise."""
        match = re.fullmatch(r"(\d{4})\s*[-./年]?\s*(\d{1,2})\s*月?", text.strip())
        if match is None or not 1 <= int(match[2]) <= 12 or not 1970 <= int(match[1]) <= 2200:
            raise ValueError(text)
        return cls(int(match[1]), int(match[2]))

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.number:02d}"

    @property
    def label(self) -> str:
        """For people: 2026年12月."""
        return f"{self.year}年{self.number}月"

    @property
    def first(self) -> date:
        """Its first day."""
        return date(self.year, self.number, 1)

    @property
    def last(self) -> date:
        """Its last day."""
        return date(self.year, self.number, self.day_count)

    @property
    def day_count(self) -> int:
        """28 to 31."""
        return calendar.monthrange(self.year, self.number)[1]

    @property
    def days(self) -> tuple[date, ...]:
        """All its days in order."""
        return _days(self.year, self.number)

    def contains(self, day: date) -> bool:
        """Whether the day lies in this month."""
        return (day.year, day.month) == (self.year, self.number)

    def shifted(self, months: int) -> "Month":
        """The month so many months later (negative: earlier)."""
        index = self.year * 12 + self.number - 1 + months
        return Month(index // 12, index % 12 + 1)


@lru_cache(maxsize=64)
def _days(year: int, number: int) -> tuple[date, ...]:
    count = calendar.monthrange(year, number)[1]
    return tuple(date(year, number, day) for day in range(1, count + 1))


@lru_cache(maxsize=1024)
def months_after(day: date, months: int) -> date:
    """The same day so many months later (negative: earlier).

    The last of the month where it has no such day: a year after 29 February is 28 February.
    """
    month = Month.of(day).shifted(months)
    return date(month.year, month.number, min(day.day, month.day_count))
