"""S06: skill training of a large complex: half a day a month, four days a year."""

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
    hours = _hours_between(facts, month.first, month.last)
    if hours < context.value("month_hours"):
        yield context.finding(
            f"{month.label}微型消防站技能训练 {hours:g} 小时，"
            f"每月应不少于 {context.value('month_hours'):g} 小时。",
            dates=(month.first,),
            amount=context.value("month_hours") - hours,
        )
    year = facts.today.year - 1
    in_year = _hours_between(facts, date(year, 1, 1), date(year, 12, 31)) / _DAY_HOURS
    has_begun = any(one.held_on.year <= year for one in facts.trainings)
    if has_begun and in_year < context.value("year_days"):
        yield context.finding(
            f"{year} 年微型消防站轮训 {in_year:g} 天，"
            f"每年应不少于 {context.value('year_days'):g} 天。",
            dates=(date(year, 12, 31),),
            amount=context.value("year_days") - in_year,
        )


def _hours_between(facts: PracticeFacts, first: date, last: date) -> float:
    return sum(
        one.hours
        for one in facts.trainings
        if one.kind is TrainingKind.SKILL and first <= one.held_on <= last
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
    ),
    is_preset=True,
    check=_check,
)
