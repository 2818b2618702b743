"""T05: every employee trained within the interval of the unit's type; coverage in percent."""

from collections.abc import Iterator

from fire_roster.domain.practice import PracticeFacts
from fire_roster.domain.rules.base import (
    Parameter,
    RuleContext,
    Severity,
    UnitRule,
    Violation,
)
from fire_roster.domain.training import TrainingCoverage, training_coverage, training_duty

_NAMES_SHOWN = 8


def names_text(facts: PracticeFacts, member_ids: frozenset[int]) -> str:
    """The names in the order of the ledger, the first eight of them and how many there are."""
    names = [one.name for one in facts.members.values() if one.member_id in member_ids]
    shown = "、".join(names[:_NAMES_SHOWN])
    return shown if len(names) <= _NAMES_SHOWN else f"{shown}等 {len(names)} 人"


def _check(facts: PracticeFacts, context: RuleContext) -> Iterator[Violation]:
    duty = training_duty(facts.unit.traits, int(context.value("months")))
    people = [one.member_id for one in facts.active_members]
    coverage = training_coverage(facts.trainings, people, duty, facts.today)
    if coverage.missing_ids:
        yield context.finding(
            f"{duty.sentence}，覆盖率 {coverage.percent}%，"
            f"还缺：{names_text(facts, coverage.missing_ids)}{_departments(facts, coverage)}。",
            member_ids=sorted(coverage.missing_ids),
            amount=len(coverage.missing_ids),
        )
    if coverage.due_soon_ids:
        yield context.finding(
            f"30 天内培训到期：{names_text(facts, coverage.due_soon_ids)}，请安排下一次培训。",
            member_ids=sorted(coverage.due_soon_ids),
            amount=len(coverage.due_soon_ids),
            severity=Severity.WARN,
        )


def _departments(facts: PracticeFacts, coverage: TrainingCoverage) -> str:
    """；未满的部门：保安部 85%; empty where the people are of one department."""
    groups: dict[str, list[bool]] = {}
    for one in facts.active_members:
        is_trained = one.member_id in coverage.trained_ids
        groups.setdefault(one.department or "未填部门", []).append(is_trained)
    shares = [
        f"{name} {sum(found) * 100 // len(found)}%"
        for name, found in groups.items()
        if not all(found)
    ]
    return f"；未满的部门：{'、'.join(shares)}" if len(groups) > 1 else ""


RULE = UnitRule(
    rule_id="T05",
    title="全员消防安全培训",
    severity=Severity.ERROR,
    clause="公安部令第61号 第36条；应急管理部令第5号 第41条",
    confidence="V",
    parameters=(
        Parameter("months", "本单位规定的间隔，0 为按单位类型", 0, "月", "本单位规定", 0, 24),
    ),
    check=_check,
)
