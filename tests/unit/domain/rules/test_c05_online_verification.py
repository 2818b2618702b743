"""C05: certificates verified online lately."""

from datetime import date

import pytest

from fire_roster.domain.certificate import Level
from fire_roster.domain.rules.base import Severity
from fire_roster.domain.rules.c05_online_verification import RULE
from tests.unit.domain.roster_builder import (
    certificate,
    day,
    findings,
    person,
    roster,
    rule_settings,
)


def test_c05_verified_lately_finds_nothing() -> None:
    assert findings(RULE, roster("1-31早:1")) == ()


def test_c05_never_verified_is_one_warning_with_all_dates() -> None:
    member = person(1, certificate(verified_on=None))
    [found] = findings(RULE, roster("3早:1 31夜:1", member))
    assert (found.rule, found.severity, found.amount) == ("C05", Severity.WARN, 2)
    assert found.dates == (day(3), day(31))
    assert found.message == "钱1号的证书从未联网核验，应在首班12月3日前核验。"


@pytest.mark.parametrize(
    ("verified_on", "first", "count"),
    [
        (date(2025, 12, 3), 3, 0),
        (date(2025, 12, 2), 3, 1),
        (date(2025, 12, 31), 31, 0),
        (date(2025, 11, 30), 1, 1),
    ],
)
def test_c05_twelve_calendar_months_is_the_boundary(
    verified_on: date, first: int, count: int
) -> None:
    member = person(1, certificate(verified_on=verified_on))
    assert len(findings(RULE, roster(f"{first}早:1", member))) == count


def test_c05_old_verification_names_its_date() -> None:
    member = person(1, certificate(verified_on=date(2025, 10, 1)))
    [found] = findings(RULE, roster("3早:1", member))
    assert found.message == (
        "钱1号的证书最近一次联网核验是 2025-10-01，到12月3日值班时已超过 12 个月。"
    )


def test_c05_verification_that_lapses_within_the_month_names_the_later_duties() -> None:
    member = person(1, certificate(verified_on=date(2025, 12, 10)))
    [found] = findings(RULE, roster("5早:1 20早:1", member))
    assert (found.dates, found.amount) == ((day(20),), 1)


def test_c05_month_without_the_day_ends_on_its_last() -> None:
    member = person(1, certificate(verified_on=date(2026, 8, 31)))
    settings = rule_settings(RULE, verify_months=3)
    assert len(findings(RULE, roster("1早:1", member), settings)) == 1
    settings = rule_settings(RULE, verify_months=4)
    assert findings(RULE, roster("31早:1", member), settings) == ()


def test_c05_certificate_below_the_level_is_not_asked_for() -> None:
    member = person(1, certificate(), certificate(Level.FIVE, verified_on=None))
    assert findings(RULE, roster("14早:1", member)) == ()


def test_c05_one_verified_certificate_of_two_is_enough() -> None:
    member = person(1, certificate(), certificate(Level.THREE, verified_on=None))
    assert findings(RULE, roster("14早:1", member)) == ()


def test_c05_invalid_certificate_is_left_to_c01() -> None:
    member = person(1, certificate(verified_on=None, expires=day(1)))
    assert findings(RULE, roster("14早:1", member)) == ()


def test_c05_member_without_duty_is_not_asked() -> None:
    assert findings(RULE, roster("", person(1, certificate(verified_on=None)))) == ()


def test_c05_latest_verification_of_several_is_named() -> None:
    papers = [certificate(verified_on=date(2025, number, 1)) for number in (3, 9, 6)]
    [found] = findings(RULE, roster("3早:1", person(1, *papers)))
    assert "最近一次联网核验是 2025-09-01" in found.message


def test_c05_certificate_of_too_low_a_level_is_asked_for_where_it_is_the_only_one() -> None:
    member = person(1, certificate(Level.FIVE, verified_on=None))
    assert len(findings(RULE, roster("14早:1", member))) == 1


def test_c05_look_up_without_a_match_is_an_error() -> None:
    fake = certificate(verified_on=None, refuted="查无此证")
    [found] = findings(RULE, roster("14早:1", person(1, fake)))
    assert (found.severity, found.amount) == (Severity.ERROR, 1)
    assert "“查无此证”" in found.message


def test_c05_second_paper_that_matched_settles_a_refuted_one() -> None:
    fake = certificate(verified_on=None, refuted="信息不符")
    assert findings(RULE, roster("14早:1", person(1, fake, certificate()))) == ()
