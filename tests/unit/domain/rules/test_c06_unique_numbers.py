"""C06: one number, one person."""

from fire_roster.domain.certificate import CertificateType
from fire_roster.domain.member import MemberFacts
from fire_roster.domain.rules.c06_unique_numbers import RULE
from tests.unit.domain.roster_builder import (
    MICRO_STATION,
    OTHER_ROOM,
    certificate,
    findings,
    person,
    roster,
)


def _elsewhere(member_id: int, number: str) -> MemberFacts:
    return person(
        member_id, certificate(number=number), station_ids=frozenset({OTHER_ROOM.station_id})
    )


def test_c06_different_and_empty_numbers_find_nothing() -> None:
    one, two = person(1, certificate(number="2101")), person(2, certificate(number="2102"))
    facts = roster("", one, two, person(3), person(4))
    assert findings(RULE, facts) == ()


def test_c06_same_number_names_both_people() -> None:
    one = person(1, certificate(number="21010000 0000123a"))
    two = person(2, certificate(number="210100000000123A "))
    [found] = findings(RULE, roster("", one, two))
    assert (found.rule, found.amount, found.member_ids) == ("C06", 2, (1, 2))
    assert found.message == (
        "钱1号、孙2号登记了同一个消防设施操作员证书编号（尾号 123A），请核对原件。"
    )


def test_c06_old_and_new_operator_papers_share_their_numbers() -> None:
    old = certificate(number="2101", type=CertificateType.OLD_OPERATOR.value)
    facts = roster("", person(1, old), person(2, certificate(number="2101")))
    assert len(findings(RULE, facts)) == 1


def test_c06_other_kinds_have_their_own_numbers() -> None:
    guard = certificate(None, number="2101", type=CertificateType.SECURITY_GUARD.value)
    facts = roster("", person(1, guard), person(2, certificate(number="2101")))
    assert findings(RULE, facts) == ()


def test_c06_two_papers_of_one_person_may_share_a_number() -> None:
    twice = person(1, certificate(number="2101"), certificate(number="2101"))
    assert findings(RULE, roster("", twice)) == ()


def test_c06_same_id_number_shows_its_end_only() -> None:
    people = [person(number, id_number="11010519491231002x") for number in (1, 2)]
    [found] = findings(RULE, roster("", *people))
    assert "身份证号（尾号 002X）" in found.message
    assert "110105" not in found.message


def test_c06_one_side_of_this_station_is_enough() -> None:
    facts = roster("", person(1, certificate(number="2101")), _elsewhere(2, "2101"))
    assert len(findings(RULE, facts)) == 1


def test_c06_people_of_other_stations_are_not_judged_until_on_duty_here() -> None:
    others = (_elsewhere(1, "2101"), _elsewhere(2, "2101"))
    assert findings(RULE, roster("", *others)) == ()
    assert len(findings(RULE, roster("31夜:2", *others))) == 1


def test_c06_micro_station_is_judged_too() -> None:
    others = (_elsewhere(1, "2101"), _elsewhere(2, "2101"))
    assert len(findings(RULE, roster("1早:2", *others, station=MICRO_STATION))) == 1
