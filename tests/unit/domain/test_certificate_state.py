"""State of a certificate on any day: midnight, leap days, year ends, 长期, renewals, reviews."""

from datetime import date, datetime
from typing import Any

import pytest

from fire_roster.domain.certificate import (
    CertificateState,
    certificate_state,
    expiry_stage,
    is_verified_on,
)
from fire_roster.domain.certificate_kind import BUILT_IN_KINDS, CertificateKind
from fire_roster.domain.time_span import TimeSpan
from tests.unit.domain.roster_builder import certificate

_LEAP = date(2028, 2, 29)
_YEAR_END = date(2026, 12, 31)


@pytest.mark.parametrize(
    ("changes", "day", "state"),
    [
        # a leap day as the end
        ({"expires": _LEAP}, date(2028, 2, 29), CertificateState.EXPIRING),
        ({"expires": _LEAP}, date(2028, 3, 1), CertificateState.EXPIRED),
        ({"expires": _LEAP}, date(2027, 12, 1), CertificateState.EXPIRING),
        ({"expires": _LEAP}, date(2027, 11, 30), CertificateState.VALID),
        # the end of a year
        ({"expires": _YEAR_END}, date(2026, 12, 31), CertificateState.EXPIRING),
        ({"expires": _YEAR_END}, date(2027, 1, 1), CertificateState.EXPIRED),
        ({"issued": date(2027, 1, 1)}, date(2026, 12, 31), CertificateState.NOT_YET),
        ({"issued": date(2027, 1, 1)}, date(2027, 1, 1), CertificateState.VALID),
        # 长期 is a value and wins over any date
        ({"is_long_term": True}, date(2199, 12, 31), CertificateState.VALID),
        ({"is_long_term": True, "expires": _LEAP}, date(2030, 1, 1), CertificateState.VALID),
        # renewed: from the day of the new paper, whatever the old one says
        ({"replaced_from": date(2026, 6, 1)}, date(2026, 5, 31), CertificateState.VALID),
        ({"replaced_from": date(2026, 6, 1)}, date(2026, 6, 1), CertificateState.REPLACED),
        (
            {"replaced_from": date(2026, 6, 1), "expires": date(2026, 5, 1)},
            date(2026, 5, 2),
            CertificateState.EXPIRED,
        ),
        # review: 60 days ahead, overdue before an end that is near
        ({"review_due": date(2027, 3, 1)}, date(2026, 12, 31), CertificateState.REVIEW_DUE),
        ({"review_due": date(2027, 3, 1)}, date(2026, 12, 30), CertificateState.VALID),
        (
            {"review_due": date(2027, 3, 1), "expires": date(2027, 3, 5)},
            date(2027, 3, 1),
            CertificateState.EXPIRING,
        ),
        (
            {"review_due": date(2027, 3, 1), "expires": date(2027, 3, 5)},
            date(2027, 3, 2),
            CertificateState.REVIEW_DUE,
        ),
        (
            {"issued": date(2024, 2, 29), "review_months": 36},
            date(2027, 2, 28),
            CertificateState.REVIEW_DUE,
        ),
    ],
)
def test_certificate_state_on_a_day(
    changes: dict[str, Any], day: date, state: CertificateState
) -> None:
    assert certificate_state(certificate(**changes), day) is state


def _hours(day: date, first: int, last: int) -> TimeSpan:
    start = datetime(day.year, day.month, day.day)
    return TimeSpan(start.replace(hour=first), start.replace(hour=last))


def test_certificate_ends_at_midnight_of_its_last_day() -> None:
    paper = certificate(expires=_YEAR_END)
    to_midnight = TimeSpan(datetime(2026, 12, 31, 16), datetime(2027, 1, 1))
    over_midnight = TimeSpan(datetime(2026, 12, 31, 16), datetime(2027, 1, 1, 0, 1))
    assert paper.is_valid_throughout(to_midnight)
    assert not paper.is_valid_throughout(over_midnight)


def test_certificate_begins_at_midnight_of_its_issue() -> None:
    paper = certificate(issued=_LEAP)
    assert paper.is_valid_throughout(_hours(_LEAP, 0, 8))
    assert not paper.is_valid_throughout(_hours(date(2028, 2, 28), 16, 23))


def test_certificate_replaced_keeps_its_validity_for_the_day_of_the_change() -> None:
    paper = certificate(replaced_from=date(2026, 6, 1), expires=date(2026, 6, 30))
    assert paper.is_valid_on(date(2026, 6, 1))


@pytest.mark.parametrize(
    ("left", "stage"),
    [
        (91, None),
        (90, 90),
        (61, 90),
        (60, 60),
        (30, 30),
        (8, 30),
        (7, 7),
        (1, 7),
        (0, 0),
        (-1, None),
        (None, None),
    ],
)
def test_expiry_stage_is_the_last_one_reached(left: int | None, stage: int | None) -> None:
    assert expiry_stage(left) == stage


@pytest.mark.parametrize(
    ("changes", "is_verified"),
    [
        ({"verified_on": date(2025, 12, 31)}, True),
        ({"verified_on": date(2025, 12, 30)}, False),
        ({"verified_on": None}, False),
        ({"verified_on": _YEAR_END, "refuted": "查无此证"}, False),
    ],
)
def test_is_verified_within_twelve_months(changes: dict[str, Any], is_verified: bool) -> None:
    assert is_verified_on(certificate(**changes), _YEAR_END, 12) is is_verified


@pytest.mark.parametrize(
    ("issued", "months", "expires"),
    [
        (date(2020, 5, 12), 72, date(2026, 5, 11)),
        (date(2024, 2, 29), 36, date(2027, 2, 27)),
        (date(2026, 1, 1), 12, date(2026, 12, 31)),
        (date(2026, 1, 1), 0, None),
        (None, 36, None),
    ],
)
def test_expiry_by_rule_is_the_day_before_the_anniversary(
    issued: date | None, months: int, expires: date | None
) -> None:
    assert CertificateKind("自定", months).expiry_of(issued) == expires


def test_built_in_kinds_follow_the_facts() -> None:
    kinds = BUILT_IN_KINDS
    rules = {name: (kind.validity_months, kind.review_months) for name, kind in kinds.items()}
    assert rules["特种作业操作证"] == (72, 36)
    assert rules["消防设施操作员"] == (0, 0)
    assert rules["机动车驾驶证"] == (0, 0)
    assert rules["救护员证"] == (36, 0)
    assert all(kind.basis for kind in kinds.values())
