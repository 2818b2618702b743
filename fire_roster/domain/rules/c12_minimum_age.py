"""C12: operators and guards are at least 18 years old, on the real day on which a duty begins."""

from collections.abc import Iterable

from fire_roster.domain.facts import RosterFacts
from fire_roster.domain.member import MemberFacts
from fire_roster.domain.roster import Duty
from fire_roster.domain.rules.base import (
    MemberRule,
    Parameter,
    RuleContext,
    Severity,
    Violation,
    dates_text,
)


def _check(facts: RosterFacts, member: MemberFacts, context: RuleContext) -> Iterable[Violation]:
    least = round(context.value("min_age"))
    young = [
        duty for duty in facts.own_duties_of(member.member_id) if _is_under(member, duty, least)
    ]
    if young:
        age = member.age_on(young[0].span.start.date())
        yield context.finding(
            f"{member.name} {dates_text(duty.duty_date for duty in young)}值班时 {age} 周岁，"
            f"不满 {least} 周岁。",
            duties=young,
            amount=age,
        )


def _is_under(member: MemberFacts, duty: Duty, least: int) -> bool:
    age = member.age_on(duty.span.start.date())
    return age is not None and age < least


RULE = MemberRule(
    rule_id="C12",
    title="值班人员年满18周岁",
    severity=Severity.ERROR,
    clause="消防设施操作员国家职业标准(2026年版) 1.9.1；保安服务管理条例 第16条",
    confidence="V",
    parameters=(
        Parameter(
            "min_age",
            "最低年龄",
            18,
            "周岁",
            "消防设施操作员国家职业标准(2026年版) 1.9.1",
            minimum=16,
            maximum=60,
        ),
    ),
    check=_check,
)
