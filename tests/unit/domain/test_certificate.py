"""Levels and validity of certificates."""

from datetime import date, datetime

import pytest

from fire_roster.domain.certificate import (
    CertificateState,
    CertificateType,
    Level,
    certificate_state,
    number_doubt,
)
from fire_roster.domain.time_span import day_span
from tests.unit.domain.roster_builder import EARLY, LATE, NIGHT, certificate, day


def test_level_compares_and_names() -> None:
    assert Level.ONE > Level.TWO > Level.THREE > Level.FOUR > Level.FIVE
    assert (Level.FOUR.label, Level.FOUR.title) == ("四级", "四级/中级工")


def test_level_from_label_reads_its_own_words_only() -> None:
    assert [Level.from_label(f" {one.label} ") for one in Level] == list(Level)
    with pytest.raises(ValueError, match="中级"):
        Level.from_label("中级")


def test_certificate_of_operators_entitles_to_control_room() -> None:
    old = certificate(type=CertificateType.OLD_OPERATOR.value)
    driving = certificate(type=CertificateType.DRIVING.value)
    assert certificate().entitles_to_control_room
    assert old.entitles_to_control_room
    assert not driving.entitles_to_control_room


def test_certificate_end_date_counts_to_midnight() -> None:
    paper = certificate(expires=day(14))
    assert paper.valid_until == datetime(2026, 12, 15)
    assert paper.is_valid_throughout(LATE.span_on(day(14)))
    assert not paper.is_valid_throughout(NIGHT.span_on(day(14)))


def test_certificate_is_valid_from_its_issue() -> None:
    paper = certificate(issued=day(14))
    assert paper.is_valid_throughout(EARLY.span_on(day(14)))
    assert not paper.is_valid_throughout(NIGHT.span_on(day(12)))
    assert (paper.is_valid_on(day(13)), paper.is_valid_on(day(14))) == (False, True)


def test_certificate_without_dates_is_always_valid() -> None:
    paper = certificate(issued=None)
    assert paper.is_valid_throughout(day_span(date(1990, 1, 1)))
    assert paper.days_left(day(14)) is None


def test_certificate_long_term_has_no_end() -> None:
    paper = certificate(expires=day(1), is_long_term=True)
    assert paper.is_valid_on(day(31))
    assert paper.days_left(day(31)) is None


@pytest.mark.parametrize(("number", "left"), [(13, 1), (14, 0), (15, -1)])
def test_certificate_days_left_is_zero_on_the_last_day(number: int, left: int) -> None:
    paper = certificate(expires=day(14))
    assert paper.days_left(day(number)) == left
    assert paper.is_valid_on(day(number)) is (left >= 0)


@pytest.mark.parametrize(
    ("expires", "state"),
    [
        (None, CertificateState.VALID),
        (date(2027, 3, 15), CertificateState.VALID),
        (date(2027, 3, 14), CertificateState.EXPIRING),
        (day(14), CertificateState.EXPIRING),
        (day(13), CertificateState.EXPIRED),
    ],
)
def test_certificate_state_on_14_december(expires: date | None, state: CertificateState) -> None:
    assert certificate_state(certificate(expires=expires), day(14)) is state


def test_certificate_state_before_its_issue_is_not_yet() -> None:
    assert certificate_state(certificate(issued=day(15)), day(14)) is CertificateState.NOT_YET


def test_certificate_state_takes_another_span_of_warning() -> None:
    paper = certificate(expires=day(24))
    assert certificate_state(paper, day(14), 9) is CertificateState.VALID


def test_certificate_counts_from_the_midnight_of_its_issue() -> None:
    paper = certificate(issued=day(15))
    assert paper.is_valid_throughout(NIGHT.span_on(day(14)))
    assert certificate_state(paper, day(15)) is CertificateState.VALID


@pytest.mark.parametrize(
    ("kind", "number", "is_strange"),
    [
        ("消防设施操作员", "1234567890123456", False),
        ("消防设施操作员", "1234 5678 9012 3456", False),
        ("消防设施操作员", "1" * 22, False),
        ("消防设施操作员", "123456789012345", True),
        ("建（构）筑物消防员", "12", True),
        ("消防设施操作员", "", False),
        ("机动车驾驶证", "12", False),
    ],
)
def test_number_of_a_strange_length_is_asked_about(
    kind: str, number: str, *, is_strange: bool
) -> None:
    assert bool(number_doubt(kind, number)) is is_strange
