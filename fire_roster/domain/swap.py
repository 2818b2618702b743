"""Swaps (调班), substitutions (替班) and absences: what they make of the planned seats.

A swap binds to seats, not to a version of the roster: where the plan no longer holds a seat that
it gives away, or the taker stands there already, it rests until the plan fits again.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from fire_roster.domain.roster import Assignment, SeatKey


class SwapKind(StrEnum):
    """How somebody else comes to stand on a seat."""

    SWAP = "swap"
    SUBSTITUTION = "substitution"
    ABSENCE = "absence"

    @property
    def label(self) -> str:
        """调班, 替班, 缺勤."""
        return {"swap": "调班", "substitution": "替班", "absence": "缺勤"}[self.value]


@dataclass(frozen=True, slots=True)
class SeatMove:
    """A seat that changes hands; `taker_id` None leaves it empty."""

    seat: SeatKey
    taker_id: int | None

    @property
    def target(self) -> SeatKey | None:
        """The seat as the taker holds it."""
        if self.taker_id is None:
            return None
        return self.seat._replace(member_id=self.taker_id)


@dataclass(frozen=True, slots=True)
class SwapFacts:
    """One swap in force; its moves happen together or not at all."""

    swap_id: int
    kind: SwapKind
    moves: tuple[SeatMove, ...]
    approver: str = ""

    @property
    def is_approved(self) -> bool:
        """Whether somebody has signed for it."""
        return bool(self.approver)

    @property
    def member_ids(self) -> frozenset[int]:
        """Everybody whose duties it changes."""
        takers = {move.taker_id for move in self.moves if move.taker_id is not None}
        return frozenset({move.seat.member_id for move in self.moves} | takers)

    def clashes_with(self, other: "SwapFacts") -> bool:
        """Whether both give away the same seat, or fill it with the same person."""
        sources = {move.seat for move in self.moves}
        targets = {move.target for move in self.moves if move.target}
        return any(move.seat in sources or move.target in targets for move in other.moves)


@dataclass(frozen=True, slots=True)
class FinalSeats:
    """The plan after all swaps; `resting` are those that found no seat to bind to."""

    seats: Mapping[SeatKey, Assignment]
    applied: tuple[SwapFacts, ...] = ()
    resting: tuple[SwapFacts, ...] = ()


def apply_swaps(plan: Mapping[SeatKey, Assignment], swaps: Iterable[SwapFacts]) -> FinalSeats:
    """The final roster: plan + swaps + substitutions.

    The swaps must not clash pairwise. Then nothing can take from a swap what lets it happen but
    the swap itself, so the result does not depend on the order in which they were entered.
    """
    seats = dict(plan)
    waiting = sorted(swaps, key=lambda one: one.swap_id)
    applied: list[SwapFacts] = []
    while fitting := [one for one in waiting if fits(seats, one)]:
        for swap in fitting:
            _move(seats, swap)
            applied.append(swap)
        waiting = [one for one in waiting if one not in fitting]
    return FinalSeats(seats, tuple(sorted(applied, key=lambda one: one.swap_id)), tuple(waiting))


def fits(seats: Mapping[SeatKey, Assignment], swap: SwapFacts) -> bool:
    """Whether every seat it gives away is held, and no taker stands there already."""
    return all(move.seat in seats and move.target not in seats for move in swap.moves)


def _move(seats: dict[SeatKey, Assignment], swap: SwapFacts) -> None:
    taken = [(move, seats.pop(move.seat)) for move in swap.moves]
    for move, seat in taken:
        if move.target is not None and move.taker_id is not None:
            seats[move.target] = replace(seat, member_id=move.taker_id)
