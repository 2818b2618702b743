"""Roster edits as values."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fire_roster.domain.roster import Assignment
from fire_roster.domain.roster_patch import (
    PatchConflict,
    RosterPatch,
    SeatChange,
    apply_patch,
    patch_between,
)
from tests.unit.domain.roster_builder import day, seats

_SEATS = st.lists(
    st.builds(
        Assignment,
        duty_date=st.integers(1, 31).map(day),
        shift_type_id=st.integers(1, 3),
        member_id=st.integers(1, 4),
        position=st.sampled_from(["", "主班"]),
        is_locked=st.booleans(),
    ),
    unique_by=lambda seat: seat.key,
    max_size=12,
)


def test_seat_change_needs_a_before_or_an_after() -> None:
    with pytest.raises(ValueError, match="needs a before"):
        SeatChange(None, None)


def test_seat_change_of_two_seats_is_refused() -> None:
    first, second = seats("14早:1,2")
    with pytest.raises(ValueError, match="different seats"):
        SeatChange(first, second)


def test_seat_change_key_comes_from_either_side() -> None:
    [seat] = seats("14早:1")
    assert SeatChange(None, seat).key == SeatChange(seat, None).key == seat.key


def test_patch_without_changes_is_false() -> None:
    assert not RosterPatch()
    assert patch_between([], seats("14早:1"))


def test_patch_names_its_members() -> None:
    patch = patch_between(seats("14早:1"), seats("14早:2 15早:2"))
    assert patch.member_ids == {1, 2}


def test_patch_between_changes_only_what_differs() -> None:
    kept, changed = seats("14早:1,2")
    locked = replace(changed, is_locked=True)
    [change] = patch_between([kept, changed], [kept, locked]).changes
    assert change == SeatChange(changed, locked)


def test_apply_patch_to_another_state_is_a_conflict() -> None:
    [seat] = seats("14早:1")
    with pytest.raises(PatchConflict):
        apply_patch({}, RosterPatch((SeatChange(seat, None),)))
    with pytest.raises(PatchConflict):
        apply_patch({seat.key: seat}, RosterPatch((SeatChange(None, seat),)))


def test_apply_patch_leaves_its_input_alone() -> None:
    [seat] = seats("14早:1")
    before = {seat.key: seat}
    assert apply_patch(before, RosterPatch((SeatChange(seat, None),))) == {}
    assert before == {seat.key: seat}


@given(_SEATS, _SEATS)
def test_patch_applied_and_inverted_is_the_identity(
    before: list[Assignment], after: list[Assignment]
) -> None:
    old = {seat.key: seat for seat in before}
    patch = patch_between(before, after)
    new = apply_patch(old, patch)
    assert new == {seat.key: seat for seat in after}
    assert apply_patch(new, patch.inverted()) == old
    assert patch.inverted().inverted() == patch
