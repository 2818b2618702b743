"""C10: operators are trained again within the local cycle; off until the unit switches it on."""

from collections.abc import Iterator
from datetime import date

from fire_roster.domain.certificate import REVIEW_WARNING_DAYS, CertificateFacts
from fire_roster.domain.facts import RosterFacts
from fire_roster.domain.member import MemberFacts
from fire_roster.domain.rules.base import (
    CONTROL_ROOMS,
    MemberRule,
    Parameter,
    RuleContext,
    Severity,
    Violation,
)


def _check(facts: RosterFacts, member: MemberFacts, context: RuleContext) -> Iterator[Violation]:
    if not facts.own_duties_of(member.member_id):
        return
    months = round(context.value("cycle_months"))
    dues = [
        due
        for paper in member.certificates
        if paper.entitles_to_control_room and (due := _due(facts, paper, months))
    ]
    if not dues:
        return
    left = (max(dues) - facts.today).days
    if left <= REVIEW_WARNING_DAYS:
        state = f"还剩 {left} 天" if left >= 0 else f"已超过 {-left} 天"
        yield context.finding(
            f"{member.name}的消防设施操作员复训应在 {max(dues)} 前完成，{state}。",
            member_ids=(member.member_id,),
            amount=left,
        )


def _due(facts: RosterFacts, paper: CertificateFacts, months: int) -> date | None:
    if paper.is_replaced_on(facts.today) or paper.review_due is not None:
        return None  # a noted review is C09's
    return paper.review_after(months)


RULE = MemberRule(
    rule_id="C10",
    title="消防设施操作员定期复训",
    severity=Severity.WARN,
    clause="地方规定或本单位规定（国家标准没有复训周期）",
    confidence="C",
    is_preset=True,
    parameters=(
        Parameter("cycle_months", "复训周期", 36, "个月", "地方规定", minimum=1, maximum=120),
    ),
    kinds=CONTROL_ROOMS,
    check=_check,
)
