"""Deadlines of certificates."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from fire_roster.domain.alerts.kinds import AlertKind
from fire_roster.domain.certificate import CertificateType, Level
from fire_roster.domain.rules.base import Severity
from fire_roster.domain.time_span import TimeSpan
from tests.unit.domain.alerts.world import named, only, world
from tests.unit.domain.roster_builder import certificate, person

EXPIRY, REVIEW, VERIFICATION = AlertKind.CERTIFICATE, AlertKind.REVIEW, AlertKind.VERIFICATION
SCAN = AlertKind.SCAN


def test_expiry_stages_have_a_key_each_and_the_last_is_an_error() -> None:
    paper = certificate(certificate_id=7, expires=date(2026, 12, 20))
    found = named(EXPIRY, world(people=[person(1, paper)]))
    stages = {key.rpartition(":")[2]: one for key, one in found.items()}
    assert list(found) == [f"cert:7:2026-12-20:{stage}" for stage in (90, 60, 30, 7, 0)]
    assert stages["30"].due == datetime(2026, 11, 20, 8, 30)
    assert (stages["30"].severity, stages["0"].severity) == (Severity.WARN, Severity.ERROR)
    assert "1号" in stages["7"].message and "1号" not in stages["7"].public


def test_expiry_stages_after_the_window_are_not_named_yet() -> None:
    paper = certificate(certificate_id=7, expires=date(2027, 3, 15))
    assert list(named(EXPIRY, world(people=[person(1, paper)]))) == ["cert:7:2027-03-15:90"]


@pytest.mark.parametrize(
    "papers",
    [
        [certificate(expires=None)],
        [certificate(expires=date(2026, 12, 20), is_long_term=True)],
        [certificate(expires=date(2026, 12, 20)), certificate(expires=date(2029, 12, 20))],
        [certificate(expires=date(2026, 12, 20)), certificate(Level.THREE, is_long_term=True)],
        [certificate(expires=date(1, 1, 2))],
    ],
)
def test_expiry_of_papers_without_end_or_renewed_is_not_told(papers: list[object]) -> None:
    stages = named(EXPIRY, world(people=[person(1, *papers)]))  # type: ignore[arg-type]
    assert not [key for key in stages if "2026" in key]


def test_expiry_is_told_where_the_newer_paper_is_lower_or_another() -> None:
    ends = certificate(Level.THREE, certificate_id=7, expires=date(2026, 12, 20))
    lower = certificate(Level.FOUR, is_long_term=True)
    other = certificate(None, type=CertificateType.DRIVING.value, is_long_term=True)
    assert named(EXPIRY, world(people=[person(1, ends, lower, other)]))


def test_expiry_of_somebody_who_leaves_ends_with_the_service() -> None:
    paper = certificate(certificate_id=7, expires=date(2026, 12, 20))
    found = named(EXPIRY, world(people=[person(1, paper, left=date(2026, 12, 14))]))
    assert [key.rpartition(":")[2] for key in found] == ["90", "60", "30", "7"]
    assert {one.until for one in found.values()} == {datetime(2026, 12, 15)}


def test_review_has_its_own_stages() -> None:
    papers = certificate(certificate_id=7, review_due=date(2026, 12, 20)), certificate()
    found = named(REVIEW, world(people=[person(1, *papers)]), only(REVIEW, leads=(10, 0)))
    assert list(found) == ["review:7:2026-12-20:10", "review:7:2026-12-20:0"]
    assert "最后一天" in found["review:7:2026-12-20:0"].message


def test_verification_is_told_once_a_month_with_all_names() -> None:
    people = [person(key, certificate(verified_on=None)) for key in range(1, 8)]
    people += [person(8, certificate(verified_on=date(2025, 1, 5))), person(9)]
    found = named(VERIFICATION, world(people=people))
    assert list(found) == ["verify:2026-10", "verify:2026-11", "verify:2026-12"]
    december = found["verify:2026-12"]
    assert december.message.startswith("8 人的证书") and "等 8 人" in december.message
    assert (december.due, december.until) == (datetime(2026, 12, 1, 8, 30), datetime(2027, 1, 1))


def test_verification_of_papers_that_do_not_count_is_not_told() -> None:
    people = [
        person(1, certificate(verified_on=None), left=date(2026, 9, 1)),
        person(2, certificate(type=CertificateType.DRIVING.value, verified_on=None)),
        person(3, certificate(verified_on=None, expires=date(2026, 9, 1))),
    ]
    assert named(VERIFICATION, world(people=people)) == {}


def test_review_by_the_rule_of_the_type_is_told_until_it_is_renewed() -> None:
    paper = certificate(certificate_id=7, reviewed_on=date(2023, 12, 20), review_months=36)
    found = named(REVIEW, world(people=[person(1, paper)]))
    assert list(found) == [f"review:7:2026-12-20:{stage}" for stage in (60, 30, 7, 0)]
    renewed = replace(paper, replaced_from=date(2026, 11, 1))
    assert named(REVIEW, world(people=[person(1, renewed)])) == {}


def test_papers_without_scan_are_told_once_a_month_unless_replaced() -> None:
    people = [
        person(1, certificate(has_scan=False)),
        person(2, certificate(has_scan=False, replaced_from=date(2026, 11, 20))),
        person(3, certificate(type=CertificateType.DRIVING.value, has_scan=False)),
    ]
    found = named(SCAN, world(people=people))
    assert list(found) == ["scan:2026-10", "scan:2026-11", "scan:2026-12"]
    assert found["scan:2026-11"].public == "2 人的证书没有扫描件"
    assert found["scan:2026-12"].message == "1 人的证书没有扫描件：钱1号"


def test_a_look_up_that_denied_the_paper_is_no_verification() -> None:
    denied = certificate(verified_on=date(2026, 9, 1), refuted="查无此证")
    assert named(VERIFICATION, world(people=[person(1, denied)]))


def test_months_of_the_window_run_over_the_year() -> None:
    window = TimeSpan(datetime(2026, 11, 30), datetime(2027, 1, 2))
    assert [str(month) for month in world(window=window).months] == [
        "2026-11",
        "2026-12",
        "2027-01",
    ]
