"""Verification, renewal, and the unit's own types of certificates."""

from datetime import date

import pytest

from fire_roster.domain.certificate import CertificateState, VerificationResult
from fire_roster.errors import InputRefused, UsageProblem
from fire_roster.records.certificate import CertificateFields, CertificateTypeFields
from fire_roster.records.member import MemberFields
from fire_roster.services.certificates import CertificateEntry
from fire_roster.services.office import Office
from tests.integration.services.people import CONTROL_ROOM, DECEMBER, EARLY, assign, audit, seat

TODAY = date(2026, 12, 1)


@pytest.fixture
def zhang(office: Office) -> int:
    """One member."""
    return office.members.add(MemberFields(name="张三", position="控制室值班员")).value


def _entry(office: Office, key: int, day: date | None = None) -> CertificateEntry:
    return next(one for one in office.certificates.list_all(day) if one.record.id == key)


def test_verification_keeps_date_person_and_result(office: Office, zhang: int) -> None:
    key = office.certificates.add(zhang, CertificateFields(level="四级")).value
    assert _entry(office, key).doubts == ("未核验", "无扫描件")
    office.certificates.set_verified({key: TODAY}, " 陈静 ")
    entry = _entry(office, key)
    assert (entry.record.verified_by, entry.record.verification_result) == ("陈静", "相符")
    assert entry.is_verified
    office.certificates.set_verified({key: None})
    assert _entry(office, key).record.verified_by == ""


def test_look_up_without_a_match_is_an_error_where_the_paper_is_used(
    office: Office, zhang: int
) -> None:
    key = office.certificates.add(zhang, CertificateFields(level="四级")).value
    office.certificates.set_verified({key: TODAY}, "陈静", VerificationResult.NOT_FOUND)
    assert _entry(office, key).doubts[0] == "查无此证"
    assign(office, seat(14, EARLY, zhang))
    found = office.rosters.open(CONTROL_ROOM, DECEMBER).checker().violations
    assert [one.severity.value for one in found if one.rule == "C05"] == ["error"]


def test_verification_goes_stale(office: Office, zhang: int) -> None:
    key = office.certificates.add(
        zhang, CertificateFields(level="四级", verified_on=date(2025, 11, 30))
    ).value
    assert "核验已超期" in _entry(office, key).doubts


def test_unknown_result_is_refused(office: Office, zhang: int) -> None:
    with pytest.raises(InputRefused, match="核验结果没有“大概”"):
        office.certificates.add(zhang, CertificateFields(verification_result="大概"))


def test_renewal_replaces_from_the_day_of_the_new_paper(office: Office, zhang: int) -> None:
    old = office.certificates.add(
        zhang, CertificateFields(level="四级", number="A1", expires=date(2026, 12, 20))
    ).value
    new = office.certificates.renew(
        old, CertificateFields(level="四级", number="A2", issued=date(2026, 12, 10))
    ).value
    assert _entry(office, old).record.replaced_by_id == new
    assert _entry(office, old, date(2026, 12, 9)).state is CertificateState.EXPIRING
    assert _entry(office, old, date(2026, 12, 10)).state is CertificateState.REPLACED
    assert _entry(office, old, date(2026, 12, 10)).doubts == ()
    with pytest.raises(InputRefused, match="在新证上继续"):
        office.certificates.renew(old, CertificateFields())
    office.certificates.delete(new)
    assert _entry(office, old).record.replaced_by_id is None


def test_renewal_older_than_the_old_paper_is_refused(office: Office, zhang: int) -> None:
    old = office.certificates.add(zhang, CertificateFields(issued=TODAY)).value
    with pytest.raises(InputRefused, match="早于旧证"):
        office.certificates.renew(old, CertificateFields(issued=date(2026, 11, 1)))


def test_renewed_certificate_ends_the_reminder_in_the_roster(office: Office, zhang: int) -> None:
    old = office.certificates.add(
        zhang, CertificateFields(level="四级", expires=date(2026, 12, 20))
    ).value
    office.certificates.renew(old, CertificateFields(level="四级", issued=date(2026, 11, 1)))
    assign(office, seat(25, EARLY, zhang))
    rules = {one.rule for one in office.rosters.open(CONTROL_ROOM, DECEMBER).checker().violations}
    assert not rules & {"C01", "C08"}


def test_type_s_rule_gives_the_end_that_the_paper_does_not_show(office: Office, zhang: int) -> None:
    key = office.certificates.add(
        zhang, CertificateFields(type="救护员证", issued=date(2023, 12, 2))
    ).value
    entry = _entry(office, key)
    assert (entry.validity_text, entry.state) == (
        "2026-12-01（推算）",
        CertificateState.EXPIRING,
    )
    assert entry.stage == 0
    assert entry.record.expires is None


def test_own_type_carries_its_own_validity_and_review(office: Office, zhang: int) -> None:
    office.certificate_types.set(
        CertificateTypeFields(
            name=" 电梯安全员证 ", validity_months=48, review_months=24, basis="本单位规定"
        )
    )
    key = office.certificates.add(
        zhang, CertificateFields(type="电梯安全员证", issued=date(2024, 12, 20))
    ).value
    entry = _entry(office, key)
    assert entry.facts.expires == date(2028, 12, 19)
    assert (entry.facts.next_review, entry.state) == (
        date(2026, 12, 20),
        CertificateState.REVIEW_DUE,
    )
    office.certificates.update(key, reviewed_on=TODAY)
    assert _entry(office, key).state is CertificateState.VALID
    office.certificate_types.reset("电梯安全员证")
    assert _entry(office, key).facts.expires is None


def test_rule_of_a_built_in_type_can_be_changed_and_restored(office: Office) -> None:
    office.certificate_types.set(
        CertificateTypeFields(name="特种作业操作证", validity_months=36, basis="地方规定")
    )
    entry = next(
        one for one in office.certificate_types.list_all() if one.kind.name == "特种作业操作证"
    )
    assert (entry.is_built_in, entry.is_changed, entry.kind.review_months) == (True, True, 0)
    office.certificate_types.reset("特种作业操作证")
    kinds = {one.kind.name: one.kind for one in office.certificate_types.list_all()}
    assert kinds["特种作业操作证"].review_months == 36
    with pytest.raises(UsageProblem, match="没有为“特种作业操作证”"):
        office.certificate_types.reset("特种作业操作证")
    with pytest.raises(InputRefused, match="证书类别"):
        office.certificate_types.set(CertificateTypeFields(name=" "))
    assert audit(office)[0].action == "certificate_type.reset"
