"""L02: overtime of the month and hours of the average week (劳动法 36, 39, 41; 146号 3).

The month's hours are those of all duties of the member, at whatever station, whose duty date
lies in the month. More than `max_overtime_h` over the standard hours is an error. Below that an
average week above `week_h` is a warning.

With an approved 综合计算工时 (劳动法 39) only the average over its cycle must keep to the
standard, and the cycle may be a quarter or a year. So one month alone proves nothing: the error
becomes a warning, and an average week above 40 h counts only beyond the month's standard hours.
"""

from collections.abc import Iterator

from fire_roster.domain.duty_hours import duties_in_month, hours_text, worked_minutes
from fire_roster.domain.facts import RosterFacts
from fire_roster.domain.member import MemberFacts
from fire_roster.domain.rules.base import (
    MemberRule,
    Parameter,
    RuleContext,
    Severity,
    Violation,
)


def _check(facts: RosterFacts, member: MemberFacts, context: RuleContext) -> Iterator[Violation]:
    own = facts.own_duties_of(member.member_id)
    if not own:
        return
    minutes = worked_minutes(duties_in_month(facts.duties_of(member.member_id), facts.month))
    standard = facts.standard_minutes
    overtime = minutes - standard
    most = context.value("max_overtime_h") * 60
    is_averaged = facts.unit.averaged_hours.is_approved_on(facts.month.last)
    week = minutes / facts.month.day_count * 7
    week_limit = context.value("week_h") * 60
    begin = f"{member.name} {facts.month.label}共值班 {hours_text(minutes)} 小时，"
    dates = [duty.duty_date for duty in own]
    if overtime > most:
        after = "；已批准综合计算工时，请核对整个周期的加班时数" if is_averaged else ""
        yield context.finding(
            f"{begin}比标准工时 {hours_text(standard)} 小时多 {hours_text(overtime)} 小时，"
            f"超过每月加班 {hours_text(most)} 小时的上限"
            f" {hours_text(overtime - most)} 小时{after}。",
            member_ids=(member.member_id,),
            dates=dates,
            amount=(overtime - most) / 60,
            severity=Severity.WARN if is_averaged else Severity.ERROR,
        )
    elif week > week_limit and not (is_averaged and overtime <= 0):
        yield context.finding(
            f"{begin}平均每周 {hours_text(week)} 小时，超过每周 {hours_text(week_limit)} 小时。",
            member_ids=(member.member_id,),
            dates=dates,
            amount=(week - week_limit) / 60,
            severity=Severity.WARN,
        )


RULE = MemberRule(
    rule_id="L02",
    title="每月加班与平均周工时",
    severity=Severity.ERROR,
    clause="《劳动法》第36条、第39条、第41条；国务院令第146号 第3条",
    confidence="V",
    parameters=(
        Parameter(
            name="max_overtime_h",
            label="每月加班上限",
            default=36,
            unit="小时",
            basis="《劳动法》第41条：每月加班不超过36小时",
            maximum=744,
        ),
        Parameter(
            name="week_h",
            label="平均每周工时",
            default=40,
            unit="小时",
            basis="国务院令第146号 第3条：每周工作40小时",
            minimum=1,
            maximum=168,
        ),
    ),
    check=_check,
)
