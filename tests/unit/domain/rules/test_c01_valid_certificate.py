"""C01: a certificate valid for the whole of the duty."""

from dataclasses import replace

import pytest

from fire_roster.domain.certificate import CertificateType, Level
from fire_roster.domain.rules.c01_valid_certificate import RULE
from tests.unit.domain.roster_builder import (
    MICRO_STATION,
    NIGHT,
    SHIFTS,
    certificate,
    day,
    findings,
    foreign,
    person,
    roster,
)

_ENDS_14 = person(1, certificate(expires=day(14)))


def test_c01_certificate_without_end_finds_nothing() -> None:
    assert findings(RULE, roster("1-31早:1")) == ()


def test_c01_long_term_certificate_ignores_its_printed_end() -> None:
    paper = certificate(expires=day(1), is_long_term=True)
    assert findings(RULE, roster("14早:1", person(1, paper))) == ()


def test_c01_no_certificate_is_named() -> None:
    [found] = findings(RULE, roster("14早:1", person(1, certificates=())))
    assert (found.rule, found.amount, found.dates, found.shift) == ("C01", None, (day(14),), "早")
    assert "无证" in found.message


def test_c01_other_kind_of_certificate_does_not_count() -> None:
    guard = certificate(None, type=CertificateType.SECURITY_GUARD.value)
    assert "无证" in findings(RULE, roster("14早:1", person(1, guard)))[0].message


def test_c01_last_valid_day_counts_to_midnight() -> None:
    assert findings(RULE, roster("14早:1 14中:1", _ENDS_14)) == ()


def test_c01_night_of_the_last_valid_day_is_invalid() -> None:
    [found] = findings(RULE, roster("14夜:1", _ENDS_14))
    assert (found.amount, found.dates, found.shift) == (1, (day(14),), "夜")
    assert found.message == (
        "钱1号 12月14日夜班（24:00–次日08:00）持证无效：证书 2026-12-14 到期，"
        "该班次到 12月15日 08:00。"
    )


@pytest.mark.parametrize(("end", "count"), [(1440, 0), (1441, 1)])
def test_c01_boundary_is_exact_to_the_minute(end: int, count: int) -> None:
    late = replace(SHIFTS[1], end_minute=end)
    shifts = {one.shift_type_id: one for one in (*SHIFTS, late)}
    assert len(findings(RULE, roster("14中:1", _ENDS_14, shift_types=shifts))) == count


def test_c01_night_of_the_last_of_the_month_looks_into_the_next() -> None:
    facts = roster("31夜:1", person(1, certificate(expires=day(31))))
    assert "该班次到 1月1日 08:00" in findings(RULE, facts)[0].message


def test_c01_duty_ending_at_midnight_says_24_o_clock() -> None:
    [found] = findings(RULE, roster("16中:1", _ENDS_14))
    assert found.amount == 2
    assert "该班次到 12月16日 24:00" in found.message


def test_c01_each_duty_after_the_end_is_one_finding() -> None:
    found = findings(RULE, roster("13-16早:1", _ENDS_14))
    assert [(one.dates, one.amount) for one in found] == [((day(15),), 1), ((day(16),), 2)]


def test_c01_certificate_issued_later_is_not_yet_valid() -> None:
    coming = certificate(issued=day(15))
    [found] = findings(RULE, roster("14早:1 15早:1", person(1, coming)))
    assert found.dates == (day(14),)
    assert "尚未发证：证书 2026-12-15 才发证" in found.message


def test_c01_new_certificate_follows_the_old_one() -> None:
    member = person(1, certificate(expires=day(14)), certificate(issued=day(15)))
    found = findings(RULE, roster("14早:1 15早:1 14夜:1", member))
    assert found == ()


def test_c01_no_single_certificate_covers_the_shift() -> None:
    member = person(1, certificate(expires=day(14)), certificate(issued=day(15)))
    [found] = findings(RULE, roster("14长:1", member))
    assert "证书 2026-12-14 到期" in found.message


def test_c01_old_operator_certificate_counts() -> None:
    old = certificate(Level.FOUR, type=CertificateType.OLD_OPERATOR.value)
    assert findings(RULE, roster("14早:1", person(1, old))) == ()


def test_c01_foreign_duty_is_not_judged() -> None:
    facts = roster("", person(1, certificates=()), foreign_duties=(foreign(1, day(30, 11), NIGHT),))
    assert findings(RULE, facts) == ()


def test_c01_micro_station_is_not_judged() -> None:
    facts = roster("14早:1", person(1, certificates=()), station=MICRO_STATION)
    assert findings(RULE, facts) == ()


def test_c01_reason_names_the_certificate_that_lasts_longest() -> None:
    member = person(1, certificate(expires=day(3)), certificate(expires=day(10)))
    [found] = findings(RULE, roster("14早:1", member))
    assert found.amount == 4
    assert "证书 2026-12-10 到期" in found.message


def test_c01_reason_names_the_first_issue_of_those_to_come() -> None:
    member = person(1, certificate(issued=day(20)), certificate(issued=day(16)))
    [found] = findings(RULE, roster("14早:1", member))
    assert "证书 2026-12-16 才发证" in found.message


def test_c01_certificate_issued_at_the_midnight_a_duty_begins_has_begun() -> None:
    member = person(1, certificate(issued=day(15), expires=day(15)))
    shifts = {one.shift_type_id: one for one in (*SHIFTS, replace(NIGHT, end_minute=2881))}
    [found] = findings(RULE, roster("14夜:1", member, shift_types=shifts))
    assert "证书 2026-12-15 到期" in found.message
