"""D02: at every moment enough people are on duty in a control room."""

from collections.abc import Iterable
from datetime import date

from fire_roster.domain.coverage import HeadCount, day_head_counts
from fire_roster.domain.facts import RosterFacts
from fire_roster.domain.rules.base import (
    CONTROL_ROOMS,
    DayRule,
    RuleContext,
    Severity,
    Violation,
    date_text,
)
from fire_roster.domain.rules.wording import clock_span_text


def _check(facts: RosterFacts, day: date, context: RuleContext) -> Iterable[Violation]:
    need = facts.station.required_staff(day)
    for count in day_head_counts(facts, day):
        if count.heads >= need:
            continue
        missing = need - count.heads
        yield context.stretch_finding(
            f"{_time_text(day, count)}在岗 {count.heads} 人，少于 {need} 人，缺 {missing} 人。",
            day=day,
            shift=count.shift.code if count.shift else None,
            span=count.span,
            amount=missing,
        )


def _time_text(day: date, count: HeadCount) -> str:
    clock = clock_span_text(day, count.span)
    if count.shift is None:
        return f"{date_text(day)} {clock} "
    return f"{date_text(day)}{count.shift.name}（{clock}）"


RULE = DayRule(
    rule_id="D02",
    title="在岗人数不少于规定人数",
    severity=Severity.ERROR,
    clause="GB 25506-2010 4.2.1 a)；GB 25201-2010 5.2 b)；国办发〔2017〕87号 第15条(三)",
    confidence="V",
    kinds=CONTROL_ROOMS,
    check=_check,
)
