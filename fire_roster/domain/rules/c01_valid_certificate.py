"""C01: a control-room certificate is valid for the whole of every control-room duty."""

from collections.abc import Iterable
from datetime import timedelta

from fire_roster.domain.facts import RosterFacts
from fire_roster.domain.member import MemberFacts
from fire_roster.domain.qualification import duty_proofs
from fire_roster.domain.roster import Duty
from fire_roster.domain.rules.base import (
    CONTROL_ROOMS,
    MemberRule,
    RuleContext,
    Severity,
    Violation,
)
from fire_roster.domain.rules.wording import duty_text, moment_text


def _check(facts: RosterFacts, member: MemberFacts, context: RuleContext) -> Iterable[Violation]:
    for proof in duty_proofs(facts, member):
        if not proof.valid:
            reason, days = _reason(member, proof.duty)
            yield context.finding(
                f"{member.name} {duty_text(proof.duty)}{reason}。",
                duties=(proof.duty,),
                amount=days,
            )


def _reason(member: MemberFacts, duty: Duty) -> tuple[str, int | None]:
    """Why no certificate covers the duty, and the days that its end is past the last one's."""
    papers = [one for one in member.certificates if one.entitles_to_control_room]
    if not papers:
        return "无证：没有登记消防设施操作员证书", None
    begun = [one for one in papers if one.valid_from <= duty.span.start]
    if not begun:
        issued = min(one.valid_from for one in papers).date()
        return f"尚未发证：证书 {issued} 才发证", None
    expires = max(one.valid_until for one in begun).date() - timedelta(days=1)
    last_day = (duty.span.end - timedelta(minutes=1)).date()
    return (
        f"持证无效：证书 {expires} 到期，该班次到 {moment_text(duty.span.end)}",
        (last_day - expires).days,
    )


RULE = MemberRule(
    rule_id="C01",
    title="值班全程持有效证书",
    severity=Severity.ERROR,
    clause="消防法(2021修正) 第21条第2款；公安部令第61号 第38条；"
    "应急管理部令第5号 第26条、第47条(四)",
    confidence="V",
    kinds=CONTROL_ROOMS,
    check=_check,
)
