"""H01: on holidays and in reinforced periods a leader is named with a phone (国办 notices)."""

from collections.abc import Iterator
from datetime import date

from fire_roster.domain.facts import RosterFacts
from fire_roster.domain.rules.base import MonthRule, RuleContext, Severity, Violation, dates_text


def _check(facts: RosterFacts, context: RuleContext) -> Iterator[Violation]:
    days = [day for day in facts.month.days if _needs_lead(facts, day)]
    unnamed = [day for day in days if day not in facts.leads]
    silent = [day for day in days if day in facts.leads and not facts.leads[day].phone]
    for found, words in ((unnamed, "没有安排带班领导"), (silent, "带班领导没有登记电话")):
        if found:
            yield context.finding(
                f"{dates_text(found)}{words}，共 {len(found)} 天。",
                dates=found,
                amount=len(found),
            )


def _needs_lead(facts: RosterFacts, day: date) -> bool:
    period = facts.period_on(day)
    return facts.calendar.is_holiday(day) or (period is not None and period.needs_lead)


RULE = MonthRule(
    rule_id="H01",
    title="节假日带班领导",
    severity=Severity.WARN,
    clause="国务院办公厅关于年度部分节假日安排的通知：妥善安排好值班；带班领导及电话为通行做法",
    confidence="V2",
    check=_check,
)
