"""Edits of cells as patches, and their words."""

from dataclasses import replace
from datetime import date

import pytest

from fire_roster.domain.member import LeaveFacts
from fire_roster.services.grid_view import CellRef
from fire_roster.services.leave_days import describe_leaves, leaves_to_add
from fire_roster.services.seat_edits import (
    clear_cells,
    describe_patch,
    fill_cells,
    find_shifts,
    set_cells,
    take_seat,
    toggle_locks,
)
from tests.unit.domain.roster_builder import day, person, roster


def ref(member: int, number: int) -> CellRef:
    return CellRef(member, date(2026, 12, number))


def after(facts, edit) -> set[tuple[int, int, int]]:
    return {
        (key.member_id, key.duty_date.day, key.shift_type_id)
        for key in facts.with_patch(edit.patch).assignments
    }


def locked(facts, *members: int):
    seats = {
        key: replace(one, is_locked=key.member_id in members)
        for key, one in facts.assignments.items()
    }
    return replace(facts, assignments=seats)


def test_fill_cells_replaces_what_stands_there() -> None:
    facts = roster("5早:1 5夜:1 6早:2")
    assert after(facts, fill_cells(facts, [ref(1, 5)], "中")) == {(1, 5, 2), (2, 6, 1)}


def test_fill_cells_keeps_seat_that_stays() -> None:
    facts = roster("5早:1")
    assert not fill_cells(facts, [ref(1, 5)], "早").patch


def test_clear_cells_leaves_locked_seat_and_counts_it() -> None:
    facts = locked(roster("5早:1,2"), 1)
    edit = clear_cells(facts, [ref(1, 5), ref(2, 5)])
    assert after(facts, edit) == {(1, 5, 1)}
    assert edit.locked_count == 1


def test_set_cells_with_two_shifts_takes_both_seats() -> None:
    facts = roster("", person(1))
    assert after(facts, set_cells(facts, {ref(1, 5): (1, 3)})) == {(1, 5, 1), (1, 5, 3)}


def test_toggle_locks_mixed_cells_locks_all() -> None:
    facts = locked(roster("5早:1,2"), 1)
    patch = toggle_locks(facts, [ref(1, 5), ref(2, 5)]).patch
    assert [change.key.member_id for change in patch.changes] == [2]


def test_toggle_locks_all_locked_unlocks() -> None:
    facts = locked(roster("5早:1,2"), 1, 2)
    patch = toggle_locks(facts, [ref(1, 5), ref(2, 5)]).patch
    assert all(change.after and not change.after.is_locked for change in patch.changes)


def test_take_seat_instead_of_somebody_moves_the_seat() -> None:
    facts = roster("5早:1", person(2))
    assert after(facts, take_seat(facts, day(5), 1, 2, instead_of=1)) == {(2, 5, 1)}


def test_take_seat_as_one_more_keeps_the_others() -> None:
    facts = roster("5早:1", person(2))
    assert after(facts, take_seat(facts, day(5), 1, 2, None)) == {(1, 5, 1), (2, 5, 1)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("早", (1,)),
        ("夜班", (3,)),
        ("早夜", (1, 3)),
        ("早、夜", (1, 3)),
        ("休", ()),
        (" ", ()),
        ("-", ()),
        ("晚", None),
        ("早x", None),
    ],
)
def test_find_shifts_reads_cell_text(text: str, expected: tuple[int, ...] | None) -> None:
    assert find_shifts(roster(), text) == expected


def test_describe_patch_single_cell_names_turn() -> None:
    facts = roster("5夜:1")
    name = facts.members[1].name
    assert describe_patch(facts, clear_cells(facts, [ref(1, 5)]).patch) == (
        f"{name} 12月5日 夜班 → 休"
    )


def test_describe_patch_lock_says_so() -> None:
    facts = roster("5夜:1")
    text = describe_patch(facts, toggle_locks(facts, [ref(1, 5)]).patch)
    assert text.endswith("夜班 锁定")


def test_describe_patch_many_cells_counts_people_and_cells() -> None:
    facts = roster("", *(person(number) for number in range(1, 6)))
    refs = [ref(member, number) for member in range(1, 6) for number in (1, 2)]
    text = describe_patch(facts, fill_cells(facts, refs, "早").patch)
    assert text.endswith("等 5 人 10 格改为早班")


def test_leaves_to_add_joins_days_and_skips_leave_there_is() -> None:
    away = person(1, leaves=(LeaveFacts(day(6), day(6)),))
    facts = roster("", away, person(2))
    refs = [ref(1, number) for number in (4, 5, 6, 7)] + [ref(2, 5)]
    found = [(member, one.first.day, one.last.day) for member, one in leaves_to_add(facts, refs)]
    assert found == [(1, 4, 5), (1, 7, 7), (2, 5, 5)]


def test_describe_leaves_single_names_days() -> None:
    facts = roster("", person(1))
    text = describe_leaves(facts, leaves_to_add(facts, [ref(1, 4), ref(1, 5)]))
    assert text == f"{facts.members[1].name} 12月4日至12月5日 请假"
