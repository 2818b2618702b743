"""Months as values."""

from datetime import date

import pytest

from fire_roster.domain.month import Month, months_after

DECEMBER = Month(2026, 12)


@pytest.mark.parametrize(
    "text", ["2026-12", "202612", "2026年12月", " 2026/12 ", "2026.12", "2026年 12 月"]
)
def test_month_parse_reads_usual_spellings(text: str) -> None:
    assert Month.parse(text) == DECEMBER


@pytest.mark.parametrize("text", ["", "2026", "2026-13", "2026-0", "1969-12", "2201-01", "十二月"])
def test_month_parse_refuses_the_rest(text: str) -> None:
    with pytest.raises(ValueError):
        Month.parse(text)


def test_month_prints_for_files_and_for_people() -> None:
    assert (str(Month(2026, 2)), Month(2026, 2).label) == ("2026-02", "2026年2月")


@pytest.mark.parametrize(
    ("month", "count"), [(Month(2026, 2), 28), (Month(2028, 2), 29), (DECEMBER, 31)]
)
def test_month_days_are_all_its_days(month: Month, count: int) -> None:
    assert month.day_count == len(month.days) == count
    assert (month.days[0], month.days[-1]) == (month.first, month.last)


def test_month_contains_its_days_only() -> None:
    assert DECEMBER.contains(date(2026, 12, 31))
    assert not DECEMBER.contains(date(2027, 1, 1))
    assert not DECEMBER.contains(date(2025, 12, 1))


def test_month_shifted_crosses_years() -> None:
    assert DECEMBER.shifted(1) == Month(2027, 1)
    assert DECEMBER.shifted(-12) == Month(2025, 12)
    assert Month.of(date(2026, 12, 31)) == DECEMBER.shifted(0)


def test_month_sorts_by_time() -> None:
    assert sorted([Month(2027, 1), DECEMBER]) == [DECEMBER, Month(2027, 1)]


@pytest.mark.parametrize("text", ["1970-01", "2200-12"])
def test_month_parse_accepts_the_ends_of_its_range(text: str) -> None:
    assert str(Month.parse(text)) == text


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2024, 2, 29), 48, date(2028, 2, 29)),
        (date(2026, 12, 31), 2, date(2027, 2, 28)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
        (date(2026, 12, 3), 0, date(2026, 12, 3)),
    ],
)
def test_months_after_ends_on_the_last_day_of_a_short_month(
    day: date, months: int, later: date
) -> None:
    assert months_after(day, months) == later
