"""T04: consecutive drills take different 重点部位 (GB 40248 报批稿 9.3.2)."""

from collections.abc import Iterator
from itertools import pairwise

from fire_roster.domain.practice import PracticeFacts
from fire_roster.domain.rules.base import RuleContext, Severity, UnitRule, Violation
from fire_roster.domain.rules.t02_drill_record import drill_label, has_plan_drills, recent_drills


def _check(facts: PracticeFacts, context: RuleContext) -> Iterator[Violation]:
    counted = [drill for drill in recent_drills(facts) if drill.kind.is_plan_drill]
    for earlier, later in pairwise(counted):
        if later.key_place and later.key_place == earlier.key_place and later.held_on:
            yield context.finding(
                f"{drill_label(later)}与上一次同在{later.key_place}，下次宜换一个重点部位。",
                dates=(later.held_on,),
            )


RULE = UnitRule(
    rule_id="T04",
    title="演练轮换重点部位",
    severity=Severity.INFO,
    clause="GB 40248（报批稿）9.3.2",
    confidence="V",
    check=_check,
    has_subject=has_plan_drills,
)
