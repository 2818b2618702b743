"""L06: nobody is rostered while on leave or training, or while not in service (logic)."""

from collections.abc import Iterator
from datetime import timedelta

from fire_roster.domain.duty_hours import hours_text
from fire_roster.domain.facts import RosterFacts
from fire_roster.domain.member import LeaveFacts, MemberFacts
from fire_roster.domain.rules.base import (
    MemberRule,
    RuleContext,
    Severity,
    Violation,
    date_text,
)
from fire_roster.domain.rules.wording import duty_text
from fire_roster.domain.time_span import TimeSpan, midnight


def absence_in(member: MemberFacts, span: TimeSpan) -> tuple[str, int] | None:
    """Why the member is not there for all of the span, and for how many of its minutes.

    The words complete a sentence that begins with the name. Service counts from 00:00 of the
    joining day to 24:00 of the leaving day; None where the member is there.
    """
    if member.joined and span.start < midnight(member.joined):
        first = midnight(member.joined)
        return f"{date_text(member.joined)}才入职", _minutes(span, TimeSpan(span.start, first))
    if member.left and span.end > midnight(member.left + timedelta(days=1)):
        after = midnight(member.left + timedelta(days=1))
        return f"已于{date_text(member.left)}离职", _minutes(span, TimeSpan(after, span.end))
    leave = member.leave_in(span)
    return (_leave_text(leave), _minutes(span, leave.span)) if leave else None


def _minutes(span: TimeSpan, away: TimeSpan) -> int:
    common = span.intersection(away)
    return common.minutes if common else 0


def _leave_text(leave: LeaveFacts) -> str:
    if leave.first == leave.last:
        return f"{date_text(leave.first)}{leave.kind}"
    return f"{date_text(leave.first)}至{date_text(leave.last)}{leave.kind}"


def _check(facts: RosterFacts, member: MemberFacts, context: RuleContext) -> Iterator[Violation]:
    for duty in facts.own_duties_of(member.member_id):
        absence = absence_in(member, duty.span)
        if absence:
            words, minutes = absence
            yield context.finding(
                f"{member.name} {words}，不能值{duty_text(duty)}，"
                f"冲突 {hours_text(minutes)} 小时。",
                duties=(duty,),
                amount=minutes / 60,
            )


RULE = MemberRule(
    rule_id="L06",
    title="休假或不在职时排班",
    severity=Severity.ERROR,
    clause="本程序规则：请假、培训或不在职期间不得排班",
    confidence="logic",
    check=_check,
)
