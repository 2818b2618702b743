"""The calendar of a roster and all stations in one table."""

from dataclasses import replace

from fire_roster.domain.checker import RosterChecker
from fire_roster.domain.member import MemberFacts
from fire_roster.domain.rules.base import RuleSettings
from fire_roster.services.both_stations import IN_ONE, IN_TWO, combine_stations
from fire_roster.services.day_board import build_board
from fire_roster.services.grid_view import GridSeverity
from fire_roster.services.roster_state import RosterState
from fire_roster.services.seat_edits import leave_shift
from tests.unit.domain.roster_builder import (
    EARLY,
    MICRO_STATION,
    SHIFTS,
    day,
    foreign,
    person,
    roster,
)

BOTH = frozenset({1, 9})


def room_and_station(
    room: str, station: str, *people: MemberFacts
) -> tuple[RosterState, RosterState]:
    """Rosters of the control room and the micro station that know of each other."""
    here = roster(room, *people)
    there = roster(station, *people, station=MICRO_STATION)
    shifts = {shift.shift_type_id: shift for shift in SHIFTS}

    def guests(facts, where):
        return tuple(
            foreign(key.member_id, key.duty_date, shifts[key.shift_type_id], where)
            for key in facts.assignments
        )

    states = (
        replace(here, foreign_duties=guests(there, MICRO_STATION)),
        replace(there, foreign_duties=guests(here, here.station)),
    )
    return tuple(RosterState(one, RuleSettings(), None) for one in states)


def test_board_names_who_stands_on_each_shift_and_what_is_missing() -> None:
    facts = roster("3早:1,2 3夜:1")
    board = build_board(facts, RosterChecker(facts).violations)
    assert [shift.code for shift in board.shifts] == ["早", "中", "夜"]
    early, late, night = board.days[2].cells
    assert [one.member_id for one in early.names] == [1, 2]
    assert (early.missing, late.missing, night.missing) == (0, 2, 1)
    assert "缺 2" in late.tooltip


def test_board_marks_the_seat_that_breaks_a_rule() -> None:
    facts = roster("3早:1,2", person(1, certificates=()))
    board = build_board(facts, RosterChecker(facts).violations)
    first, second = board.days[2].cells[0].names
    assert first.severity is GridSeverity.ERROR
    assert second.severity is not GridSeverity.ERROR


def test_leave_shift_takes_people_off_and_spares_locked_ones() -> None:
    facts = roster("3早:1,2")
    locked = {
        key: replace(one, is_locked=key.member_id == 2) for key, one in facts.assignments.items()
    }
    edit = leave_shift(replace(facts, assignments=locked), day(3), EARLY.shift_type_id, [1, 2, 9])
    assert [change.key.member_id for change in edit.patch.changes] == [1]
    assert edit.locked_count == 1


def test_combined_shows_who_stands_in_two_rosters_first_with_the_collision() -> None:
    people = [person(number, station_ids=BOTH) for number in (1, 2, 3)]
    both = combine_stations(room_and_station("3早:1,2", "3早:2 5早:3", *people))
    assert [(row.member_id, row.team) for row in both.view.rows] == [
        (2, IN_TWO),
        (1, IN_ONE),
        (3, IN_ONE),
    ]
    cell = both.view.rows[0].cells[2]
    assert cell.text == "早微早"
    assert cell.severity is GridSeverity.ERROR
    assert "D07" in {one.rule for one in room_findings(people)}
    assert (both.double_count, both.collision_count) == (1, 1)
    assert both.view.is_read_only


def room_findings(people: list[MemberFacts]):
    return room_and_station("3早:1,2", "3早:2", *people)[0].checker().violations


def test_combined_only_double_leaves_the_others_out() -> None:
    people = [person(number, station_ids=BOTH) for number in (1, 2)]
    both = combine_stations(room_and_station("3早:1", "9早:1 5早:2", *people), only_double=True)
    assert [row.member_id for row in both.view.rows] == [1]
    assert both.collision_count == 0
    assert both.view.rows[0].cells[8].text == "微早"


def test_combined_counts_duties_that_join_across_stations() -> None:
    people = [person(1, station_ids=BOTH)]
    both = combine_stations(room_and_station("3早:1", "3中:1", *people))
    assert both.collision_count == 1
