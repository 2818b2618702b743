"""Deadlines of shifts."""

from dataclasses import replace
from datetime import datetime

from fire_roster.domain.alerts.kinds import AlertKind
from fire_roster.domain.member import LeaveFacts
from fire_roster.domain.time_span import TimeSpan
from tests.unit.domain.alerts.world import WINDOW, named, only, published, world
from tests.unit.domain.roster_builder import CONTROL_ROOM, certificate, day, person, roster

SHORT, NOW_SHORT = AlertKind.SHIFT_SHORT, AlertKind.UNCOVERED_NOW
FULL = "1-31早:1,2 1-31中:3,4 1-31夜:5,6"
ALL_BUT_ONE = "1-31早:1,2 1-31中:3,4 1-30夜:5,6 31夜:5"


def test_a_full_month_has_no_deadline() -> None:
    facts = world(roster(FULL))
    assert named(SHORT, facts) == named(NOW_SHORT, facts) == {}


def test_a_short_shift_is_told_a_week_before_until_it_begins() -> None:
    found = named(SHORT, world(roster(ALL_BUT_ONE)))["short:1:2026-12-31:3:1"]
    assert found.message == found.public == "消控室12月31日夜班缺 1 人"
    assert (found.due, found.until) == (datetime(2026, 12, 24, 8, 30), datetime(2027, 1, 1))
    assert (found.page, found.focus["day"]) == ("roster", "2026-12-31")


def test_a_short_shift_is_told_again_while_it_runs() -> None:
    found = named(NOW_SHORT, world(roster(ALL_BUT_ONE)))["now:1:2026-12-31:3:1"]
    assert (found.due, found.until) == (datetime(2027, 1, 1), datetime(2027, 1, 1, 8))


def test_people_without_the_level_are_missing_ones() -> None:
    members = person(5, certificate(None))
    found = named(SHORT, world(roster(FULL, members)))
    assert found["short:1:2026-12-31:3:1"].message == "消控室12月31日夜班缺 1 名四级及以上持证人"


def test_a_day_without_anybody_is_one_deadline() -> None:
    found = named(SHORT, world(roster("1-30早:1,2 1-30中:3,4 1-30夜:5,6")))
    assert list(found) == ["short:1:2026-12-31:all"]
    assert found["short:1:2026-12-31:all"].message == "消控室12月31日还没有排人"


def test_a_station_without_required_shifts_is_never_short() -> None:
    assert named(SHORT, world(roster("", shift_types={}))) == {}


def test_days_outside_the_window_are_not_looked_at() -> None:
    window = TimeSpan(WINDOW.start, datetime(2026, 12, 10))
    found = named(NOW_SHORT, world(roster("1-10早:1,2 1-10中:3,4 1-9夜:5,6 10夜:5"), window=window))
    assert list(found) == ["now:1:2026-12-10:3:1"]


def test_begin_says_who_takes_over() -> None:
    facts = world(roster("1早:1,2"))
    found = named(AlertKind.SHIFT_BEGIN, facts, only(AlertKind.SHIFT_BEGIN, is_on=True))
    first, empty = found["begin:1:2026-12-01:1"], found["begin:1:2026-12-01:2"]
    assert (first.due, first.until) == (datetime(2026, 12, 1, 7, 45), datetime(2026, 12, 1, 8))
    assert first.message == "消控室12月1日 08:00 早班接班：钱1号、孙2号"
    assert first.public == "消控室12月1日 08:00 早班接班，共 2 人"
    assert empty.message.endswith("没有排人")


def test_leave_in_a_published_roster_is_told() -> None:
    away = person(1, leaves=(LeaveFacts(day(3), day(5), "病假"), LeaveFacts(day(20), day(21))))
    found = named(AlertKind.LEAVE, world(published(roster("3-4早:1,2", away))))
    (one,) = found.values()
    assert one.key == "leave:1:2026-12-03:2026-12-05:1:2026-12-03"
    assert one.message == "钱1号病假，但消控室12月3、4日排了班" and "钱1号" not in one.public
    assert (one.due, one.until) == (None, datetime(2026, 12, 4, 16))


def test_leave_in_a_draft_or_in_the_past_is_not_told() -> None:
    away = person(1, leaves=(LeaveFacts(day(3), day(5)),))
    draft = world(roster("3早:1,2", away))
    past = world(published(roster("3早:1,2", away)), at=datetime(2026, 12, 4))
    assert named(AlertKind.LEAVE, draft) == named(AlertKind.LEAVE, past) == {}


def test_manned_stations_are_those_somebody_belongs_to() -> None:
    other = replace(CONTROL_ROOM, station_id=5)
    facts = world(people=[person(1)], stations=(CONTROL_ROOM, other))
    assert facts.manned_stations == (CONTROL_ROOM,)
