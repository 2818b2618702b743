"""S07: the micro station is pulled out often enough."""

from collections.abc import Iterator
from datetime import timedelta

from fire_roster.domain.drill import DrillKind
from fire_roster.domain.practice import PracticeFacts
from fire_roster.domain.rules.base import (
    Parameter,
    RuleContext,
    Severity,
    UnitRule,
    Violation,
)
from fire_roster.domain.unit import StationKind


def _check(facts: PracticeFacts, context: RuleContext) -> Iterator[Violation]:
    limit = int(context.value("pull_days"))
    for station in facts.stations:
        if station.kind is not StationKind.MICRO_STATION:
            continue
        held = [
            drill.held_on
            for drill in facts.drills
            if drill.kind is DrillKind.PULL
            and drill.held_on is not None
            and drill.held_on <= facts.today
            and drill.station_id in (None, station.station_id)
        ]
        if not held:
            yield context.finding(
                f"{station.name}还没有拉动记录，每 {limit} 天至少拉动一次。", dates=(facts.today,)
            )
            continue
        due = max(held) + timedelta(days=limit)
        if due < facts.today:
            late = (facts.today - due).days
            yield context.finding(
                f"{station.name}上次拉动是 {max(held)}，每 {limit} 天至少一次，已超过 {late} 天。",
                dates=(due,),
                amount=late,
            )


RULE = UnitRule(
    rule_id="S07",
    title="微型消防站拉动间隔",
    severity=Severity.WARN,
    clause="公消〔2015〕301号 六（日常业务训练）；间隔由单位或当地规定",
    confidence="M",
    parameters=(Parameter("pull_days", "拉动间隔", 30, "天", "各地惯例为每月一次", 1, 366),),
    check=_check,
)
