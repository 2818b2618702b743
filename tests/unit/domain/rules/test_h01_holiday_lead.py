"""H01: a leader with a phone on holidays and in reinforced periods."""

from fire_roster.domain.calendar import Holiday, HolidayCalendar
from fire_roster.domain.reinforcement import LeadFacts, ReinforcedPeriod
from fire_roster.domain.rules.base import Severity
from fire_roster.domain.rules.h01_holiday_lead import RULE
from tests.unit.domain.roster_builder import day, findings, messages, roster

HOLIDAYS = HolidayCalendar.from_days(
    [Holiday(day(number), "冬休", is_off=True) for number in (1, 2, 3)]
    + [Holiday(day(6), "冬休", is_off=False)],
    [2026],
)
LEAD = LeadFacts("周某", "副总经理", "15400000001")


def test_h01_holidays_without_leader_are_one_warning():
    (found,) = findings(RULE, roster("", calendar=HOLIDAYS))
    assert (found.rule, found.severity, found.amount) == ("H01", Severity.WARN, 3)
    assert found.dates == (day(1), day(2), day(3))
    assert found.message == "12月1–3日没有安排带班领导，共 3 天。"


def test_h01_leader_with_phone_on_every_day_finds_nothing():
    leads = dict.fromkeys((day(1), day(2), day(3)), LEAD)
    assert findings(RULE, roster("", calendar=HOLIDAYS, leads=leads)) == ()


def test_h01_leader_without_phone_is_told():
    leads = dict.fromkeys((day(1), day(2), day(3)), LeadFacts("周某"))
    assert messages(RULE, roster("", calendar=HOLIDAYS, leads=leads)) == [
        "12月1–3日带班领导没有登记电话，共 3 天。"
    ]


def test_h01_reinforced_period_asks_for_a_leader_unless_told_otherwise():
    period = ReinforcedPeriod("安保", day(10), day(11))
    quiet = ReinforcedPeriod("安保", day(10), day(11), needs_lead=False)
    assert messages(RULE, roster("", reinforced=(period,))) == [
        "12月10、11日没有安排带班领导，共 2 天。"
    ]
    assert findings(RULE, roster("", reinforced=(quiet,))) == ()
