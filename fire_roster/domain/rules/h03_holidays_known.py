"""H03: the holiday arrangement of the roster's year is on file (国务院办公厅 notice)."""

from collections.abc import Iterator

from fire_roster.domain.facts import RosterFacts
from fire_roster.domain.rules.base import MonthRule, RuleContext, Severity, Violation


def _check(facts: RosterFacts, context: RuleContext) -> Iterator[Violation]:
    year = facts.month.year
    if not facts.calendar.is_known(year):
        yield context.finding(
            f"没有{year}年的节假日安排，{facts.month.label}只按周六、周日计算休息日和标准工时；"
            f"请在“设置—节假日”中导入或填写。",
        )


RULE = MonthRule(
    rule_id="H03",
    title="节假日数据",
    severity=Severity.WARN,
    clause="国务院办公厅关于年度部分节假日安排的通知；国务院令第795号",
    confidence="V",
    check=_check,
)
