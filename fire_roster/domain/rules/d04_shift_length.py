"""D04: one shift in a control room is at most 8 hours."""

from collections.abc import Iterable

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
from fire_roster.domain.rules.wording import duration_text, duty_text

MAX_SHIFT_HOURS = 8


def _check(facts: RosterFacts, member: MemberFacts, context: RuleContext) -> Iterable[Violation]:
    limit = round(context.value("max_shift_hours") * 60)
    for duty in facts.own_duties_of(member.member_id):
        over = duty.span.minutes - limit
        if over > 0:
            yield context.finding(
                f"{member.name} {duty_text(duty)}一班 {duration_text(duty.span.minutes)}，"
                f"超过 {duration_text(limit)}，多 {duration_text(over)}。",
                duties=(duty,),
                amount=over / 60,
            )


RULE = MemberRule(
    rule_id="D04",
    title="控制室每班不超过8小时",
    severity=Severity.ERROR,
    clause="GB 25201-2010 5.2 b)",
    confidence="V2",
    parameters=(
        Parameter(
            "max_shift_hours",
            "每班最长",
            MAX_SHIFT_HOURS,
            "小时",
            "GB 25201-2010 5.2 b)",
            minimum=1,
            maximum=24,
        ),
    ),
    kinds=CONTROL_ROOMS,
    check=_check,
)
