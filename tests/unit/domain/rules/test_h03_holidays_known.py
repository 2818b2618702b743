"""H03: holiday data of the year."""

from fire_roster.domain.calendar import HolidayCalendar
from fire_roster.domain.month import Month
from fire_roster.domain.rules.base import Severity
from fire_roster.domain.rules.h03_holidays_known import RULE
from tests.unit.domain.roster_builder import findings, roster

KNOWN_2026 = HolidayCalendar.from_days([], [2026])


def test_h03_known_year_finds_nothing():
    assert findings(RULE, roster("", calendar=KNOWN_2026)) == ()


def test_h03_next_january_is_unknown():
    (found,) = findings(RULE, roster("", calendar=KNOWN_2026, month=Month(2027, 1)))

    assert (found.rule, found.severity) == ("H03", Severity.WARN)
    assert found.message.startswith("没有2027年的节假日安排，2027年1月只按周六、周日计算")
