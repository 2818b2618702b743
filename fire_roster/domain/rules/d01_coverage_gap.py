"""D01: a control room is kept every minute of the day."""

from collections.abc import Iterable
from datetime import date

from fire_roster.domain.coverage import head_counts
from fire_roster.domain.facts import RosterFacts
from fire_roster.domain.rules.base import (
    CONTROL_ROOMS,
    DayRule,
    RuleContext,
    Severity,
    Violation,
    date_text,
)
from fire_roster.domain.rules.wording import clock_span_text, duration_text


def _check(facts: RosterFacts, day: date, context: RuleContext) -> Iterable[Violation]:
    window = facts.coverage_window(day)
    for count in head_counts(facts.station_duties_in(window), window):
        if count.heads:
            continue
        shifts = [one for one in facts.required_shifts if one.span_on(day).overlaps(count.span)]
        names = f"（{'、'.join(one.name for one in shifts)}）" if shifts else ""
        yield context.stretch_finding(
            f"{date_text(day)} {clock_span_text(day, count.span)}{names}无人值班，"
            f"空岗 {duration_text(count.span.minutes)}。",
            day=day,
            shift=shifts[0].code if len(shifts) == 1 else None,
            span=count.span,
            amount=count.span.minutes,
        )


RULE = DayRule(
    rule_id="D01",
    title="消防控制室24小时有人值班",
    severity=Severity.ERROR,
    clause="GB 25506-2010 4.2.1 a)；国办发〔2017〕87号 第15条(三)；应急管理部令第5号 第26条",
    confidence="V",
    kinds=CONTROL_ROOMS,
    check=_check,
)
