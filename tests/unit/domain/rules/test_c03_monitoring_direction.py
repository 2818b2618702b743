"""C03: the direction printed on certificates of the 2019 standard."""

from datetime import date

from fire_roster.domain.certificate import Level
from fire_roster.domain.rules.base import Severity
from fire_roster.domain.rules.c03_monitoring_direction import RULE
from tests.unit.domain.roster_builder import certificate, day, findings, person, roster

_REPAIR = certificate(direction="消防设施检测维修保养")


def test_c03_monitoring_direction_finds_nothing() -> None:
    paper = certificate(direction="消防设施监控操作")
    assert findings(RULE, roster("14早:1", person(1, paper))) == ()


def test_c03_no_direction_printed_finds_nothing() -> None:
    assert findings(RULE, roster("14早:1")) == ()


def test_c03_other_direction_is_one_warning_with_all_dates() -> None:
    [found] = findings(RULE, roster("1早:1 30-31夜:1", person(1, _REPAIR)))
    assert (found.rule, found.severity, found.amount) == ("C03", Severity.WARN, 3)
    assert found.dates == (day(1), day(30), day(31))
    assert found.message == (
        "钱1号证书的职业方向是“消防设施检测维修保养”，不是监控操作，涉及12月1、30、31日的班次。"
    )


def test_c03_second_certificate_of_the_right_direction_settles_it() -> None:
    member = person(1, _REPAIR, certificate(direction="监控操作"))
    assert findings(RULE, roster("14早:1", member)) == ()


def test_c03_right_direction_below_the_least_level_does_not_settle_it() -> None:
    low = certificate(Level.FIVE, direction="监控操作")
    [found] = findings(RULE, roster("14早:1", person(1, low, _REPAIR)))
    assert "“消防设施检测维修保养”" in found.message


def test_c03_right_certificate_ends_within_the_month() -> None:
    member = person(1, _REPAIR, certificate(direction="监控操作", expires=day(14)))
    [found] = findings(RULE, roster("14早:1 14夜:1", member))
    assert found.shift == "夜"


def test_c03_certificate_of_the_2026_standard_has_no_direction() -> None:
    new = certificate(direction="检测", issued=date(2026, 10, 1))
    last_old = certificate(direction="检测", issued=date(2026, 9, 30))
    undated = certificate(direction="检测", issued=None)
    facts = roster("14早:1,2,3", person(1, new), person(2, last_old), person(3, undated))
    assert [one.member_ids for one in findings(RULE, facts)] == [(2,), (3,)]


def test_c03_expired_certificate_is_left_to_c01() -> None:
    expired = certificate(direction="检测", expires=day(1))
    assert findings(RULE, roster("14早:1", person(1, expired))) == ()
