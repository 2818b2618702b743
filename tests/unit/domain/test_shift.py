"""Shift types in real time."""

from dataclasses import replace
from datetime import datetime

import pytest

from fire_roster.domain.shift import ShiftType, clock_text, parse_clock, shift_minutes
from fire_roster.domain.time_span import TimeSpan
from tests.unit.domain.roster_builder import EARLY, LATE, LONG_NIGHT, NIGHT, SHIFTS, WHOLE_DAY, day


def test_shift_night_belongs_to_the_date_before_midnight() -> None:
    span = NIGHT.span_on(day(31))
    assert span == TimeSpan(datetime(2027, 1, 1), datetime(2027, 1, 1, 8))
    assert NIGHT.minutes == 480


@pytest.mark.parametrize(
    ("index", "text"),
    [
        (0, "08:00–16:00"),
        (1, "16:00–24:00"),
        (2, "24:00–次日08:00"),
        (4, "20:00–次日08:00"),
        (5, "08:00–次日08:00"),
    ],
)
def test_shift_time_text_says_next_day(index: int, text: str) -> None:
    assert SHIFTS[index].time_text == text


def test_shift_that_begins_after_midnight_says_next_day_twice() -> None:
    assert replace(NIGHT, start_minute=1500).time_text == "次日01:00–次日08:00"


def test_shift_texts_of_start_and_end_are_clock_times() -> None:
    assert (LATE.start_text, LATE.end_text) == ("16:00", "24:00")
    assert (NIGHT.start_text, NIGHT.end_text) == ("24:00", "08:00")


@pytest.mark.parametrize(
    ("shift", "is_night"),
    [
        (EARLY, False),
        (LATE, False),
        (NIGHT, True),
        (LONG_NIGHT, True),
        (WHOLE_DAY, True),
        (replace(EARLY, start_minute=359), True),
        (replace(EARLY, start_minute=360), False),
        (replace(LATE, end_minute=1441), True),
        (replace(NIGHT, start_minute=1800), False),
    ],
)
def test_shift_is_night_where_it_touches_midnight_to_six(shift: ShiftType, is_night: bool) -> None:
    assert shift.is_night is is_night


@pytest.mark.parametrize(
    ("minute", "text"),
    [(0, "00:00"), (1440, "24:00"), (1441, "00:01"), (1920, "08:00"), (2880, "24:00")],
)
def test_clock_text_wraps_after_midnight(minute: int, text: str) -> None:
    assert clock_text(minute) == text


def test_clock_text_of_a_third_day_wraps_again() -> None:
    assert clock_text(3000) == "02:00"


@pytest.mark.parametrize(("text", "minute"), [("08:30", 510), (" 8：05 ", 485), ("24:00", 1440)])
def test_parse_clock_reads_clock_texts(text: str, minute: int) -> None:
    assert parse_clock(text) == minute


@pytest.mark.parametrize("text", ["", "8", "24:01", "08:60", "-1:00", "a:b", "08:-5"])
def test_parse_clock_refuses_the_rest(text: str) -> None:
    with pytest.raises(ValueError):
        parse_clock(text)


@pytest.mark.parametrize(
    ("start", "end", "minutes"),
    [
        ("08:00", "16:00", (480, 960)),
        ("24:00", "08:00", (1440, 1920)),
        ("20:00", "08:00", (1200, 1920)),
        ("08:00", "08:00", (480, 1920)),
        ("00:00", "24:00", (0, 1440)),
    ],
)
def test_shift_minutes_end_after_the_start(start: str, end: str, minutes: tuple[int, int]) -> None:
    assert shift_minutes(start, end) == minutes
