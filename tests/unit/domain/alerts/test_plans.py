"""Deadlines of planning."""

from datetime import date, datetime, timedelta

from fire_roster.domain.alerts.kinds import AlertKind
from fire_roster.domain.calendar import HolidayCalendar
from fire_roster.domain.month import Month
from fire_roster.domain.rules.base import Severity
from fire_roster.domain.staffing_forecast import StaffingMonth
from fire_roster.domain.time_span import TimeSpan
from tests.unit.domain.alerts.world import (
    MONTH,
    WINDOW,
    collect,
    named,
    only,
    published,
    world,
)
from tests.unit.domain.roster_builder import person, roster

MISSING = AlertKind.ROSTER_MISSING
JANUARY = Month(2027, 1)


def test_a_missing_roster_is_told_on_the_25th_and_on_the_last_day() -> None:
    found = named(MISSING, world(people=[person(1)]))
    first, last = found["roster:1:2026-12:day"], found["roster:1:2026-12:last"]
    assert (first.due, last.due) == (datetime(2026, 11, 25, 8, 30), datetime(2026, 11, 30, 8, 30))
    assert (first.severity, last.severity) == (Severity.WARN, Severity.ERROR)
    assert first.message == "消控室2026年12月的值班表还没有排"
    assert first.until == datetime(2027, 1, 1)


def test_a_day_that_the_month_does_not_have_is_its_last() -> None:
    found = named(MISSING, world(people=[person(1)]), only(MISSING, leads=(31,)))
    assert "roster:1:2026-12:last" in found and "roster:1:2026-12:day" not in found


def test_a_draft_is_not_published_and_a_published_roster_is_not_missing() -> None:
    draft, done = roster("1早:1,2"), published(roster("1早:1,2"))
    words = named(MISSING, world(draft))["roster:1:2026-12:day"].message
    assert words == "消控室2026年12月的值班表排了还没有发布"
    assert not [key for key in named(MISSING, world(done)) if ":2026-12:" in key]


def test_a_station_without_people_has_no_missing_roster() -> None:
    assert named(MISSING, world()) == {}


def test_a_draft_above_a_published_roster_is_told_after_some_hours() -> None:
    facts = world(published(roster("1早:1,2")), drafts={(1, MONTH): 2})
    (one,) = named(AlertKind.UNPUBLISHED, facts).values()
    assert one.key == "unpublished:1:2026-12:2"
    assert (one.due, one.settle) == (None, timedelta(hours=4))


def test_the_first_month_with_too_few_people_is_told() -> None:
    months = (
        StaffingMonth(MONTH, "消控室", 8, 9, None, ""),
        StaffingMonth(JANUARY, "消控室", 8, 6, date(2027, 1, 20), "请培训。"),
        StaffingMonth(Month(2027, 2), "消控室", 8, 5, None, ""),
    )
    (one,) = named(AlertKind.STAFFING, world(staffing={1: months}, people=[person(1)])).values()
    assert one.key == "staffing:1:2027-01:2"
    assert one.public == "消控室从2027年1月20日起缺 2 人" and one.message.endswith("请培训。")


def test_a_month_that_is_short_from_its_first_day_says_so() -> None:
    months = (StaffingMonth(JANUARY, "消控室", 8, 7, None, ""),)
    (one,) = named(AlertKind.STAFFING, world(staffing={1: months}, people=[person(1)])).values()
    assert one.public == "消控室从2027年1月1日起缺 1 人"
    # Where nobody belongs to a station yet, nobody is missing.
    assert not named(AlertKind.STAFFING, world(staffing={1: months}))
    assert not named(AlertKind.STAFFING, world(staffing={2: months}, people=[person(1)]))


def test_holidays_of_the_next_year_are_missed_in_december() -> None:
    facts = world(calendar=HolidayCalendar({}, frozenset({2026})))
    (one,) = named(AlertKind.HOLIDAYS, facts).values()
    assert (one.key, one.due) == ("holidays:2027", datetime(2026, 12, 11, 8, 30))


def test_collect_leaves_out_kinds_that_are_off_and_what_comes_later() -> None:
    window = TimeSpan(WINDOW.start, datetime(2026, 12, 30))
    facts = world(people=[person(1)], window=window)
    keys = {one.key for one in collect(facts, only(AlertKind.VERIFICATION, is_on=False))}
    assert "roster:1:2027-01:last" not in keys and "roster:1:2027-01:day" in keys
    assert not [one for one in collect(facts, only(MISSING, is_on=False)) if one.kind is MISSING]
