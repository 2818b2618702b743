"""S09: changes of staff are reported within five working days."""

from datetime import date

import pytest

from fire_roster.domain.calendar import Holiday, HolidayCalendar
from fire_roster.domain.member import ChangeKind, MemberFacts, OpenReport
from fire_roster.domain.rules.base import Severity
from fire_roster.domain.rules.s09_change_reported import RULE
from fire_roster.domain.unit import UnitFacts, UnitTrait
from tests.unit.domain.roster_builder import (
    TODAY,
    findings,
    person,
    roster,
    rule_settings,
)


def _left(day: date, kind: ChangeKind = ChangeKind.LEFT) -> MemberFacts:
    return person(1, open_reports=(OpenReport(kind, day),))


def test_s09_nothing_open_finds_nothing() -> None:
    assert findings(RULE, roster("", person(1))) == ()


def test_s09_open_report_in_time_is_information() -> None:
    [found] = findings(RULE, roster("", _left(date(2026, 11, 20))))
    assert (found.severity, found.member_ids) == (Severity.INFO, (1,))
    assert found.message == ("钱1号 11月20日离岗，人员变更应在11月27日前报送，请按时报送并登记。")


@pytest.mark.parametrize(
    ("changed", "severity", "late"),
    [
        (date(2026, 11, 18), Severity.INFO, 0),
        (date(2026, 11, 17), Severity.WARN, 1),
        (date(2026, 11, 13), Severity.WARN, 5),
    ],
)
def test_s09_five_working_days_are_the_boundary(
    changed: date, severity: Severity, late: int
) -> None:
    [found] = findings(RULE, roster("", _left(changed)))
    assert (found.severity, found.amount) == (severity, late)


def test_s09_holidays_do_not_count_as_working_days() -> None:
    off = HolidayCalendar.from_days([Holiday(date(2026, 11, 23), "示例", is_off=True)], [2026])
    [found] = findings(RULE, roster("", _left(date(2026, 11, 17)), calendar=off))
    assert found.severity is Severity.INFO


def test_s09_arrival_is_reported_too() -> None:
    [found] = findings(RULE, roster("", _left(date(2026, 11, 20), ChangeKind.ARRIVED)))
    assert "到岗" in found.message


def test_s09_change_to_come_other_station_and_other_unit_are_left_alone() -> None:
    to_come = _left(date(2026, 11, 26))
    assert findings(RULE, roster("", to_come)) == ()
    elsewhere = person(
        1, station_ids=frozenset({9}), open_reports=(OpenReport(ChangeKind.LEFT, TODAY),)
    )
    assert findings(RULE, roster("", elsewhere)) == ()
    small = UnitFacts("小单位", traits=frozenset({UnitTrait.HIGH_RISE}))
    assert findings(RULE, roster("", _left(TODAY), unit=small)) == ()


def test_s09_days_are_a_parameter() -> None:
    settings = rule_settings(RULE, report_workdays=1)
    [found] = findings(RULE, roster("", _left(date(2026, 11, 20))), settings)
    assert found.severity is Severity.WARN
