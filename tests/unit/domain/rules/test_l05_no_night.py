"""L05: people who stand no nights."""

from fire_roster.domain.rules.base import Severity
from fire_roster.domain.rules.l05_no_night import RULE
from tests.unit.domain.roster_builder import NIGHT, day, findings, foreign, person, roster


def _found(text, until, **changes):
    return findings(RULE, roster(text, person(1, no_night_until=until), **changes))


def test_l05_night_while_marked_is_an_error_per_duty():
    first, second = _found("13-14夜:1", day(31))

    assert (first.rule, first.severity) == ("L05", Severity.ERROR)
    assert (first.dates, second.dates) == ((day(13),), (day(14),))
    assert first.shift == "夜"
    assert "12月13日夜班（24:00–次日08:00）属于夜班" in first.message


def test_l05_message_tells_no_reason():
    (found,) = _found("14夜:1", day(31))

    assert not any(word in found.message for word in ("孕", "哺乳", "女", "病"))


def test_l05_day_shifts_are_free():
    assert _found("14早:1 14中:1 14白:1", day(31)) == ()


def test_l05_night_of_the_last_day_begins_after_it_and_is_free():
    assert _found("14夜:1", day(14)) == ()


def test_l05_night_before_the_last_day_is_an_error():
    assert len(_found("13夜:1", day(14))) == 1


def test_l05_night_that_begins_in_the_evening_of_the_last_day_is_an_error():
    assert len(_found("14长:1", day(14))) == 1


def test_l05_whole_day_on_the_last_day_is_an_error():
    assert len(_found("14全:1", day(14))) == 1


def test_l05_night_under_the_last_date_of_the_month_is_judged_by_january():
    assert _found("31夜:1", day(31)) == ()
    assert len(_found("31夜:1", day(1, month=1, year=2027))) == 1


def test_l05_member_without_mark_is_free():
    assert _found("14夜:1", None) == ()


def test_l05_foreign_night_is_not_judged():
    assert _found("14早:1", day(31), foreign_duties=(foreign(1, day(15), NIGHT),)) == ()
