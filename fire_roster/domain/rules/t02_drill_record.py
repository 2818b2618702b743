"""T02: the record of a drill is complete and was evaluated (公安部令第61号 第43条)."""

from collections.abc import Iterator
from datetime import timedelta

from fire_roster.domain.drill import DrillFacts
from fire_roster.domain.practice import PracticeFacts
from fire_roster.domain.rules.base import RuleContext, Severity, UnitRule, Violation

_LOOK_BACK_DAYS = 400
"""A year of records is what an inspector asks for; older ones are history."""


def recent_drills(facts: PracticeFacts) -> tuple[DrillFacts, ...]:
    """Drills held within the last year or so, in order of time."""
    first = facts.today - timedelta(days=_LOOK_BACK_DAYS)
    held = [d for d in facts.drills if d.held_on and first <= d.held_on <= facts.today]
    return tuple(sorted(held, key=lambda drill: (drill.held_on, drill.drill_id)))


def drill_label(drill: DrillFacts) -> str:
    """2026-12-01 冬季综合演练."""
    return f"{drill.held_on or drill.planned_on} {drill.title}"


def _check(facts: PracticeFacts, context: RuleContext) -> Iterator[Violation]:
    for drill in recent_drills(facts):
        lacking = [
            word
            for word, is_there in (
                ("地点", bool(drill.key_place)),
                ("内容", bool(drill.content)),
                ("参加部门", bool(drill.departments)),
                ("参加人员", bool(drill.participant_ids or drill.participant_count)),
            )
            if not is_there
        ]
        days = (drill.held_on,) if drill.held_on else ()
        if lacking:
            yield context.finding(
                f"{drill_label(drill)}的记录缺少{'、'.join(lacking)}，请补全。",
                dates=days,
                amount=len(lacking),
            )
        if not drill.evaluation:
            yield context.finding(
                f"{drill_label(drill)}还没有总结评估，请填写并据此修订预案。",
                dates=days,
                severity=Severity.WARN,
            )


def has_recent_drills(facts: PracticeFacts) -> bool:
    """Whether any drill was held within the last year or so."""
    return bool(recent_drills(facts))


def has_plan_drills(facts: PracticeFacts) -> bool:
    """Whether any of them practised the plan on the spot."""
    return any(drill.kind.is_plan_drill for drill in recent_drills(facts))


RULE = UnitRule(
    rule_id="T02",
    title="演练记录完整",
    severity=Severity.ERROR,
    clause="公安部令第61号 第43条（时间、地点、内容、参加部门以及人员）；"
    "应急管理部令第5号 第44条（总结评估）",
    confidence="V",
    check=_check,
    has_subject=has_recent_drills,
)
