"""Members as the rules see them."""

from datetime import date

import pytest

from fire_roster.domain.certificate import CertificateType, Level
from fire_roster.domain.member import LeaveFacts
from tests.unit.domain.roster_builder import EARLY, NIGHT, certificate, day, person


def test_member_certificates_valid_come_best_first() -> None:
    papers = (
        certificate(None),
        certificate(Level.FIVE),
        certificate(Level.THREE),
        certificate(Level.TWO, expires=day(13)),
        certificate(Level.ONE, type=CertificateType.DRIVING.value),
    )
    valid = person(1, *papers).certificates_valid(EARLY.span_on(day(14)))
    assert [one.level for one in valid] == [Level.THREE, Level.FIVE, None]


def test_member_level_throughout_is_none_without_certificate() -> None:
    span = EARLY.span_on(day(14))
    assert person(1, certificates=()).level_throughout(span) is None
    assert person(1, certificate(Level.TWO)).level_throughout(span) is Level.TWO


@pytest.mark.parametrize(
    ("number", "is_employed"), [(9, False), (10, True), (20, True), (21, False)]
)
def test_member_is_employed_from_joining_to_leaving(number: int, is_employed: bool) -> None:
    member = person(1, joined=day(10), left=day(20))
    assert member.is_employed_on(day(number)) is is_employed


def test_member_without_dates_is_employed() -> None:
    assert person(1).is_employed_on(day(1))


def test_member_leave_in_finds_the_leave_that_touches() -> None:
    member = person(1, leaves=(LeaveFacts(day(1), day(2), "病假"), LeaveFacts(day(15), day(15))))
    found = member.leave_in(NIGHT.span_on(day(14)))
    assert found is not None
    assert found.kind == "休假"
    assert member.leave_in(NIGHT.span_on(day(15))) is None


@pytest.mark.parametrize(
    ("on", "age"), [(date(2026, 12, 13), 17), (date(2026, 12, 14), 18), (date(2027, 1, 1), 18)]
)
def test_member_age_counts_completed_years(on: date, age: int) -> None:
    assert person(1, birth=date(2008, 12, 14)).age_on(on) == age


def test_member_age_without_birth_is_unknown() -> None:
    assert person(1).age_on(day(14)) is None


def test_member_with_id_number_or_phone_has_personal_data() -> None:
    assert person(1, has_phone=True).has_personal_data
    assert person(1, id_number="1").has_personal_data
    assert not person(1).has_personal_data


@pytest.mark.parametrize(("number", "held"), [(9, ""), (10, "站长"), (20, "站长"), (21, "")])
def test_member_holds_the_position_between_its_days(number: int, held: str) -> None:
    member = person(1, position="站长", position_from=day(10), position_until=day(20))
    assert member.position_on(day(number)) == held
    assert member.position_between(day(1), day(10)) == "站长"
    assert member.position_between(day(21), day(31)) == ""
