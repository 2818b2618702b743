"""A roster edit as a value: every way of changing a roster produces one of these."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from fire_roster.domain.roster import Assignment, SeatKey


@dataclass(frozen=True, slots=True)
class SeatChange:
    """One seat before and after; None means empty. Exactly one of the two may be None."""

    before: Assignment | None
    after: Assignment | None

    def __post_init__(self) -> None:
        if self.before is None and self.after is None:
            raise ValueError("a change needs a before or an after")
        if self.before and self.after and self.before.key != self.after.key:
            raise ValueError("before and after are different seats")

    @property
    def key(self) -> SeatKey:
        """The seat it changes."""
        assignment = self.before or self.after
        assert assignment is not None
        return assignment.key


@dataclass(frozen=True, slots=True)
class RosterPatch:
    """Changes of distinct seats of one roster; `apply ∘ invert` is the identity."""

    changes: tuple[SeatChange, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.changes)

    @property
    def member_ids(self) -> frozenset[int]:
        """Members it touches."""
        return frozenset(change.key.member_id for change in self.changes)

    def inverted(self) -> "RosterPatch":
        """The patch that takes it back."""
        return RosterPatch(
            tuple(SeatChange(change.after, change.before) for change in self.changes)
        )


class PatchConflict(ValueError):
    """The roster is not in the state the patch was made for."""


def patch_between(before: Iterable[Assignment], after: Iterable[Assignment]) -> RosterPatch:
    """The smallest patch that turns one set of assignments into the other, in seat order."""
    old = {assignment.key: assignment for assignment in before}
    new = {assignment.key: assignment for assignment in after}
    return RosterPatch(
        tuple(
            SeatChange(old.get(key), new.get(key))
            for key in sorted(old.keys() | new.keys())
            if old.get(key) != new.get(key)
        )
    )


def apply_patch(
    seats: Mapping[SeatKey, Assignment], patch: RosterPatch
) -> dict[SeatKey, Assignment]:
    """The seats after the patch.

    Raises PatchConflict where a seat is not as the patch expects it.
    """
    result = dict(seats)
    for change in patch.changes:
        if result.get(change.key) != change.before:
            raise PatchConflict(str(change.key))
        if change.after is None:
            del result[change.key]
        else:
            result[change.key] = change.after
    return result
