"""S02: every position of a micro fire station is filled (公消〔2015〕301号 二(二))."""

from collections.abc import Iterator

from fire_roster.domain.facts import RosterFacts
from fire_roster.domain.member import MemberFacts, Position
from fire_roster.domain.rules.base import (
    MICRO_STATIONS,
    MonthRule,
    RuleContext,
    Severity,
    Violation,
)
from fire_roster.domain.unit import StationFacts

_ALWAYS = (Position.LEADER, Position.DEPUTY, Position.FIREFIGHTER, Position.OPERATOR)
_COMMUNITY = (Position.LEADER, Position.FIREFIGHTER)
"""站长 1 人、队员 5 人以上（社区微型消防站建设标准）."""


def required_positions(station: StationFacts) -> tuple[Position, ...]:
    """Positions that somebody must hold at a micro station, in the order of the standard."""
    always = _COMMUNITY if station.is_community else _ALWAYS
    return (*always, Position.DRIVER) if station.has_vehicle else always


def members_in_service(facts: RosterFacts) -> tuple[MemberFacts, ...]:
    """All people of the unit who are in service on some day of the month."""
    return tuple(
        member
        for member in facts.members.values()
        if (member.joined is None or member.joined <= facts.month.last)
        and (member.left is None or member.left >= facts.month.first)
    )


def _check(facts: RosterFacts, context: RuleContext) -> Iterator[Violation]:
    # The operators may belong to the control room alone: the unit as a whole fills the positions.
    first, last = facts.month.first, facts.month.last
    held = {one.position_between(first, last) for one in members_in_service(facts)}
    needed = required_positions(facts.station)
    missing = [position.value for position in needed if position not in held]
    if missing:
        yield context.finding(
            f"{facts.station.name}{facts.month.label}没有人担任{'、'.join(missing)}，请设定岗位。",
            amount=len(missing),
        )


RULE = MonthRule(
    rule_id="S02",
    title="微型消防站岗位齐全",
    severity=Severity.WARN,
    clause="公消〔2015〕301号《消防安全重点单位微型消防站建设标准（试行）》二(二)",
    confidence="V2",
    kinds=MICRO_STATIONS,
    check=_check,
)
