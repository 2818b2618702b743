"""Weekends, statutory holidays, days off by arrangement and make-up workdays.

Source: 国务院办公厅关于年度节假日安排的通知; the statutory days: 全国年节及纪念日放假办法
(国务院令第795号). A year without data is plain weekends (rule H03 warns).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from fire_roster.domain.month import Month

STANDARD_DAY_MINUTES = 8 * 60


@dataclass(frozen=True, slots=True)
class Holiday:
    """One day that the published arrangement names.

    `is_off` False means a make-up workday (调休上班); `is_statutory` marks the 13 paid days.
    """

    day: date
    name: str
    is_off: bool
    is_statutory: bool = False


@dataclass(frozen=True, slots=True)
class HolidayCalendar:
    """All that is known about days; years not in `known_years` count weekends only."""

    holidays: Mapping[date, Holiday] = field(default_factory=dict)
    known_years: frozenset[int] = frozenset()

    @classmethod
    def from_days(cls, days: Iterable[Holiday], known_years: Iterable[int]) -> "HolidayCalendar":
        """Builds the calendar from single days."""
        return cls({holiday.day: holiday for holiday in days}, frozenset(known_years))

    def is_known(self, year: int) -> bool:
        """Whether the arrangement of the year is on file."""
        return year in self.known_years

    def is_rest_day(self, day: date) -> bool:
        """Whether an ordinary employee is off: weekend or holiday, make-up days excepted."""
        holiday = self.holidays.get(day)
        return holiday.is_off if holiday else day.weekday() >= 5

    def is_weekend(self, day: date) -> bool:
        """Saturday or Sunday that is neither a holiday nor a make-up workday."""
        return day.weekday() >= 5 and day not in self.holidays

    def is_holiday(self, day: date) -> bool:
        """A day off by the published arrangement."""
        holiday = self.holidays.get(day)
        return holiday is not None and holiday.is_off

    def is_statutory(self, day: date) -> bool:
        """One of the 13 paid statutory days (劳动法 44: 300 %)."""
        holiday = self.holidays.get(day)
        return holiday is not None and holiday.is_statutory

    def is_make_up(self, day: date) -> bool:
        """A weekend day that is worked (调休上班)."""
        holiday = self.holidays.get(day)
        return holiday is not None and not holiday.is_off

    def name(self, day: date) -> str:
        """Name of the holiday, empty for other days."""
        holiday = self.holidays.get(day)
        return holiday.name if holiday else ""

    def workday_count(self, month: Month) -> int:
        """Days an ordinary employee works in the month."""
        return sum(not self.is_rest_day(day) for day in month.days)

    def workday_after(self, day: date, count: int) -> date:
        """The `count`-th working day after a day, which itself does not count."""
        found = day
        while count > 0:
            found += timedelta(days=1)
            count -= not self.is_rest_day(found)
        return found

    def standard_minutes(self, month: Month) -> int:
        """Standard working time of the month: workdays × 8 h (国务院令146号 第3条)."""
        return self.workday_count(month) * STANDARD_DAY_MINUTES
