"""C10: local cycle of retraining for operators."""

from datetime import date

from fire_roster.domain.certificate import CertificateType
from fire_roster.domain.rules.c10_retraining import RULE
from tests.unit.domain.roster_builder import (
    certificate,
    findings,
    messages,
    person,
    roster,
    rule_settings,
)

_ON = rule_settings(RULE)


def test_c10_is_off_until_switched_on() -> None:
    member = person(1, certificate(issued=date(2015, 1, 1)))
    assert findings(RULE, roster("14早:1", member)) == ()


def test_c10_overdue_training_counts_from_the_issue() -> None:
    member = person(1, certificate(issued=date(2023, 11, 24)))
    [found] = findings(RULE, roster("14早:1", member), _ON)
    assert found.amount == -1
    assert found.message == "钱1号的消防设施操作员复训应在 2026-11-24 前完成，已超过 1 天。"


def test_c10_coming_training_tells_days_left() -> None:
    member = person(1, certificate(reviewed_on=date(2024, 1, 10)))
    [text] = messages(RULE, roster("14早:1", member), _ON)
    assert text.endswith("2027-01-10 前完成，还剩 46 天。")


def test_c10_latest_of_several_papers_counts() -> None:
    member = person(1, certificate(), certificate(reviewed_on=date(2026, 1, 1)))
    assert findings(RULE, roster("14早:1", member), _ON) == ()


def test_c10_other_papers_noted_reviews_and_idle_people_are_not_its_business() -> None:
    driving = certificate(type=CertificateType.DRIVING.value)
    noted = certificate(review_due=date(2026, 12, 1))
    replaced = certificate(replaced_from=date(2026, 1, 1))
    undated = certificate(issued=None)
    member = person(1, driving, noted, replaced, undated)
    assert findings(RULE, roster("14早:1", member), _ON) == ()
    assert findings(RULE, roster("14早:2", person(2, undated), person(1)), _ON) == ()


def test_c10_cycle_is_a_parameter() -> None:
    member = person(1, certificate(reviewed_on=date(2026, 1, 1)))
    settings = rule_settings(RULE, cycle_months=12)
    assert len(findings(RULE, roster("14早:1", member), settings)) == 1
