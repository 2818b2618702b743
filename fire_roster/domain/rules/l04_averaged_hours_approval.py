"""L04: averaged working hours need an approval on record (劳动法 39; 劳部发〔1994〕503号)."""

from collections.abc import Iterator

from fire_roster.domain.facts import RosterFacts
from fire_roster.domain.rules.base import MonthRule, RuleContext, Severity, Violation


def _check(facts: RosterFacts, context: RuleContext) -> Iterator[Violation]:
    averaged = facts.unit.averaged_hours
    if not averaged.is_used:
        return
    faults = [] if averaged.approval_number else ["未登记批准文号"]
    until = averaged.valid_until
    if until is None:
        faults.append("未登记有效期")
    elif until < facts.month.last:
        faults.append(f"有效期至{until.year}年{until.month}月{until.day}日，不能覆盖本月")
    if faults:
        yield context.finding(
            f"单位采用综合计算工时，但{facts.month.label}的审批不完整：{'，'.join(faults)}。",
            amount=len(faults),
        )


RULE = MonthRule(
    rule_id="L04",
    title="综合计算工时审批",
    severity=Severity.WARN,
    clause="《劳动法》第39条；劳部发〔1994〕503号 第4条、第5条",
    confidence="V/V2",
    check=_check,
)
