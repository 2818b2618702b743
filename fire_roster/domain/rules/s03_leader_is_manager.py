"""S03: the fire-safety manager of the unit leads the micro fire station (301号 二(三))."""

import re
from collections.abc import Iterator

from fire_roster.domain.facts import RosterFacts
from fire_roster.domain.member import Position
from fire_roster.domain.rules.base import (
    MICRO_STATIONS,
    MonthRule,
    RuleContext,
    Severity,
    Violation,
)
from fire_roster.domain.rules.s02_positions_filled import members_in_service


def _check(facts: RosterFacts, context: RuleContext) -> Iterator[Violation]:
    if facts.station.is_community:
        return  # a community has no 消防安全管理人 who could lead it
    everyone = members_in_service(facts)
    leaders = [
        member
        for members in (facts.station_members, everyone)
        for member in members
        if member.position_between(facts.month.first, facts.month.last) == Position.LEADER
    ]
    if not leaders:
        return  # S02 names the empty position
    manager = _plain(facts.unit.safety_manager)
    if any(_plain(leader.name) == manager for leader in leaders):
        return
    names = "、".join(dict.fromkeys(leader.name for leader in leaders))
    reason = (
        f"与消防安全管理人{facts.unit.safety_manager}不是同一人"
        if manager
        else "单位资料中尚未填写消防安全管理人，无法核对"
    )
    yield context.finding(
        f"{facts.station.name}站长为{names}，{reason}；站长应由单位消防安全管理人兼任。",
        member_ids=(leader.member_id for leader in leaders),
    )


def _plain(name: str) -> str:
    """The bare name: without blanks and without the team in brackets that tells namesakes apart."""
    return re.sub(r"[（(].*", "", "".join(name.split()))


RULE = MonthRule(
    rule_id="S03",
    title="站长由消防安全管理人兼任",
    severity=Severity.WARN,
    clause="公消〔2015〕301号《消防安全重点单位微型消防站建设标准（试行）》二(三)",
    confidence="V2",
    kinds=MICRO_STATIONS,
    check=_check,
)
