"""C03: the paper that a duty rests on is, under the 2019 standard, of the direction 监控操作."""

from collections.abc import Iterable
from datetime import date

from fire_roster.domain.certificate import MONITORING_DIRECTION, CertificateFacts
from fire_roster.domain.facts import RosterFacts
from fire_roster.domain.member import MemberFacts
from fire_roster.domain.qualification import duty_proofs
from fire_roster.domain.rules.base import (
    CONTROL_ROOMS,
    MemberRule,
    RuleContext,
    Severity,
    Violation,
    dates_text,
)

STANDARD_2026_IN_FORCE = date(2026, 10, 1)
"""Certificates issued from this day on have no direction (人社厅发〔2026〕23号)."""


def _check(facts: RosterFacts, member: MemberFacts, context: RuleContext) -> Iterable[Violation]:
    least = facts.station.min_level
    wrong = [
        proof
        for proof in duty_proofs(facts, member)
        if proof.valid and all(is_other_direction(one) for one in proof.rests_on(least))
    ]
    if wrong:
        days = dates_text(proof.duty.duty_date for proof in wrong)
        yield context.finding(
            f"{member.name}证书的职业方向是“{wrong[0].rests_on(least)[0].direction}”，"
            f"不是{MONITORING_DIRECTION}，涉及{days}的班次。",
            duties=[proof.duty for proof in wrong],
            amount=len(wrong),
        )


def is_other_direction(certificate: CertificateFacts) -> bool:
    """Whether it is a paper with directions and not the one for control rooms."""
    if certificate.issued is not None and certificate.issued >= STANDARD_2026_IN_FORCE:
        return False
    return bool(certificate.direction) and MONITORING_DIRECTION not in certificate.direction


RULE = MemberRule(
    rule_id="C03",
    title="旧版证书的职业方向为监控操作",
    severity=Severity.WARN,
    clause="消防设施操作员国家职业技能标准(2019年版)；2026年10月1日起发的证书不分方向",
    confidence="V2",
    kinds=CONTROL_ROOMS,
    check=_check,
)
