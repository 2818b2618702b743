"""C08: dated certificates that expire soon, or that have expired before a duty."""

from collections.abc import Iterable

from fire_roster.domain.certificate import CertificateFacts, expiry_stage
from fire_roster.domain.facts import RosterFacts
from fire_roster.domain.member import MemberFacts
from fire_roster.domain.roster import Duty
from fire_roster.domain.rules.base import (
    MemberRule,
    RuleContext,
    Severity,
    Violation,
    dates_text,
)


def _check(facts: RosterFacts, member: MemberFacts, context: RuleContext) -> Iterable[Violation]:
    duties = facts.own_duties_of(member.member_id)
    if not duties:
        return
    for certificate in member.certificates:
        if certificate.days_left(facts.today) is None or _is_superseded(facts, member, certificate):
            continue
        late = [duty for duty in duties if duty.span.end > certificate.valid_until]
        if late and not certificate.entitles_to_control_room:
            yield _expired(facts, member, certificate, late, context)
        elif message := _warning(facts, certificate):
            left = certificate.days_left(facts.today)
            yield context.finding(
                f"{member.name}的{certificate.type}{message}。",
                member_ids=(member.member_id,),
                duties=late,
                amount=left,
                severity=Severity.WARN,
            )


def _is_superseded(facts: RosterFacts, member: MemberFacts, certificate: CertificateFacts) -> bool:
    """Whether its renewal is on record, or a later paper of the same use and no lower level."""
    return certificate.is_replaced_on(facts.today) or any(
        other.valid_until > certificate.valid_until
        and (other.level or 0) >= (certificate.level or 0)
        and (
            other.type == certificate.type
            or (other.entitles_to_control_room and certificate.entitles_to_control_room)
        )
        for other in member.certificates
    )


def _expired(
    facts: RosterFacts,
    member: MemberFacts,
    certificate: CertificateFacts,
    late: list[Duty],
    context: RuleContext,
) -> Violation:
    days = dates_text(duty.duty_date for duty in late)
    return context.finding(
        f"{member.name}的{certificate.type} {certificate.expires} 到期，{days}的班次已无效。",
        duties=late,
        amount=len(late),
        severity=Severity.WARN if facts.station.is_control_room else Severity.ERROR,
    )


def _warning(facts: RosterFacts, certificate: CertificateFacts) -> str:
    """What to say about an end that is near or lies in the month; empty where it is far."""
    left, expires = certificate.days_left(facts.today), certificate.expires
    assert left is not None and expires is not None  # dated certificates only
    if left < 0:
        is_passed = expires <= facts.month.last
        return f" {expires} 到期，已过期 {-left} 天" if is_passed else ""
    stage = expiry_stage(left)
    if stage is not None:
        return f" {expires} 到期，还剩 {left} 天（{stage} 天内到期提醒）"
    if expires <= facts.month.last:
        return f" {expires} 到期，在{facts.month.label}排班期内，还剩 {left} 天"
    return ""


RULE = MemberRule(
    rule_id="C08",
    title="有期限的证书到期提醒",
    severity=Severity.ERROR,
    clause="消防法 第21条第2款（持有效证书上岗）；安监总局令第30号 第19、22条；"
    "机动车驾驶证申领和使用规定 第63条；"
    "注册消防工程师制度暂行规定 第23条",
    confidence="V2",
    check=_check,
)
