"""Chinese words for duties, moments and lengths of time."""

from datetime import datetime

import pytest

from fire_roster.domain.rules.wording import (
    clock_span_text,
    duration_text,
    duty_text,
    moment_text,
    place_text,
)
from fire_roster.domain.time_span import TimeSpan, at_minute
from tests.unit.domain.roster_builder import day, roster


def test_duty_text_names_date_shift_and_clock() -> None:
    [duty] = roster("14夜:1").duties_of(1)
    assert duty_text(duty) == "12月14日夜班（24:00–次日08:00）"
    assert place_text(duty) == "12月14日消控室夜班（24:00–次日08:00）"


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [
        (0, 480, "00:00–08:00"),
        (960, 1440, "16:00–24:00"),
        (1440, 1920, "24:00–次日08:00"),
        (1441, 1500, "次日00:01–次日01:00"),
    ],
)
def test_clock_span_text_is_seen_from_the_duty_date(start: int, end: int, text: str) -> None:
    span = TimeSpan(at_minute(day(31), start), at_minute(day(31), end))
    assert clock_span_text(day(31), span) == text


def test_moment_text_of_midnight_belongs_to_the_day_before() -> None:
    assert moment_text(datetime(2027, 1, 1)) == "12月31日 24:00"
    assert moment_text(datetime(2027, 1, 1, 8, 5)) == "1月1日 08:05"


@pytest.mark.parametrize(
    ("minutes", "text"),
    [(0, "0 分钟"), (45, "45 分钟"), (480, "8 小时"), (659, "10 小时 59 分钟")],
)
def test_duration_text_names_hours_and_minutes(minutes: int, text: str) -> None:
    assert duration_text(minutes) == text
