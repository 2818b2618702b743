"""S06: skill training of a large complex by the month and the year, and 岗位练兵 (facts §3.2)."""

from collections.abc import Iterator
from datetime import date

from fire_roster.domain.month import Month
from fire_roster.domain.practice import PracticeFacts
from fire_roster.domain.rules.base import (
    Parameter,
    RuleContext,
    Severity,
    UnitRule,
    Violation,
)
from fire_roster.domain.training import TrainingKind

_DAY_HOURS = 8


def _check(facts: PracticeFacts, context: RuleContext) -> Iterator[Violation]:
    month = Month.of(facts.today).shifted(-1)
    hours = _hours_between(facts, TrainingKind.SKILL, month.first, month.last)
    if hours < context.value("month_hours"):
        yield context.finding(
            f"{month.label}微型消防站技能训练 {hours:g} 小时，"
            f"每月应不少于 {context.value('month_hours'):g} 小时。",
            dates=(month.first,),
            amount=context.value("month_hours") - hours,
        )
    year = facts.today.year - 1
    if any(one.held_on.year <= year for one in facts.trainings):
        yield from _year(facts, context, year)


def _year(facts: PracticeFacts, context: RuleContext, year: int) -> Iterator[Violation]:
    for kind, word, name in (
        (TrainingKind.SKILL, "轮训", "year_days"),
        (TrainingKind.PRACTICE, "岗位练兵", "practice_days"),
    ):
        days = _hours_between(facts, kind, date(year, 1, 1), date(year, 12, 31)) / _DAY_HOURS
        if days < context.value(name):
            yield context.finding(
                f"{year} 年微型消防站{word} {days:g} 天，每年应不少于 {context.value(name):g} 天。",
                dates=(date(year, 12, 31),),
                amount=context.value(name) - days,
            )


def _hours_between(facts: PracticeFacts, kind: TrainingKind, first: date, last: date) -> float:
    return sum(
        one.hours for one in facts.trainings if one.kind is kind and first <= one.held_on <= last
    )


RULE = UnitRule(
    rule_id="S06",
    title="微型消防站技能训练",
    severity=Severity.WARN,
    clause="应急消〔2019〕314号《大型商业综合体消防安全管理规则（试行）》",
    confidence="V2",
    parameters=(
        Parameter(
            "month_hours", "每月训练", 4, "小时", "应急消〔2019〕314号：每月不少于半天", 0, 200
        ),
        Parameter("year_days", "每年轮训", 4, "天", "应急消〔2019〕314号：每年不少于 4 天", 0, 200),
        Parameter(
            "practice_days", "每年岗位练兵", 7, "天", "应急消〔2019〕314号：每年不少于 7 天", 0, 200
        ),
    ),
    is_preset=True,
    check=_check,
)
