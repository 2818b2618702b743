"""Deadlines of drills, hazards and the like, of reports and of leaders."""

from dataclasses import replace
from datetime import datetime, timedelta

from fire_roster.domain.alerts.facts import DatedItem
from fire_roster.domain.alerts.kinds import AlertKind
from fire_roster.domain.calendar import Holiday, HolidayCalendar
from fire_roster.domain.member import ChangeKind, OpenReport
from fire_roster.domain.reinforcement import ReinforcedPeriod
from fire_roster.domain.rules.base import Severity
from tests.unit.domain.alerts.world import named, world
from tests.unit.domain.roster_builder import day, person

HAZARD, LEAD, REPORT = AlertKind.HAZARD, AlertKind.LEAD, AlertKind.STAFF_REPORT


def test_a_hazard_is_told_in_stages_before_its_day() -> None:
    item = DatedItem(
        kind=HAZARD, key="hazard:3", day=day(20), message="张三的隐患", public="一处隐患"
    )
    found = named(HAZARD, world(dated=(item,)))
    assert list(found) == [f"hazard:3:2026-12-20:{stage}" for stage in (7, 1, 0)]
    first = found["hazard:3:2026-12-20:7"]
    assert (first.due, first.public) == (datetime(2026, 12, 13, 8, 30), "一处隐患")
    assert first.severity is Severity.ERROR


def test_an_item_without_a_day_is_told_at_once() -> None:
    item = DatedItem(
        kind=AlertKind.DRILL, key="drill:6", day=None, message="没有演练", settle=timedelta(hours=2)
    )
    (one,) = named(AlertKind.DRILL, world(dated=(item,))).values()
    assert (one.key, one.due, one.settle) == ("drill:6:now:0", None, timedelta(hours=2))
    assert one.public == "没有演练"


def test_items_of_other_kinds_are_left_to_their_source() -> None:
    item = DatedItem(kind=HAZARD, key="hazard:3", day=day(20), message="隐患")
    assert named(AlertKind.DRILL, world(dated=(item,))) == {}


def test_somebody_who_came_is_to_be_reported() -> None:
    member = replace(person(1), open_reports=(OpenReport(ChangeKind.ARRIVED, day(1)),))
    stranger = replace(member, member_id=2, station_ids=frozenset())
    found = named(REPORT, world(people=[member, stranger]))
    assert list(found) == [f"report:1:arrived:2026-12-01:2026-12-08:{stage}" for stage in (3, 1, 0)]
    assert "1号" not in found["report:1:arrived:2026-12-01:2026-12-08:3"].public


def test_a_holiday_without_a_leader_is_told_a_week_before() -> None:
    calendar = HolidayCalendar.from_days([Holiday(day(25), "示例节", True)], [2026])
    facts = world(calendar=calendar)
    (one,) = named(LEAD, facts).values()
    assert one.message == "12月25日（示例节）没有安排带班领导"
    assert (one.due, one.until) == (datetime(2026, 12, 18, 8, 30), datetime(2026, 12, 26))
    assert named(LEAD, replace(facts, leads=frozenset({day(25)}))) == {}


def test_a_reinforced_period_asks_for_leaders_where_it_says_so() -> None:
    period = ReinforcedPeriod("检查", day(10), day(11), extra_staff=1, needs_lead=True)
    found = named(LEAD, world(reinforced=(period,)))
    assert list(found) == ["lead:2026-12-10", "lead:2026-12-11"]
    assert "加强值守" in found["lead:2026-12-10"].message
    without = replace(period, needs_lead=False)
    assert named(LEAD, world(reinforced=(without,))) == {}
