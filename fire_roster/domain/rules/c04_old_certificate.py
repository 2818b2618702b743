"""C04: an old 建（构）筑物消防员 certificate counts as the same level, to be confirmed by hand."""

from collections.abc import Iterable

from fire_roster.domain.certificate import CertificateType
from fire_roster.domain.facts import RosterFacts
from fire_roster.domain.member import MemberFacts
from fire_roster.domain.qualification import DutyProof, duty_proofs
from fire_roster.domain.rules.base import (
    CONTROL_ROOMS,
    MemberRule,
    RuleContext,
    Severity,
    Violation,
    dates_text,
)


def _check(facts: RosterFacts, member: MemberFacts, context: RuleContext) -> Iterable[Violation]:
    resting = [proof for proof in duty_proofs(facts, member) if _rests_on_old(facts, proof)]
    if resting:
        days = dates_text(proof.duty.duty_date for proof in resting)
        yield context.finding(
            f"{member.name}凭{CertificateType.OLD_OPERATOR.value}旧证值班（{days}），"
            "按同等级认定，请人工确认。",
            duties=[proof.duty for proof in resting],
            amount=len(resting),
        )


def _rests_on_old(facts: RosterFacts, proof: DutyProof) -> bool:
    reaching = proof.reaching(facts.station.min_level)
    return bool(reaching) and all(
        one.type == CertificateType.OLD_OPERATOR.value and not one.is_level_confirmed
        for one in reaching
    )


RULE = MemberRule(
    rule_id="C04",
    title="建（构）筑物消防员旧证按同等级认定",
    severity=Severity.INFO,
    clause="消防〔2019〕154号",
    confidence="M",
    kinds=CONTROL_ROOMS,
    check=_check,
)
