"""S08: confirmed within a minute, at the place within three (公消〔2015〕301号 五(二))."""

from collections.abc import Iterator

from fire_roster.domain.drill import DrillMark, mark_times
from fire_roster.domain.practice import PracticeFacts
from fire_roster.domain.rules.base import (
    Parameter,
    RuleContext,
    Severity,
    UnitRule,
    Violation,
)
from fire_roster.domain.rules.t02_drill_record import drill_label, recent_drills


def _check(facts: PracticeFacts, context: RuleContext) -> Iterator[Violation]:
    confirm, arrive = int(context.value("confirm_seconds")), int(context.value("arrive_seconds"))
    for drill in recent_drills(facts):
        for one in mark_times(drill.timeline, confirm, arrive):
            if one.is_late and one.limit is not None:
                yield context.finding(
                    f"{drill_label(drill)}{one.mark.value}用时 {one.seconds} 秒，"
                    f"超过 {one.limit} 秒。",
                    dates=(drill.held_on or drill.planned_on,),
                    amount=one.seconds - one.limit,
                )


def _has_subject(facts: PracticeFacts) -> bool:
    limited = {DrillMark.CONFIRM, DrillMark.FIRST_ARRIVAL}
    return any(
        DrillMark.ALARM in one.timeline and limited & one.timeline.keys()
        for one in recent_drills(facts)
    )


RULE = UnitRule(
    rule_id="S08",
    title="1 分钟确认、3 分钟到场",
    severity=Severity.WARN,
    clause="公消〔2015〕301号 五(二)；“135”处置机制",
    confidence="V2",
    parameters=(
        Parameter("confirm_seconds", "确认火情", 60, "秒", "“135”处置机制", 1, 3600),
        Parameter("arrive_seconds", "首名队员到场", 180, "秒", "公消〔2015〕301号 五(二)", 1, 3600),
    ),
    check=_check,
    has_subject=_has_subject,
)
