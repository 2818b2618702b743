"""C09: reviews."""

from datetime import date, timedelta
from typing import Any

import pytest

from fire_roster.domain.certificate import CertificateFacts, CertificateType
from fire_roster.domain.rules.base import Severity
from fire_roster.domain.rules.c09_review_due import RULE
from tests.unit.domain.roster_builder import (
    TODAY,
    certificate,
    findings,
    messages,
    person,
    roster,
    rule_settings,
)


def _welder(**changes: Any) -> CertificateFacts:
    return certificate(type=CertificateType.SPECIAL_WORK.value, **changes)


def _due_in(days: int, **changes: Any) -> CertificateFacts:
    return _welder(review_due=TODAY + timedelta(days=days), **changes)


@pytest.mark.parametrize(("days", "count"), [(61, 0), (60, 1), (0, 1), (-1, 1)])
def test_c09_warns_sixty_days_ahead(days: int, count: int) -> None:
    assert len(findings(RULE, roster("14早:1", person(1, _due_in(days))))) == count


def test_c09_coming_review_names_day_and_days_left() -> None:
    [found] = findings(RULE, roster("14早:1", person(1, _due_in(10))))
    assert (found.severity, found.amount, found.member_ids) == (Severity.WARN, 10, (1,))
    assert found.message == "钱1号的特种作业操作证应在 2026-12-05 前复审，还剩 10 天。"


def test_c09_overdue_review_says_so() -> None:
    [text] = messages(RULE, roster("14早:1", person(1, _due_in(-3))))
    assert "已超过 3 天，复审前不能使用" in text


def test_c09_review_follows_from_the_cycle_of_the_type() -> None:
    paper = _welder(issued=date(2023, 12, 20), review_months=36)
    [text] = messages(RULE, roster("14早:1", person(1, paper)))
    assert "应在 2026-12-20 前复审" in text


def test_c09_review_done_begins_the_next_cycle() -> None:
    paper = _welder(issued=date(2020, 12, 20), reviewed_on=date(2023, 12, 1), review_months=36)
    [text] = messages(RULE, roster("14早:1", person(1, paper)))
    assert "2026-12-01" in text


def test_c09_days_ahead_are_a_parameter() -> None:
    settings = rule_settings(RULE, warn_days=5)
    assert findings(RULE, roster("14早:1", person(1, _due_in(10))), settings) == ()


def test_c09_expired_or_replaced_paper_and_idle_member_are_left_alone() -> None:
    expired = _due_in(1, expires=TODAY - timedelta(days=1))
    replaced = _due_in(1, replaced_from=TODAY)
    assert findings(RULE, roster("14早:1", person(1, expired, replaced, certificate()))) == ()
    assert findings(RULE, roster("14早:2", person(1, _due_in(1)))) == ()


def test_c09_paper_with_a_far_end_is_asked_for_its_review() -> None:
    paper = _due_in(1, expires=TODAY + timedelta(days=900))
    assert len(findings(RULE, roster("14早:1", person(1, paper)))) == 1
