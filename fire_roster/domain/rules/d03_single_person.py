"""D03: one person alone keeps a control room only where a local clause allows it."""

from collections.abc import Iterable

from fire_roster.domain.facts import RosterFacts
from fire_roster.domain.rules.base import (
    CONTROL_ROOMS,
    MonthRule,
    RuleContext,
    Severity,
    Violation,
)
from fire_roster.domain.unit import LEGAL_MIN_STAFF


def _check(facts: RosterFacts, context: RuleContext) -> Iterable[Violation]:
    station = facts.station
    if station.min_staff >= LEGAL_MIN_STAFF:
        return
    condition = station.single_person
    if condition.missing:
        yield context.finding(
            f"{station.name}设为单人值班，但条件没有备齐：缺{'、'.join(condition.missing)}；"
            f"仍按每班 {LEGAL_MIN_STAFF} 人检查。"
        )
        return
    in_force = condition.in_force
    assert in_force is not None  # part of `missing`
    start = f"{in_force.year}年{in_force.month}月{in_force.day}日"
    if in_force > facts.month.first:
        yield context.finding(
            f"{station.name}设为单人值班，但{condition.clause}自{start}起施行，"
            f"此前仍按每班 {LEGAL_MIN_STAFF} 人检查。"
        )
        return
    yield context.finding(
        f"{station.name}按{condition.clause}（{start}起施行）单人值班，条件已登记齐全。",
        severity=Severity.INFO,
    )


RULE = MonthRule(
    rule_id="D03",
    title="单人值班的地方规定和远程监控条件",
    severity=Severity.ERROR,
    clause="国办发〔2017〕87号 第15条(三)；单人值班以当地消防条例的规定为准",
    confidence="V",
    kinds=CONTROL_ROOMS,
    check=_check,
)
