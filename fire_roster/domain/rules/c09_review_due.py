"""C09: certificates that have to be reviewed (特种作业 every 3 years) are, before the day."""

from collections.abc import Iterator

from fire_roster.domain.certificate import REVIEW_WARNING_DAYS, CertificateFacts
from fire_roster.domain.facts import RosterFacts
from fire_roster.domain.member import MemberFacts
from fire_roster.domain.rules.base import (
    MemberRule,
    Parameter,
    RuleContext,
    Severity,
    Violation,
)

_CLAUSE = "安监总局令第30号 第21、22条"


def review_words(certificate: CertificateFacts, left: int) -> str:
    """What to say about a review so many days away (negative: overdue)."""
    if left < 0:
        return f"应在 {certificate.next_review} 前复审，已超过 {-left} 天，复审前不能使用"
    return f"应在 {certificate.next_review} 前复审，还剩 {left} 天"


def _check(facts: RosterFacts, member: MemberFacts, context: RuleContext) -> Iterator[Violation]:
    if not facts.own_duties_of(member.member_id):
        return
    ahead = round(context.value("warn_days"))
    for certificate in member.certificates:
        due = certificate.next_review
        if due is None or certificate.is_replaced_on(facts.today):
            continue
        left = (due - facts.today).days
        is_over = (certificate.days_left(facts.today) or 0) < 0
        if left <= ahead and not is_over:
            yield context.finding(
                f"{member.name}的{certificate.type}{review_words(certificate, left)}。",
                member_ids=(member.member_id,),
                amount=left,
            )


RULE = MemberRule(
    rule_id="C09",
    title="证书按期复审",
    severity=Severity.WARN,
    clause=_CLAUSE,
    confidence="V2",
    parameters=(
        Parameter(
            "warn_days", "提前提醒", REVIEW_WARNING_DAYS, "天", _CLAUSE, minimum=1, maximum=365
        ),
    ),
    check=_check,
)
