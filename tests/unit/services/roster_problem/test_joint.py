"""Two stations in one search: nobody in two places, rest and fairness across both."""

from collections import Counter
from dataclasses import replace

from fire_roster.domain.checker import RosterChecker
from fire_roster.domain.coverage import uncovered_shifts
from fire_roster.domain.facts import RosterFacts
from fire_roster.domain.member import WishFacts
from fire_roster.domain.rules.base import RuleSettings, Severity
from fire_roster.domain.shift import ShiftType
from fire_roster.services.roster_problem import SearchLimits, optimise_together, with_each_other
from fire_roster.services.roster_problem.build import build_problem
from fire_roster.services.roster_problem.joint import alone_facts, join_problems
from tests.unit.domain.roster_builder import (
    CONTROL_ROOM,
    EARLY,
    LATE,
    MICRO_STATION,
    NIGHT,
    day,
    foreign,
    person,
    roster,
)
from tests.unit.services.roster_problem.cases import required

MICRO_SHIFTS = {
    20: ShiftType(20, "日", "日班", 480, 960),
    21: ShiftType(21, "晚", "晚班", 960, 1440),
    22: ShiftType(22, "宵", "宵班", 1440, 1920),
}


def two_stations(shared: int, own: int, micro: int) -> tuple[RosterFacts, RosterFacts]:
    """Members 1… in both places, then those of the control room, then those of the station."""
    both = frozenset({CONTROL_ROOM.station_id, MICRO_STATION.station_id})
    members = [person(n, station_ids=both) for n in range(1, shared + 1)]
    members += [person(n) for n in range(shared + 1, shared + own + 1)]
    members += [
        person(n, station_ids=frozenset({MICRO_STATION.station_id}))
        for n in range(shared + own + 1, shared + own + micro + 1)
    ]
    room = roster("", *members, shift_types=required(EARLY, LATE, NIGHT))
    station = roster("", *members, station=MICRO_STATION, shift_types=MICRO_SHIFTS)
    return room, station


def test_both_stations_are_filled_fairly_and_nobody_is_in_two_places() -> None:
    pair = two_stations(6, 7, 6)
    found = optimise_together(pair, RuleSettings(), SearchLimits(work=0.8))
    made = [
        replace(facts, assignments={one.key: one for one in roster.assignments})
        for facts, roster in zip(pair, found, strict=True)
    ]
    assert [roster.shortages for roster in found] == [(), ()]
    for facts in with_each_other(made):
        assert uncovered_shifts(facts) == ()
        broken = [v for v in RosterChecker(facts).violations if v.severity is Severity.ERROR]
        assert {v.rule for v in broken} & {"D05", "D06", "D07", "L02", "L03"} == set()
    seats = [one for facts in made for one in facts.assignments.values()]
    assert max(Counter((one.member_id, one.duty_date) for one in seats).values()) == 1
    load = Counter(one.member_id for one in seats)
    assert max(load.values()) - min(load.values()) <= 6


def test_context_of_each_other_is_replaced_in_the_month_only() -> None:
    room, station = two_stations(2, 2, 2)
    inside, before = (foreign(1, one, EARLY, MICRO_STATION) for one in (day(5), day(30, month=11)))
    held = replace(room, foreign_duties=(inside, before))
    assert alone_facts([held, station])[0].foreign_duties == (before,)


def test_rows_of_one_person_are_asked_once() -> None:
    pair = two_stations(3, 2, 2)
    wish = WishFacts(day(5), day(6), "", is_wanted=False)
    pair = tuple(
        replace(facts, members={**facts.members, 1: replace(facts.members[1], wishes=(wish,))})
        for facts in pair
    )
    parts = [build_problem(facts, RuleSettings()) for facts in pair]
    joined = join_problems(parts)
    tags = [row.tag for row in joined.windows]
    assert len(tags) == len(set(tags))
    nights = next(row for row in joined.windows if row.tag[0] == "nights")
    assert nights.shifts == {"3", "22"}
    assert joined.rest.max_joined == parts[0].rest.max_joined
    assert {count for _, count in joined.fairness[0].shared} == {2}
    assert len(joined.wishes) == 2  # any duty on two days, once for both stations
    assert joined.patterns[0].states[1] == {"1", "2", "3", "20", "21", "22"}
