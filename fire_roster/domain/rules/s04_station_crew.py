"""S04: a micro fire station is manned round the clock (301号 五(一)); crew size is own choice."""

from collections.abc import Iterator
from datetime import date

from fire_roster.domain.coverage import day_head_counts
from fire_roster.domain.facts import RosterFacts
from fire_roster.domain.rules.base import (
    MICRO_STATIONS,
    DayRule,
    Parameter,
    RuleContext,
    Severity,
    Violation,
    date_text,
)
from fire_roster.domain.rules.wording import clock_span_text


def _check(facts: RosterFacts, day: date, context: RuleContext) -> Iterator[Violation]:
    need = facts.station.required_staff(day)
    for count in day_head_counts(facts, day):
        missing = need - count.heads
        if missing <= 0:
            continue
        name = f"{count.shift.name} " if count.shift else ""
        yield context.stretch_finding(
            f"{facts.station.name}{date_text(day)}{name}{clock_span_text(day, count.span)}"
            f"在岗 {count.heads} 人，少于 {need} 人，缺 {missing} 人。",
            day=day,
            shift=count.shift.code if count.shift else None,
            span=count.span,
            amount=missing,
        )


RULE = DayRule(
    rule_id="S04",
    title="微型消防站24小时值守",
    severity=Severity.WARN,
    clause="公消〔2015〕301号《消防安全重点单位微型消防站建设标准（试行）》五(一)",
    confidence="V2",
    parameters=(
        Parameter(
            name="crew_min",
            label="新建微型消防站的每班人数（已建站点在站点设置中修改）",
            default=2,
            unit="人",
            basis="301号未规定每班人数，由单位自定；"
            "大型商业综合体每班不少于6人（应急消〔2019〕314号）",
            minimum=1,
            maximum=50,
        ),
    ),
    kinds=MICRO_STATIONS,
    check=_check,
)
