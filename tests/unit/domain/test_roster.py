"""Assignments and their states."""

from fire_roster.domain.roster import RosterStatus, SeatKey
from tests.unit.domain.roster_builder import day, seats


def test_roster_status_has_a_label() -> None:
    assert [status.label for status in RosterStatus] == ["草稿", "已发布", "已归档"]


def test_assignment_key_is_date_shift_and_member() -> None:
    [seat] = seats("14夜:7")
    assert seat.key == SeatKey(day(14), 3, 7)


def test_seat_keys_sort_by_date_then_shift_then_member() -> None:
    keys = [seat.key for seat in seats("15早:1 14夜:1 14早:2 14早:1")]
    assert sorted(keys) == [seat.key for seat in seats("14早:1,2 14夜:1 15早:1")]
