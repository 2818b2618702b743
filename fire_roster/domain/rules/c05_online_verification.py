"""C05: the certificates that duties rest on were verified online, and lately."""

from collections.abc import Iterable

from fire_roster.domain.certificate import CertificateFacts, is_verified_on
from fire_roster.domain.facts import RosterFacts
from fire_roster.domain.member import MemberFacts
from fire_roster.domain.qualification import DutyProof, duty_proofs
from fire_roster.domain.rules.base import (
    CONTROL_ROOMS,
    MemberRule,
    Parameter,
    RuleContext,
    Severity,
    Violation,
    date_text,
)


def _check(facts: RosterFacts, member: MemberFacts, context: RuleContext) -> Iterable[Violation]:
    months = round(context.value("verify_months"))
    proofs = [proof for proof in duty_proofs(facts, member) if proof.valid]
    refuted = [proof for proof in proofs if all(one.refuted for one in _papers(facts, proof))]
    if refuted:
        result = _papers(facts, refuted[0])[0].refuted
        yield context.finding(
            f"{member.name}的证书联网核验结果为“{result}”，请核对原件，查清前不要安排值班。",
            duties=[proof.duty for proof in refuted],
            amount=len(refuted),
            severity=Severity.ERROR,
        )
    stale = [
        proof for proof in proofs if not _is_fresh(facts, proof, months) and proof not in refuted
    ]
    if not stale:
        return
    first = stale[0].duty.duty_date
    verified = max(
        (one.verified_on for one in _papers(facts, stale[0]) if one.verified_on), default=None
    )
    state = (
        f"最近一次联网核验是 {verified}，到{date_text(first)}值班时已超过 {months} 个月"
        if verified
        else f"从未联网核验，应在首班{date_text(first)}前核验"
    )
    yield context.finding(
        f"{member.name}的证书{state}。",
        duties=[proof.duty for proof in stale],
        amount=len(stale),
    )


def _is_fresh(facts: RosterFacts, proof: DutyProof, months: int) -> bool:
    """Whether a paper that the duty rests on was verified within the months before the duty."""
    day = proof.duty.duty_date
    return any(is_verified_on(one, day, months) for one in _papers(facts, proof))


def _papers(facts: RosterFacts, proof: DutyProof) -> tuple[CertificateFacts, ...]:
    return proof.rests_on(facts.station.min_level)


RULE = MemberRule(
    rule_id="C05",
    title="证书已联网核验",
    severity=Severity.WARN,
    clause="消防救援机构检查时联网查询证书编号；核验周期为本单位规定",
    confidence="V2",
    parameters=(
        Parameter("verify_months", "核验有效期", 12, "个月", "本单位规定", minimum=1, maximum=120),
    ),
    kinds=CONTROL_ROOMS,
    check=_check,
)
