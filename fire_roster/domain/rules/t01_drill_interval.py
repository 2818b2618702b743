"""T01: drills of the 灭火和应急疏散预案 often enough for the unit's type."""

from collections.abc import Iterator

from fire_roster.domain.drill import DrillDeadline, drill_deadlines, drill_duties
from fire_roster.domain.intervals import months_text
from fire_roster.domain.practice import PracticeFacts
from fire_roster.domain.rules.base import (
    Parameter,
    RuleContext,
    Severity,
    UnitRule,
    Violation,
)


def _check(facts: PracticeFacts, context: RuleContext) -> Iterator[Violation]:
    duties = drill_duties(facts.unit.traits, int(context.value("months")))
    for deadline in drill_deadlines(facts.drills, duties, facts.today):
        yield from _finding(facts, deadline, context)


def _finding(
    facts: PracticeFacts, deadline: DrillDeadline, context: RuleContext
) -> Iterator[Violation]:
    often = f"{months_text(deadline.duty.months)}至少一次（{deadline.duty.clause}）"
    left = (deadline.due - facts.today).days
    planned = deadline.planned
    plan = f"，已计划 {planned.planned_on} {planned.title}" if planned else "，还没有计划下一次"
    if deadline.last is None:
        yield context.finding(f"还没有演练记录，{often}{plan}。", dates=(facts.today,))
    elif left < 0:
        yield context.finding(
            f"上次演练是 {deadline.last.held_on}，{often}，已超过 {-left} 天{plan}。",
            dates=(deadline.due,),
            amount=-left,
        )
    elif left <= context.value("alert_days") and planned is None:
        yield context.finding(
            f"上次演练是 {deadline.last.held_on}，下次应不迟于 {deadline.due}，"
            f"还剩 {left} 天{plan}。",
            dates=(deadline.due,),
            amount=left,
            severity=Severity.WARN,
        )


RULE = UnitRule(
    rule_id="T01",
    title="演练间隔",
    severity=Severity.ERROR,
    clause="公安部令第61号 第40条；应急管理部令第5号 第44条；GB/T 38315-2019",
    confidence="V",
    parameters=(
        Parameter("months", "本单位规定的间隔，0 为按单位类型", 0, "月", "本单位规定", 0, 24),
        Parameter("alert_days", "提前提醒", 30, "天", "本单位规定", 0, 180),
    ),
    check=_check,
)
