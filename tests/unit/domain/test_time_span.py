"""Half-open spans of wall-clock time."""

from datetime import datetime, timedelta

import pytest

from fire_roster.domain.time_span import (
    TimeSpan,
    at_minute,
    day_span,
    join_touching,
    midnight,
    minutes_gap,
)
from tests.unit.domain.roster_builder import day


def _span(start: int, end: int) -> TimeSpan:
    """Hours of 14 December."""
    return TimeSpan(at_minute(day(14), start * 60), at_minute(day(14), end * 60))


def test_time_span_of_no_length_is_refused() -> None:
    with pytest.raises(ValueError, match="ends before"):
        _span(8, 8)


def test_time_span_measures_minutes_and_hours() -> None:
    assert (_span(8, 32).minutes, _span(8, 32).hours) == (1440, 24)


@pytest.mark.parametrize(("start", "end", "is_shared"), [(16, 20, False), (15, 20, True)])
def test_time_span_overlaps_only_where_an_instant_is_shared(
    start: int, end: int, is_shared: bool
) -> None:
    assert _span(8, 16).overlaps(_span(start, end)) is is_shared
    assert _span(start, end).overlaps(_span(8, 16)) is is_shared


def test_time_span_contains_its_start_but_not_its_end() -> None:
    span = _span(8, 16)
    assert span.contains(span.start)
    assert span.contains(span.end - timedelta(minutes=1))
    assert not span.contains(span.end)
    assert not span.contains(span.start - timedelta(minutes=1))


def test_time_span_covers_itself_and_what_lies_inside() -> None:
    assert _span(8, 16).covers(_span(8, 16))
    assert not _span(8, 16).covers(_span(8, 17))
    assert not _span(8, 16).covers(_span(7, 16))


def test_time_span_intersection_is_the_common_part() -> None:
    assert _span(8, 16).intersection(_span(12, 20)) == _span(12, 16)
    assert _span(8, 16).intersection(_span(16, 20)) is None


def test_at_minute_reaches_into_later_days() -> None:
    assert at_minute(day(31), 1920) == datetime(2027, 1, 1, 8)


def test_day_span_is_24_hours_from_midnight() -> None:
    assert day_span(day(31)) == TimeSpan(midnight(day(31)), datetime(2027, 1, 1))


def test_join_touching_joins_touching_overlapping_and_inner_spans() -> None:
    spans = [_span(16, 24), _span(8, 16), _span(9, 10), _span(23, 26), _span(27, 28)]
    assert join_touching(spans) == [_span(8, 26), _span(27, 28)]


def test_minutes_gap_is_negative_for_an_overlap() -> None:
    assert minutes_gap(_span(8, 16), _span(24, 32)) == 480
    assert minutes_gap(_span(8, 16), _span(15, 20)) == -60
