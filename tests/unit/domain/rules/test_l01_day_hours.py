"""L01: hours of a duty date."""

import pytest

from fire_roster.domain.rules.base import Severity
from fire_roster.domain.rules.l01_day_hours import RULE
from fire_roster.domain.unit import AveragedHours, UnitFacts
from tests.unit.domain.roster_builder import (
    CONTROL_ROOM,
    EARLY,
    LATE,
    MICRO_STATION,
    WHOLE_DAY,
    day,
    findings,
    foreign,
    roster,
    rule_settings,
)


def _facts(text, *duties, unit=None):
    return roster(
        text, station=MICRO_STATION, foreign_duties=duties, unit=unit or UnitFacts("测试单位")
    )


def test_l01_eight_hours_a_day_finds_nothing():
    assert findings(RULE, _facts("1-31早:1")) == ()


def test_l01_twelve_hours_is_an_error_with_the_hours_over():
    (found,) = findings(RULE, _facts("14白:1"))

    assert (found.rule, found.severity, found.amount) == ("L01", Severity.ERROR, 1)
    assert (found.member_ids, found.dates) == ((1,), (day(14),))
    assert "12月14日共值班 12 小时，超过每日 11 小时" in found.message


def test_l01_between_the_limits_is_a_warning():
    (found,) = findings(RULE, _facts("14白:1"), rule_settings(RULE, day_max_h=12))

    assert (found.severity, found.amount) == (Severity.WARN, 4)


def test_l01_two_shifts_of_one_date_are_added():
    (found,) = findings(RULE, _facts("31早:1 31夜:1"))

    assert (found.severity, found.dates) == (Severity.ERROR, (day(31),))


def test_l01_duty_at_another_station_is_added():
    (found,) = findings(RULE, _facts("14早:1", foreign(1, day(14), LATE, CONTROL_ROOM)))

    assert found.amount == 5


def test_l01_same_hours_at_two_stations_count_once():
    assert findings(RULE, _facts("14早:1", foreign(1, day(14), EARLY, CONTROL_ROOM))) == ()


def test_l01_day_with_foreign_duties_only_is_not_judged():
    tail = foreign(1, day(30, month=11), WHOLE_DAY, MICRO_STATION)

    assert findings(RULE, _facts("1早:1", tail)) == ()


@pytest.mark.parametrize(("until", "count"), [(day(14), 0), (day(13), 1)])
def test_l01_approved_averaged_hours_free_up_to_their_last_day(until, count):
    unit = UnitFacts("测试单位", averaged_hours=AveragedHours(True, "人社〔2026〕8号", until))

    assert len(findings(RULE, _facts("14全:1", unit=unit))) == count


def test_l01_control_room_is_not_judged():
    assert findings(RULE, roster("14白:1")) == ()
