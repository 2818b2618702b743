"""C08: dated certificates before and after their end."""

from datetime import date, timedelta

import pytest

from fire_roster.domain.certificate import CertificateFacts, CertificateType, Level
from fire_roster.domain.month import Month
from fire_roster.domain.rules.base import Severity
from fire_roster.domain.rules.c08_certificate_expiry import RULE
from tests.unit.domain.roster_builder import (
    MICRO_STATION,
    TODAY,
    certificate,
    day,
    findings,
    person,
    roster,
)


def _driving(expires: date | None, **changes: object) -> CertificateFacts:
    return certificate(None, type=CertificateType.DRIVING.value, expires=expires, **changes)


def test_c08_no_end_or_long_term_finds_nothing() -> None:
    member = person(1, certificate(), _driving(None), _driving(day(1), is_long_term=True))
    assert findings(RULE, roster("14早:1", member)) == ()


@pytest.mark.parametrize(
    ("left", "stage"), [(90, 90), (61, 90), (60, 60), (30, 30), (8, 30), (7, 7), (1, 7), (0, 0)]
)
def test_c08_stage_is_the_smallest_reached(left: int, stage: int) -> None:
    member = person(1, certificate(expires=TODAY + timedelta(days=left)))
    [found] = findings(RULE, roster("1早:1", member))
    assert (found.rule, found.severity, found.amount) == ("C08", Severity.WARN, left)
    assert f"还剩 {left} 天（{stage} 天内到期提醒）" in found.message


def test_c08_ninety_one_days_is_far_unless_in_the_month() -> None:
    member = person(1, certificate(expires=TODAY + timedelta(days=91)))
    assert findings(RULE, roster("1早:1", member)) == ()
    far = roster("1早:1", member, month=Month(2027, 2))
    [found] = findings(RULE, far)
    assert "2027-02-24 到期，在2027年2月排班期内，还剩 91 天" in found.message


def test_c08_end_on_the_last_of_the_month_is_inside_it() -> None:
    month = Month(2027, 3)
    inside = person(1, certificate(expires=date(2027, 3, 31)))
    outside = person(2, certificate(expires=date(2027, 4, 1)))
    found = findings(RULE, roster("1早:1,2", inside, outside, month=month))
    assert [one.member_ids for one in found] == [(1,)]


def test_c08_expired_operator_certificate_only_warns() -> None:
    member = person(1, certificate(expires=day(20, 11)))
    [found] = findings(RULE, roster("14早:1", member))
    assert (found.severity, found.amount, found.dates) == (Severity.WARN, -5, (day(14),))
    assert "2026-11-20 到期，已过期 5 天" in found.message


def test_c08_expired_other_certificate_is_an_error_at_a_micro_station() -> None:
    member = person(1, certificate(), _driving(day(14)))
    [found] = findings(RULE, roster("14-16早:1", member, station=MICRO_STATION))
    assert (found.severity, found.amount, found.dates) == (Severity.ERROR, 2, (day(15), day(16)))
    assert found.message == "钱1号的机动车驾驶证 2026-12-14 到期，12月15、16日的班次已无效。"


def test_c08_expired_other_certificate_warns_in_a_control_room() -> None:
    member = person(1, certificate(), _driving(day(14)))
    [found] = findings(RULE, roster("15早:1", member))
    assert found.severity is Severity.WARN


def test_c08_night_of_the_last_valid_day_is_past_the_end() -> None:
    member = person(1, certificate(), _driving(day(31)))
    [found] = findings(RULE, roster("31早:1 31夜:1", member, station=MICRO_STATION))
    assert (found.severity, found.shift) == (Severity.ERROR, "夜")


def test_c08_end_after_a_past_month_is_not_its_matter() -> None:
    member = person(1, certificate(expires=day(20, 11)))
    assert findings(RULE, roster("14早:1", member, month=Month(2026, 10))) == ()


def test_c08_renewed_certificate_replaces_the_old_one() -> None:
    expired = certificate(Level.FOUR, expires=day(1))
    old = certificate(Level.FOUR, expires=day(1), type=CertificateType.OLD_OPERATOR.value)
    member = person(1, expired, old, certificate(Level.THREE))
    assert findings(RULE, roster("14早:1", member)) == ()


def test_c08_lower_or_other_certificate_replaces_nothing() -> None:
    member = person(1, certificate(Level.FOUR, expires=day(31)), certificate(Level.FIVE))
    driver = person(2, certificate(), _driving(day(31)))
    found = findings(RULE, roster("14早:1,2", member, driver))
    assert [one.member_ids for one in found] == [(1,), (2,)]


def test_c08_member_without_duty_is_not_told() -> None:
    assert findings(RULE, roster("", person(1, certificate(expires=day(1))))) == ()


def test_c08_duty_that_ends_with_the_last_valid_day_is_in_time() -> None:
    member = person(1, certificate(), _driving(day(14)))
    [found] = findings(RULE, roster("14中:1", member, station=MICRO_STATION))
    assert (found.severity, found.dates) == (Severity.WARN, ())


def test_c08_renewed_driving_licence_replaces_the_old_one() -> None:
    member = person(1, certificate(), _driving(day(1)), _driving(date(2032, 12, 1)))
    assert findings(RULE, roster("14早:1", member)) == ()


def test_c08_end_on_the_last_of_a_past_month_is_still_told() -> None:
    member = person(1, certificate(expires=date(2026, 10, 31)))
    [found] = findings(RULE, roster("14早:1", member, month=Month(2026, 10)))
    assert "已过期 25 天" in found.message


def test_c08_renewal_on_record_ends_the_reminder() -> None:
    old = certificate(expires=day(5), replaced_from=day(1, 11))
    assert findings(RULE, roster("14早:1", person(1, old))) == ()
