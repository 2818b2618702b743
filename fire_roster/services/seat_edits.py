"""What the clerk does to cells of the grid, as patches and in words."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from fire_roster.domain.facts import RosterFacts
from fire_roster.domain.roster import Assignment, SeatKey
from fire_roster.domain.roster_patch import RosterPatch, SeatChange
from fire_roster.domain.rules.base import date_text
from fire_roster.services.grid_view import CellRef

_REST_WORDS = frozenset({"", "休", "-", "－", "—", "休息"})
LEAVE_WORDS = frozenset({"假", "病"})
_FEW = 3


@dataclass(frozen=True, slots=True)
class SeatEdit:
    """A patch, and how many cells were left alone because they are locked."""

    patch: RosterPatch
    locked_count: int = 0


def set_cells(facts: RosterFacts, wanted: Mapping[CellRef, Sequence[int]]) -> SeatEdit:
    """Each cell has exactly these shift types afterwards; locked cells stay as they are."""
    changes: list[SeatChange] = []
    locked = 0
    for ref, shift_ids in wanted.items():
        held = held_seats(facts, ref)
        if any(seat.is_locked for seat in held.values()):
            locked += set(held) != set(shift_ids)
            continue
        changes += [SeatChange(seat, None) for key, seat in held.items() if key not in shift_ids]
        changes += [
            SeatChange(None, Assignment(ref.day, key, ref.member_id))
            for key in dict.fromkeys(shift_ids)
            if key not in held
        ]
    return SeatEdit(RosterPatch(tuple(changes)), locked)


def fill_cells(facts: RosterFacts, refs: Iterable[CellRef], code: str) -> SeatEdit:
    """The same shift in every cell, in place of what stands there."""
    shift_id = next(key for key, shift in facts.shift_types.items() if shift.code == code)
    return set_cells(facts, dict.fromkeys(refs, (shift_id,)))


def clear_cells(facts: RosterFacts, refs: Iterable[CellRef]) -> SeatEdit:
    """Nobody stands in these cells afterwards."""
    return set_cells(facts, dict.fromkeys(refs, ()))


def toggle_locks(facts: RosterFacts, refs: Iterable[CellRef]) -> SeatEdit:
    """Locks all seats of the cells; unlocks them when all are locked already."""
    seats = [seat for ref in refs for seat in held_seats(facts, ref).values()]
    is_locking = not all(seat.is_locked for seat in seats)
    return SeatEdit(
        RosterPatch(
            tuple(
                SeatChange(seat, replace(seat, is_locked=is_locking))
                for seat in seats
                if seat.is_locked != is_locking
            )
        )
    )


def take_seat(
    facts: RosterFacts, day: date, shift_type_id: int, member_id: int, instead_of: int | None
) -> SeatEdit:
    """The member takes a seat; the one named gives it up."""
    changes = []
    leaving = facts.assignments.get(SeatKey(day, shift_type_id, instead_of or 0))
    if leaving is not None:
        changes.append(SeatChange(leaving, None))
    coming = Assignment(day, shift_type_id, member_id)
    if coming.key not in facts.assignments:
        changes.append(SeatChange(None, coming))
    return SeatEdit(RosterPatch(tuple(changes)))


def leave_shift(
    facts: RosterFacts, day: date, shift_type_id: int, member_ids: Iterable[int]
) -> SeatEdit:
    """These members no longer stand on a shift; locked seats stay."""
    keys = (SeatKey(day, shift_type_id, member_id) for member_id in member_ids)
    held = [facts.assignments[key] for key in keys if key in facts.assignments]
    changes = tuple(SeatChange(seat, None) for seat in held if not seat.is_locked)
    return SeatEdit(RosterPatch(changes), len(held) - len(changes))


def find_shifts(facts: RosterFacts, text: str) -> tuple[int, ...] | None:
    """Shift types written in a cell: 早, 早班, 早夜, 休 or nothing; None for anything else."""
    rest = text.strip()
    if rest in _REST_WORDS:
        return ()
    shifts = facts.shift_types.values()
    named = [shift.shift_type_id for shift in shifts if rest in (shift.code, shift.name)]
    if named:
        return (named[0],)
    found: list[int] = []
    while rest:
        fitting = [shift for shift in shifts if rest.startswith(shift.code)]
        if not fitting:
            return None
        longest = max(fitting, key=lambda shift: len(shift.code))
        found.append(longest.shift_type_id)
        rest = rest[len(longest.code) :].strip("、/,， ")
    return tuple(found)


def read_texts(
    facts: RosterFacts, cells: Iterable[tuple[CellRef, str]]
) -> tuple[SeatEdit, list[str]]:
    """Cells with what is written in them, and the texts that are no shift; those stay as they are.

    Leave marks that were copied along (假) leave their cells alone without a word.
    """
    pairs = [(ref, text) for ref, text in cells if text.strip() not in LEAVE_WORDS]
    read = {ref: find_shifts(facts, text) for ref, text in pairs}
    unknown = [text for ref, text in pairs if read[ref] is None]
    wanted = {ref: shifts for ref, shifts in read.items() if shifts is not None}
    return set_cells(facts, wanted), unknown


def describe_patch(facts: RosterFacts, patch: RosterPatch) -> str:
    """张三 12月5日 夜班 → 休; for many cells who and how many."""
    cells = _by_cell(patch)
    if len(cells) == 1:
        ref, changes = next(iter(cells.items()))
        return f"{facts.members[ref.member_id].name} {date_text(ref.day)} {_turn(facts, changes)}"
    names = [facts.members[key].name for key in dict.fromkeys(ref.member_id for ref in cells)]
    who = "、".join(names[:_FEW]) + (f"等 {len(names)} 人" if len(names) > _FEW else "")
    turns = {_target(facts, changes) for changes in cells.values()}
    what = f"改为{turns.pop()}" if len(turns) == 1 else "改动"
    return f"{who} {len(cells)} 格{what}"


def list_turns(facts: RosterFacts, patch: RosterPatch) -> list[tuple[CellRef, str, str]]:
    """Every cell that changes with its words before and after, person by person."""
    after = facts.with_patch(patch)
    return [
        (ref, cell_words(facts, ref), cell_words(after, ref)) for ref in sorted(_by_cell(patch))
    ]


def cell_words(facts: RosterFacts, ref: CellRef) -> str:
    """早班、夜班 as they stand in a cell, 休 for nothing."""
    return _words(facts, held_seats(facts, ref).values())


def _by_cell(patch: RosterPatch) -> dict[CellRef, list[SeatChange]]:
    cells: dict[CellRef, list[SeatChange]] = {}
    for change in patch.changes:
        cells.setdefault(CellRef(change.key.member_id, change.key.duty_date), []).append(change)
    return cells


def _turn(facts: RosterFacts, changes: Sequence[SeatChange]) -> str:
    if all(change.before and change.after for change in changes):
        is_locked = any(change.after and change.after.is_locked for change in changes)
        return f"{_words(facts, [one.after for one in changes])} {'锁定' if is_locked else '解锁'}"
    before = _words(facts, [change.before for change in changes])
    after = _words(facts, [change.after for change in changes])
    return f"{before} → {after}"


def _target(facts: RosterFacts, changes: Sequence[SeatChange]) -> str:
    if all(change.before and change.after for change in changes):
        return "锁定" if any(one.after and one.after.is_locked for one in changes) else "解锁"
    return _words(facts, [change.after for change in changes])


def _words(facts: RosterFacts, seats: Iterable[Assignment | None]) -> str:
    names = [facts.shift_types[seat.shift_type_id].name for seat in seats if seat is not None]
    return "、".join(names) or "休"


def held_seats(facts: RosterFacts, ref: CellRef) -> dict[int, Assignment]:
    """Seats of a cell by shift type."""
    keys = (SeatKey(ref.day, shift_id, ref.member_id) for shift_id in facts.shift_types)
    return {key.shift_type_id: facts.assignments[key] for key in keys if key in facts.assignments}
