"""C04: old certificates count as the same level."""

from fire_roster.domain.certificate import CertificateType, Level
from fire_roster.domain.rules.base import Severity
from fire_roster.domain.rules.c04_old_certificate import RULE
from tests.unit.domain.roster_builder import certificate, day, findings, person, roster

_OLD = certificate(type=CertificateType.OLD_OPERATOR.value)


def test_c04_new_certificate_finds_nothing() -> None:
    assert findings(RULE, roster("14早:1")) == ()


def test_c04_old_certificate_is_one_piece_of_information() -> None:
    [found] = findings(RULE, roster("1早:1 31夜:1", person(1, _OLD)))
    assert (found.rule, found.severity, found.amount) == ("C04", Severity.INFO, 2)
    assert found.dates == (day(1), day(31))
    assert found.message == (
        "钱1号凭建（构）筑物消防员旧证值班（12月1、31日），按同等级认定，请人工确认。"
    )


def test_c04_new_certificate_of_enough_level_settles_it() -> None:
    assert findings(RULE, roster("14早:1", person(1, _OLD, certificate()))) == ()


def test_c04_new_certificate_of_lower_level_does_not() -> None:
    member = person(1, _OLD, certificate(Level.FIVE))
    assert len(findings(RULE, roster("14早:1", member))) == 1


def test_c04_new_certificate_valid_for_part_of_the_month() -> None:
    member = person(1, _OLD, certificate(issued=day(15)))
    [found] = findings(RULE, roster("14早:1 15早:1", member))
    assert found.dates == (day(14),)


def test_c04_old_certificate_below_the_level_is_left_to_c02() -> None:
    low = certificate(Level.FIVE, type=CertificateType.OLD_OPERATOR.value)
    assert findings(RULE, roster("14早:1", person(1, low))) == ()


def test_c04_level_confirmed_by_hand_is_settled() -> None:
    confirmed = certificate(type=CertificateType.OLD_OPERATOR.value, is_level_confirmed=True)
    assert findings(RULE, roster("14早:1", person(1, confirmed))) == ()
