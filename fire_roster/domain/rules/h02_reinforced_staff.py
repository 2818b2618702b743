"""H02: in a reinforced period (加强值守期) more people stand on each shift (orders of the day)."""

from collections.abc import Iterable
from datetime import date

from fire_roster.domain.coverage import day_head_counts
from fire_roster.domain.facts import RosterFacts
from fire_roster.domain.rules.base import DayRule, RuleContext, Severity, Violation, date_text
from fire_roster.domain.rules.wording import clock_span_text


def _check(facts: RosterFacts, day: date, context: RuleContext) -> Iterable[Violation]:
    period, need = facts.period_on(day), facts.required_staff(day)
    if period is None:
        return
    for count in day_head_counts(facts, day):
        # Fewer than every day needs is told by D02 and S04 already.
        if facts.station.required_staff(day) <= count.heads < need:
            name = f"{count.shift.name} " if count.shift else ""
            yield context.stretch_finding(
                f"“{period.name}”加强值守：{date_text(day)}{name}{clock_span_text(day, count.span)}"
                f"在岗 {count.heads} 人，少于 {need} 人，缺 {need - count.heads} 人。",
                day=day,
                shift=count.shift.code if count.shift else None,
                span=count.span,
                amount=need - count.heads,
            )


RULE = DayRule(
    rule_id="H02",
    title="加强值守期人数",
    severity=Severity.WARN,
    clause="单位或当地消防救援机构的加强值守要求（在加强值守期中写明依据）",
    confidence="M",
    check=_check,
)
