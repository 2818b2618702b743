"""L06: rostered while away."""

from fire_roster.domain.member import LeaveFacts
from fire_roster.domain.rules.base import Severity
from fire_roster.domain.rules.l06_absent import RULE
from tests.unit.domain.roster_builder import EARLY, day, findings, foreign, person, roster


def _found(text, **changes):
    return findings(RULE, roster(text, person(1, **changes)))


def _away(first, last, kind="年休假"):
    return (LeaveFacts(first, last, kind),)


def test_l06_duty_during_leave_is_an_error_with_the_hours():
    (found,) = _found("14早:1", leaves=_away(day(14), day(16)))

    assert (found.rule, found.severity, found.amount) == ("L06", Severity.ERROR, 8)
    assert (found.member_ids, found.dates, found.shift) == ((1,), (day(14),), "早")
    assert "12月14日至12月16日年休假，不能值12月14日早班（08:00–16:00）" in found.message


def test_l06_night_before_a_leave_reaches_into_it():
    (found,) = _found("13夜:1", leaves=_away(day(14), day(14)))

    assert found.dates == (day(13),)
    assert "12月14日年休假" in found.message


def test_l06_evening_night_counts_only_the_hours_inside():
    (found,) = _found("13长:1", leaves=_away(day(14), day(14)))

    assert found.amount == 8


def test_l06_night_under_the_last_day_of_leave_is_free():
    assert _found("14夜:1", leaves=_away(day(10), day(14))) == ()


def test_l06_last_night_of_the_month_meets_leave_in_january():
    new_year = day(1, month=1, year=2027)

    (found,) = _found("31夜:1", leaves=_away(new_year, new_year, "培训"))

    assert "1月1日培训" in found.message


def test_l06_duty_before_joining_is_an_error():
    (found,) = _found("13夜:1 13早:1", joined=day(14))

    assert found.shift == "早"
    assert "12月14日才入职" in found.message


def test_l06_duty_that_begins_on_the_joining_day_is_free():
    assert _found("14早:1", joined=day(14)) == ()


def test_l06_night_under_the_leaving_day_is_an_error():
    (found,) = _found("14中:1 14夜:1", left=day(14))

    assert (found.shift, found.amount) == ("夜", 8)
    assert "已于12月14日离职" in found.message


def test_l06_night_that_ends_after_the_leaving_day_counts_the_hours_after():
    (found,) = _found("14长:1", left=day(14))

    assert found.amount == 8


def test_l06_foreign_duty_is_not_judged():
    facts = roster("1早:1", person(1, left=day(14)), foreign_duties=(foreign(1, day(20), EARLY),))

    assert findings(RULE, facts) == ()
