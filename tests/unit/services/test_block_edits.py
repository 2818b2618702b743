"""Edits that carry cells to other cells."""

from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from fire_roster.domain.facts import RosterFacts
from fire_roster.domain.month import Month
from fire_roster.domain.roster_patch import apply_patch
from fire_roster.services.block_edits import (
    continue_month,
    copy_cells,
    describe_move,
    move_cells,
    repeat_week,
    swap_pairs,
)
from fire_roster.services.grid_view import CellRef
from fire_roster.services.patch_preview import preview_patch
from fire_roster.services.roster_state import RosterState
from fire_roster.services.seat_edits import SeatEdit, clear_cells, fill_cells, set_cells
from tests.unit.domain.roster_builder import (
    EARLY,
    NIGHT,
    RuleSettings,
    foreign,
    person,
    roster,
    seats,
)

CELLS = st.builds(
    lambda member, number: CellRef(member, date(2026, 12, number)),
    st.integers(1, 4),
    st.integers(1, 31),
)
ROSTERS = st.lists(
    st.tuples(st.integers(1, 31), st.sampled_from("早中夜"), st.integers(1, 4)), max_size=30
).map(lambda found: roster(" ".join(f"{d}{s}:{m}" for d, s, m in found), *map(person, range(1, 5))))


def ref(member: int, number: int) -> CellRef:
    return CellRef(member, date(2026, 12, number))


def after(facts: RosterFacts, edit: SeatEdit) -> set[tuple[int, int, int]]:
    return {
        (key.member_id, key.duty_date.day, key.shift_type_id)
        for key in facts.with_patch(edit.patch).assignments
    }


def locked(facts: RosterFacts, member: int) -> RosterFacts:
    held = {
        key: replace(one, is_locked=key.member_id == member, position="主班")
        for key, one in facts.assignments.items()
    }
    return replace(facts, assignments=held)


def test_copy_cells_takes_what_stands_in_the_source() -> None:
    facts = roster("1早:1 1夜:1 2中:1")
    edit = copy_cells(facts, {ref(1, 2): ref(1, 1), ref(1, 3): ref(1, 2)})
    assert after(facts, edit) == {(1, 1, 1), (1, 1, 3), (1, 2, 1), (1, 2, 3), (1, 3, 2)}


def test_move_cells_to_empty_place_leaves_nothing_behind() -> None:
    facts = locked(roster("1早:1", person(2)), 0)
    edit = move_cells(facts, {ref(1, 1): ref(2, 4)})
    assert after(facts, edit) == {(2, 4, 1)}
    [arrived] = facts.with_patch(edit.patch).assignments.values()
    assert arrived.position == "主班"


def test_move_cells_onto_another_person_swaps() -> None:
    facts = roster("5夜:1 5早:2")
    assert after(facts, move_cells(facts, {ref(1, 5): ref(2, 5)})) == {(2, 5, 3), (1, 5, 1)}


def test_move_cells_over_themselves_shifts_the_block() -> None:
    facts = roster("1早:1 2中:1 3夜:1")
    edit = move_cells(facts, {ref(1, 1): ref(1, 2), ref(1, 2): ref(1, 3)})
    assert after(facts, edit) == {(1, 1, 3), (1, 2, 1), (1, 3, 2)}


def test_move_cells_with_a_locked_partner_moves_nothing() -> None:
    facts = locked(roster("5夜:1 5早:2"), 2)
    edit = move_cells(facts, {ref(1, 5): ref(2, 5)})
    assert not edit.patch
    assert edit.locked_count == 1


def test_swap_pairs_of_two_cells_or_same_days_of_two_people() -> None:
    assert swap_pairs([ref(1, 1), ref(2, 9)]) == {ref(1, 1): ref(2, 9), ref(2, 9): ref(1, 1)}
    days = [ref(1, 1), ref(1, 2), ref(2, 1), ref(2, 2)]
    assert swap_pairs(days)[ref(2, 2)] == ref(1, 2)
    assert swap_pairs([*days, ref(1, 3)]) == {}
    assert swap_pairs([ref(1, 1)]) == {}
    assert swap_pairs([ref(1, 1), ref(2, 1), ref(3, 1)]) == {}


def test_repeat_week_reaches_into_the_month_before_and_chains() -> None:
    before = foreign(1, date(2026, 11, 30), NIGHT)
    facts = roster("1早:1", foreign_duties=(before,))
    refs = [ref(1, number) for number in (7, 8, 14)]
    assert after(facts, repeat_week(facts, refs)) == {(1, 1, 1), (1, 7, 3), (1, 8, 1), (1, 14, 3)}


def test_continue_month_goes_on_with_the_rotation() -> None:
    november = Month(2026, 11)
    before = roster("", *(person(one) for one in (1, 2)), month=november)
    parts = []
    for number in range(1, 31):
        code = "早中夜休"[(number - 1) % 4]
        if code != "休":
            parts.append(f"{number}{code}:1")
    held = {one.key: one for one in seats(" ".join(parts), november)}
    found = continue_month(roster("", person(1), person(2)), replace(before, assignments=held))
    assert found.cycle == 4
    assert {(1, 1, 3), (1, 3, 1), (1, 4, 2)} <= after(roster("", person(1)), found.edit)
    assert {change.key.member_id for change in found.edit.patch.changes} == {1}


def test_continue_month_leaves_out_who_left_and_shifts_that_are_gone() -> None:
    november = Month(2026, 11)
    irregular = "1早:1 2早:1 3中:1 7早:1 8中:1 9夜:1 14中:1 15早:1 16早:1 22早:1 27夜:1 29早:1"
    before = roster(irregular, month=november)
    leaver = person(1, left=date(2026, 12, 5))
    facts = replace(roster("", leaver), shift_types={EARLY.shift_type_id: EARLY})
    found = continue_month(facts, before)
    days = {change.key.duty_date.day for change in found.edit.patch.changes}
    assert found.cycle is None
    assert days == {5}


def test_describe_move_names_both_sides() -> None:
    facts = roster("5夜:1 5早:2 6早:1")
    one, two = facts.members[1].name, facts.members[2].name
    swap = describe_move(facts, {ref(1, 5): ref(2, 5)})
    assert swap == f"{one} 12月5日 夜班 与 {two} 12月5日 早班 互换"
    assert describe_move(facts, {ref(1, 5): ref(2, 9)}) == f"{one} 12月5日 夜班 移到 {two} 12月9日"
    pair = {ref(1, 5): ref(2, 5), ref(2, 5): ref(1, 5)}
    assert describe_move(facts, pair) == swap
    many = {ref(1, 5): ref(1, 15), ref(1, 6): ref(1, 16)}
    assert describe_move(facts, many) == f"{one} 4 格移动"


def test_preview_patch_tells_turns_and_findings() -> None:
    facts = roster("5早:1,2 5夜:1")
    edit = clear_cells(facts, [ref(2, 5)])
    preview = preview_patch(RosterState(facts, RuleSettings(), None), edit.patch)
    [turn] = preview.turns
    assert (turn.name, turn.before, turn.after) == (facts.members[2].name, "早班", "休")
    assert any(one.rule == "D02" and one.shift == "早" for one in preview.coming)
    assert not set(preview.coming) & set(preview.going)


@settings(max_examples=40, deadline=None)
@given(ROSTERS, st.lists(CELLS, min_size=1, max_size=6, unique=True), st.integers(-3, 3))
def test_every_block_edit_applied_and_inverted_is_the_identity(
    facts: RosterFacts, refs: list[CellRef], offset: int
) -> None:
    days = {one: one.day.day + offset for one in refs}
    moved = {
        one: CellRef(one.member_id % 4 + 1, date(2026, 12, number))
        for one, number in days.items()
        if 1 <= number <= 31
    }
    edits = [
        copy_cells(facts, moved),
        move_cells(facts, moved),
        repeat_week(facts, refs),
        fill_cells(facts, refs, "夜"),
        clear_cells(facts, refs),
        set_cells(facts, dict.fromkeys(refs, (1, 3))),
    ]
    start = dict(facts.assignments)
    for edit in edits:
        there = apply_patch(start, edit.patch)
        assert apply_patch(there, edit.patch.inverted()) == start
    counts = [len(start), len(apply_patch(start, edits[1].patch))]
    assert counts[0] == counts[1]
