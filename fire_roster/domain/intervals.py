"""Legal intervals in calendar months: when something that was done once has to be done again."""

from datetime import date

from fire_roster.domain.month import Month


def add_months(day: date, months: int) -> date:
    """The same day so many months later; a day that the month lacks becomes its last one.

    2026-08-31 and six months: 2027-02-28.
    """
    month = Month.of(day).shifted(months)
    return date(month.year, month.number, min(day.day, month.day_count))


def months_text(months: int) -> str:
    """每季度, 每半年, 每年, else 每 5 个月, as sentences name an interval."""
    return {1: "每月", 3: "每季度", 6: "每半年", 12: "每年"}.get(months, f"每 {months} 个月")
