"""S01: a micro fire station has enough members (公消〔2015〕301号 二(一))."""

from collections.abc import Iterator

from fire_roster.domain.facts import RosterFacts
from fire_roster.domain.rules.base import (
    MICRO_STATIONS,
    MonthRule,
    Parameter,
    RuleContext,
    Severity,
    Violation,
)


def _check(facts: RosterFacts, context: RuleContext) -> Iterator[Violation]:
    needed = int(context.value("station_min"))
    count = len(facts.station_members)
    if count < needed:
        yield context.finding(
            f"{facts.station.name}{facts.month.label}在册队员 {count} 人，"
            f"少于 {needed} 人，还缺 {needed - count} 人。",
            amount=needed - count,
        )


RULE = MonthRule(
    rule_id="S01",
    title="微型消防站人数",
    severity=Severity.ERROR,
    clause="公消〔2015〕301号《消防安全重点单位微型消防站建设标准（试行）》二(一)",
    confidence="V2",
    parameters=(
        Parameter(
            name="station_min",
            label="最少队员数",
            default=6,
            unit="人",
            basis="公消〔2015〕301号 二(一)：人员配备不少于6人",
            minimum=1,
            maximum=200,
        ),
    ),
    kinds=MICRO_STATIONS,
    check=_check,
)
