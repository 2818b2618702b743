"""Calendar months: half a year over February, leap days, year ends."""

from datetime import date

import pytest

from fire_roster.domain.intervals import add_months, months_text


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        ("2026-03-01", 6, "2026-09-01"),
        ("2026-08-31", 6, "2027-02-28"),
        ("2027-08-31", 6, "2028-02-29"),
        ("2028-02-29", 12, "2029-02-28"),
        ("2028-02-29", 48, "2032-02-29"),
        ("2026-12-31", 3, "2027-03-31"),
        ("2026-11-30", 3, "2027-02-28"),
        ("2026-12-15", 1, "2027-01-15"),
        ("2026-01-31", 1, "2026-02-28"),
        ("2026-07-01", 0, "2026-07-01"),
    ],
)
def test_add_months_keeps_the_day_or_takes_the_last(day: str, months: int, expected: str) -> None:
    assert add_months(date.fromisoformat(day), months) == date.fromisoformat(expected)


def test_months_text_has_the_words_of_the_trade() -> None:
    assert [months_text(n) for n in (1, 3, 5, 6, 12)] == [
        "每月",
        "每季度",
        "每 5 个月",
        "每半年",
        "每年",
    ]
