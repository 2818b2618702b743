"""C11: the station has enough certified people to keep its posts through a year."""

from collections.abc import Iterable

from fire_roster.domain.facts import RosterFacts
from fire_roster.domain.rules.base import (
    CONTROL_ROOMS,
    MonthRule,
    Parameter,
    RuleContext,
    Severity,
    Violation,
    date_text,
)
from fire_roster.domain.staffing import (
    ANNUAL_OVERTIME_HOURS,
    ANNUAL_WORK_HOURS,
    certified_heads,
    heads_needed,
)


def _check(facts: RosterFacts, context: RuleContext) -> Iterable[Violation]:
    day = facts.month.last
    posts = facts.station.required_staff(day)
    annual = context.value("annual_hours")
    needed = heads_needed(posts, annual, context.value("overtime_hours"))
    have = len(certified_heads(facts, day))
    missing = needed - have
    if missing > 0:
        yield context.finding(
            f"每班 {posts} 人、24 小时值班，{facts.station.min_level.label}及以上持证人"
            f"需要 ≥ {needed} 名，{date_text(day)}现有 {have} 名，缺 {missing} 名；"
            f"不安排加班需要 {heads_needed(posts, annual, 0)} 名（不含请假）。",
            amount=missing,
        )


RULE = MonthRule(
    rule_id="C11",
    title="持证人数够排全年的班",
    severity=Severity.WARN,
    clause="劳动法 第36、41条；国务院令第795号（全年 248 个工作日）",
    confidence="V",
    parameters=(
        Parameter(
            "annual_hours",
            "每人全年标准工时",
            ANNUAL_WORK_HOURS,
            "小时",
            "劳动法 第36条；国务院令第795号",
            minimum=1,
            maximum=8760,
        ),
        Parameter(
            "overtime_hours",
            "每人全年加班上限",
            ANNUAL_OVERTIME_HOURS,
            "小时",
            "劳动法 第41条：每月不超过 36 小时",
            maximum=8760,
        ),
    ),
    kinds=CONTROL_ROOMS,
    check=_check,
)
