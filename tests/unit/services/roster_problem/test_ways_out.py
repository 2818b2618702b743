"""Ways out of an impossible month: each makes it possible when it is taken."""

from dataclasses import replace
from datetime import date

from fire_roster.domain.facts import RosterFacts
from fire_roster.domain.member import LeaveFacts
from fire_roster.domain.rules.base import RuleSettings
from fire_roster.domain.unit import SinglePersonCondition, SinglePersonProof
from fire_roster.services.roster_problem import WayKind, WayOut, find_ways_out
from tests.unit.domain.roster_builder import (
    CONTROL_ROOM,
    EARLY,
    LATE,
    MICRO_STATION,
    NIGHT,
    day,
    roster,
)
from tests.unit.services.roster_problem.cases import errors, made, people, required

THREE = required(EARLY, LATE, NIGHT)
HOLIDAY = LeaveFacts(day(14), day(18), "年休假")


def crowd(count: int, *away: int, leave: LeaveFacts = HOLIDAY) -> RosterFacts:
    """Members 1 to `count`, some of them on leave."""
    members = [
        replace(one, leaves=(leave,)) if one.member_id in away else one for one in people(count)
    ]
    return roster("", *members, shift_types=THREE)


def ways(facts: RosterFacts, *short: int) -> dict[WayKind, WayOut]:
    found = find_ways_out(facts, RuleSettings(), tuple(map(day, short)))
    return {one.kind: one for one in found}


def test_leave_that_can_move_comes_first_and_really_helps() -> None:
    facts = crowd(10, 8, 9, 10)
    found = find_ways_out(facts, RuleSettings(), (day(14), day(15)))
    assert found[0].kind is WayKind.LEAVE
    assert found[0].text.startswith("把") and "年休假改到12月16日至12月20日" in found[0].text
    moved = replace(HOLIDAY, first=day(16), last=day(20))
    name = found[0].text.removeprefix("把").split("12月")[0]
    member = next(one for one in facts.members.values() if one.name == name)
    changed = {**facts.members, member.member_id: replace(member, leaves=(moved,))}
    assert errors(made(replace(facts, members=changed), work=1.0)) == []


def test_long_shifts_tell_their_legal_price() -> None:
    found = ways(crowd(9, 5, 6, 7, 8, 9), 14, 15, 16, 17, 18)
    assert found[WayKind.PEOPLE].text == "再配 2 名四级及以上持证人，月初到岗"
    assert WayKind.LEAVE not in found
    assert found[WayKind.LONG_SHIFTS].text == (
        "12月14日至12月18日改为两班各 12 小时（08:00–20:00、20:00–次日08:00），其余日子不变"
    )
    price = found[WayKind.LONG_SHIFTS].consequence
    assert "GB 25201-2010 5.2 b)" in price and "只能应急" in price
    assert WayKind.SINGLE not in found


def test_single_duty_only_where_the_local_clause_is_complete() -> None:
    condition = SinglePersonCondition(
        clause="某市规定第 3 条",
        in_force=date(2026, 1, 1),
        needs_remote_control=True,
        proofs=frozenset(SinglePersonProof),
    )
    station = replace(CONTROL_ROOM, single_person=condition)
    found = ways(replace(crowd(5), station=station), 1)
    assert "某市规定第 3 条" in found[WayKind.SINGLE].sentence


def test_micro_station_needs_no_certificate() -> None:
    members = [replace(one, station_ids=frozenset({9})) for one in people(6)]
    facts = roster("", *members, shift_types=THREE, station=MICRO_STATION)
    assert ways(facts, 1)[WayKind.PEOPLE].text == "再配 1 名值守人员，月初到岗"


def test_cancel_gives_nothing() -> None:
    assert find_ways_out(crowd(6), RuleSettings(), (day(1),), lambda: True) == ()


def test_leave_that_has_begun_is_not_moved() -> None:
    begun = LeaveFacts(day(14), day(18), "年休假")
    facts = replace(crowd(10, 8, 9, 10, leave=begun), today=day(15))
    assert WayKind.LEAVE not in ways(facts, 16, 17)
