"""T03: people were told, a notice put up, signs set (公安部令第61号 第40条)."""

from collections.abc import Iterator

from fire_roster.domain.practice import PracticeFacts
from fire_roster.domain.rules.base import RuleContext, Severity, UnitRule, Violation
from fire_roster.domain.rules.t02_drill_record import drill_label, has_plan_drills, recent_drills


def _check(facts: PracticeFacts, context: RuleContext) -> Iterator[Violation]:
    for drill in recent_drills(facts):
        if not drill.kind.is_plan_drill:
            continue
        lacking = [
            word
            for word, is_there in (
                ("事先告知", drill.is_told or drill.is_blind),
                ("张贴公告", drill.has_notice),
                ("现场标识", drill.has_signs),
            )
            if not is_there
        ]
        if lacking and drill.held_on:
            yield context.finding(
                f"{drill_label(drill)}没有登记{'、'.join(lacking)}，请核对后勾选。",
                dates=(drill.held_on,),
                amount=len(lacking),
            )


RULE = UnitRule(
    rule_id="T03",
    title="演练事先告知、公告和标识",
    severity=Severity.WARN,
    clause="公安部令第61号 第40条；应急管理部令第5号 第44条",
    confidence="V",
    check=_check,
    has_subject=has_plan_drills,
)
