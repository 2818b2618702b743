"""C07: scans, and where the originals lie."""

from fire_roster.domain.certificate import CertificateType
from fire_roster.domain.rules.base import Severity
from fire_roster.domain.rules.c07_scan_and_place import RULE
from tests.unit.domain.roster_builder import (
    MICRO_STATION,
    certificate,
    day,
    findings,
    messages,
    person,
    roster,
)

_BARE = certificate(has_scan=False, has_place=False)


def test_c07_scan_and_place_on_file_find_nothing() -> None:
    assert findings(RULE, roster("14早:1")) == ()


def test_c07_missing_scans_of_all_are_one_warning() -> None:
    [found] = findings(
        RULE, roster("14早:1,2", *(person(one, certificate(has_scan=False)) for one in (1, 2)))
    )
    assert (found.severity, found.amount, found.member_ids) == (Severity.WARN, 2, (1, 2))
    assert found.message == "2 人的值班证书缺扫描件：孙2号、钱1号。"
    assert found.dates == ()


def test_c07_missing_place_is_told_by_itself() -> None:
    member = person(1, certificate(has_place=False))
    assert messages(RULE, roster("14早:1", member)) == ["1 人的值班证书没有登记原件存放处：钱1号。"]


def test_c07_many_names_are_cut() -> None:
    seats = "14早:" + ",".join(str(number) for number in range(1, 9))
    people = [person(number, _BARE) for number in range(1, 9)]
    assert all("等。" in text for text in messages(RULE, roster(seats, *people)))


def test_c07_member_without_duty_is_not_asked() -> None:
    assert findings(RULE, roster("14早:2", person(1, _BARE))) == ()


def test_c07_other_expired_and_replaced_papers_are_not_asked_for() -> None:
    expired = certificate(expires=day(30, 11), has_scan=False)
    replaced = certificate(replaced_from=day(1), has_scan=False)
    driving = certificate(type=CertificateType.DRIVING.value, has_scan=False)
    assert findings(RULE, roster("14早:1", person(1, expired, replaced, driving))) == ()


def test_c07_paper_that_is_replaced_within_the_month_still_counts() -> None:
    paper = certificate(replaced_from=day(2), has_scan=False)
    assert len(findings(RULE, roster("14早:1", person(1, paper)))) == 1


def test_c07_is_for_control_rooms() -> None:
    assert findings(RULE, roster("14早:1", person(1, _BARE), station=MICRO_STATION)) == ()
