"""Swaps over a plan: bound to seats, together or not at all, in any order of entry."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fire_roster.domain.roster import Assignment, SeatKey
from fire_roster.domain.swap import SeatMove, SwapFacts, SwapKind, apply_swaps
from tests.unit.domain.roster_builder import EARLY, NIGHT, day, seats


def key(number: int, shift: int, member: int) -> SeatKey:
    return SeatKey(day(number), shift, member)


def plan(text: str) -> dict[SeatKey, Assignment]:
    return {seat.key: seat for seat in seats(text)}


def substitution(swap_id: int, seat: SeatKey, taker: int | None) -> SwapFacts:
    kind = SwapKind.SUBSTITUTION if taker else SwapKind.ABSENCE
    return SwapFacts(swap_id, kind, (SeatMove(seat, taker),))


def exchange(swap_id: int, one: SeatKey, other: SeatKey) -> SwapFacts:
    moves = (SeatMove(one, other.member_id), SeatMove(other, one.member_id))
    return SwapFacts(swap_id, SwapKind.SWAP, moves)


def shown(final: dict[SeatKey, Assignment]) -> set[SeatKey]:
    return set(final)


def test_swap_exchanges_both_seats_and_keeps_position() -> None:
    held = plan("5夜:1 7早:2")
    swap = exchange(1, key(5, NIGHT.shift_type_id, 1), key(7, EARLY.shift_type_id, 2))
    final = apply_swaps(held, [swap])
    assert shown(dict(final.seats)) == set(plan("5夜:2 7早:1"))
    assert (final.applied, final.resting) == ((swap,), ())


def test_absence_leaves_the_seat_empty() -> None:
    gone = substitution(1, key(5, NIGHT.shift_type_id, 1), None)
    assert shown(dict(apply_swaps(plan("5夜:1,2"), [gone]).seats)) == set(plan("5夜:2"))


def test_swap_without_one_of_its_seats_rests_as_a_whole() -> None:
    held = plan("5夜:1")
    swap = exchange(1, key(5, NIGHT.shift_type_id, 1), key(7, EARLY.shift_type_id, 2))
    final = apply_swaps(held, [swap])
    assert (dict(final.seats), final.resting) == (held, (swap,))


def test_taker_who_stands_there_already_lets_it_rest() -> None:
    swap = substitution(1, key(5, NIGHT.shift_type_id, 1), 2)
    assert apply_swaps(plan("5夜:1,2"), [swap]).resting == (swap,)


def test_chain_ends_with_the_last_taker_in_any_order() -> None:
    night = NIGHT.shift_type_id
    chain = [substitution(number, key(5, night, number), number + 1) for number in (1, 2, 3)]
    for order in permutations(chain):
        assert shown(dict(apply_swaps(plan("5夜:1"), order).seats)) == {key(5, night, 4)}


@pytest.mark.parametrize("other", [(5, 1, 9), (5, 8, 2)], ids=["same seat", "same taker"])
def test_clash(other: tuple[int, int, int]) -> None:
    night = NIGHT.shift_type_id
    first = substitution(1, key(5, night, 1), 2)
    assert first.clashes_with(substitution(2, key(other[0], night, other[1]), other[2]))


def test_no_clash_of_a_chain_and_of_absences() -> None:
    night = NIGHT.shift_type_id
    first = substitution(1, key(5, night, 1), 2)
    assert not first.clashes_with(substitution(2, key(5, night, 2), 3))
    gone = substitution(3, key(5, night, 4), None)
    assert not gone.clashes_with(substitution(4, key(5, night, 5), None))


def test_swap_knows_its_people_and_its_approval() -> None:
    swap = exchange(1, key(5, 3, 1), key(7, 1, 2))
    assert swap.member_ids == {1, 2} and not swap.is_approved
    assert [kind.label for kind in SwapKind] == ["调班", "替班", "缺勤"]


_seat = st.builds(key, st.integers(1, 3), st.sampled_from([1, 3]), st.integers(1, 6))
_plans = st.sets(_seat, max_size=12)
_orders = st.lists(
    st.one_of(
        st.builds(lambda seat, taker: ("替", seat, taker), _seat, st.integers(1, 6) | st.none()),
        st.builds(lambda one, other: ("调", one, other), _seat, _seat),
    ),
    max_size=7,
)


def _without_clashes(orders: list[tuple[str, SeatKey, object]]) -> list[SwapFacts]:
    found: list[SwapFacts] = []
    for number, (word, seat, other) in enumerate(orders, start=1):
        swap = (
            exchange(number, seat, other)
            if isinstance(other, SeatKey)
            else substitution(number, seat, other if isinstance(other, int) else None)
        )
        assert word in "替调"
        if not any(swap.clashes_with(one) for one in found):
            found.append(swap)
    return found


@given(_plans, _orders, st.randoms(use_true_random=False))
def test_final_roster_does_not_depend_on_the_order_of_entry(
    held: set[SeatKey], orders: list[tuple[str, SeatKey, object]], random: object
) -> None:
    seats_held = {one: Assignment(*one) for one in held}
    swaps = _without_clashes(orders)
    final = apply_swaps(seats_held, swaps)
    # The same swaps entered in another order get other numbers.
    shuffled = list(swaps)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    renumbered = [
        SwapFacts(number, swap.kind, swap.moves) for number, swap in enumerate(shuffled, start=1)
    ]
    again = apply_swaps(seats_held, renumbered)
    assert again.seats == final.seats
    assert {swap.moves for swap in again.applied} == {swap.moves for swap in final.applied}


@given(_plans, _orders)
def test_no_swap_that_could_happen_rests(
    held: set[SeatKey], orders: list[tuple[str, SeatKey, object]]
) -> None:
    final = apply_swaps({one: Assignment(*one) for one in held}, _without_clashes(orders))
    for swap in final.resting:
        assert any(
            move.seat not in final.seats or move.target in final.seats for move in swap.moves
        )
