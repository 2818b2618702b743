"""Columns of the combined wall sheet: one line for as many days as the paper has room for."""

from fire_roster.services.forms.duty_lists import column_shares

ROOM = 86.0


def test_columns_are_as_wide_as_their_longest_names_where_there_is_room() -> None:
    assert column_shares([["甲" * 10, "甲"], ["乙" * 3], []]) == [10.8, 7.2, 7.2]


def test_the_longest_names_take_two_lines_where_there_is_not() -> None:
    two_stations = [["甲" * 7, "甲" * 12]] * 7
    shares = column_shares(two_stations)
    assert sum(shares) <= ROOM and set(shares) == {7.8, 12.8}
    crowd = column_shares([["丙" * 60]] * 3)
    assert sum(crowd) <= ROOM and max(crowd) < 2 * min(crowd)


def test_hours_of_a_shift_keep_their_place_in_any_crowd() -> None:
    assert column_shares([["丁" * 30]] * 15) == [7.2] * 15
