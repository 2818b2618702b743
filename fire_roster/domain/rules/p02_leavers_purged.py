"""P02: ID number and phone of those who left are deleted after the set time."""

from collections.abc import Iterator
from datetime import date

from fire_roster.domain.facts import RosterFacts
from fire_roster.domain.month import months_after
from fire_roster.domain.rules.base import MonthRule, Parameter, RuleContext, Severity, Violation

_CLAUSE = "个人信息保护法 第19、47条：保存期限为实现目的所必要的最短时间"


def is_purge_due(left: date | None, today: date, months: int) -> bool:
    """Whether somebody left so many months ago or earlier."""
    return left is not None and months_after(left, months) <= today


def _check(facts: RosterFacts, context: RuleContext) -> Iterator[Violation]:
    months = round(context.value("purge_months"))
    due = [
        member
        for member in facts.members.values()
        if facts.station.station_id in member.station_ids
        and member.has_personal_data
        and is_purge_due(member.left, facts.today, months)
    ]
    if due:
        yield context.finding(
            f"{len(due)} 人离职已满 {months} 个月，仍存有身份证号或电话，"
            "请在人员页“清理离职资料”。",
            member_ids=[member.member_id for member in due],
            amount=len(due),
        )


RULE = MonthRule(
    rule_id="P02",
    title="离职人员个人信息到期清理",
    severity=Severity.INFO,
    clause=_CLAUSE,
    confidence="V",
    parameters=(
        Parameter("purge_months", "离职后保存", 24, "个月", "本单位规定", minimum=0, maximum=240),
    ),
    check=_check,
)
