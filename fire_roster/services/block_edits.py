"""Edits that carry cells to other cells: fill, drag, swap, copy of a week or a month."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

from fire_roster.domain.continuation import continue_rows, find_cycle
from fire_roster.domain.facts import RosterFacts
from fire_roster.domain.roster import Assignment
from fire_roster.domain.roster_patch import RosterPatch, patch_between
from fire_roster.domain.rules.base import date_text
from fire_roster.services.grid_view import CellRef
from fire_roster.services.seat_edits import SeatEdit, cell_words, held_seats, set_cells

_WEEK = timedelta(days=7)
_FEW = 3


class Continuation(NamedTuple):
    """An edit that goes on from the month before; `cycle` in days, None: by weekday."""

    edit: SeatEdit
    cycle: int | None


def copy_cells(facts: RosterFacts, sources: Mapping[CellRef, CellRef]) -> SeatEdit:
    """Each cell (key) takes what stands in another (value); locked cells stay as they are."""
    return set_cells(
        facts, {target: tuple(held_seats(facts, source)) for target, source in sources.items()}
    )


def move_cells(facts: RosterFacts, targets: Mapping[CellRef, CellRef]) -> SeatEdit:
    """Each cell (key) goes to another (value); what stood there takes the place left empty.

    Nothing is moved while any of the cells that would change is locked: half a swap is none.
    """
    wanted = {target: held_seats(facts, source) for source, target in targets.items()}
    vacated = [ref for ref in targets if ref not in wanted]
    displaced = [ref for ref in wanted if ref not in targets]
    wanted |= {
        source: held_seats(facts, target) for source, target in zip(vacated, displaced, strict=True)
    }
    before = [seat for ref in wanted for seat in held_seats(facts, ref).values()]
    after = [
        replace(seat, duty_date=ref.day, member_id=ref.member_id)
        for ref, seats in wanted.items()
        for seat in seats.values()
    ]
    patch = patch_between(before, after)
    locked = {_cell(seat) for seat in before if seat.is_locked}
    touched = {CellRef(one.key.member_id, one.key.duty_date) for one in patch.changes}
    if locked & touched:
        return SeatEdit(RosterPatch(), len(locked & touched))
    return SeatEdit(patch)


def swap_pairs(refs: Iterable[CellRef]) -> dict[CellRef, CellRef]:
    """Who changes with whom: two cells, or the same days of two people; empty for anything else."""
    chosen = list(refs)
    if len(chosen) == 2:
        return {chosen[0]: chosen[1], chosen[1]: chosen[0]}
    people = list(dict.fromkeys(ref.member_id for ref in chosen))
    if len(people) != 2:
        return {}
    first, second = people
    days = {ref.day for ref in chosen}
    if len(chosen) != 2 * len(days):
        return {}
    pairs = {CellRef(first, day): CellRef(second, day) for day in sorted(days)}
    return pairs | {theirs: mine for mine, theirs in pairs.items()}


def repeat_week(facts: RosterFacts, refs: Iterable[CellRef]) -> SeatEdit:
    """Each cell takes what the person had on the same weekday a week before.

    The week before may lie in the month before. Weeks that are selected together follow each
    other: the second repeats what the first becomes.
    """
    wanted: dict[CellRef, tuple[int, ...]] = {}
    for ref in sorted(set(refs), key=lambda one: one.day):
        source = CellRef(ref.member_id, ref.day - _WEEK)
        wanted[ref] = wanted[source] if source in wanted else _shifts_on(facts, source)
    return set_cells(facts, wanted)


def continue_month(facts: RosterFacts, before: RosterFacts) -> Continuation:
    """The month goes on from the one before: its rotation, or the same weekdays.

    Only people of the station who were on duty in the month before; shifts that the station no
    longer has are left out.
    """
    members = {member.member_id for member in facts.station_members}
    history = {
        member_id: [
            tuple(sorted(_shifts_on(before, CellRef(member_id, day)))) for day in before.month.days
        ]
        for member_id in sorted({key.member_id for key in before.assignments} & members)
    }
    cycle = find_cycle(list(history.values()))
    days = facts.month.days
    wanted = {
        CellRef(member_id, day): tuple(key for key in cell if key in facts.shift_types)
        for member_id, row in continue_rows(history, len(days), cycle).items()
        for day, cell in zip(days, row, strict=True)
        if _is_employed(facts, member_id, day)
    }
    return Continuation(set_cells(facts, wanted), cycle)


def _is_employed(facts: RosterFacts, member_id: int, day: date) -> bool:
    return facts.members[member_id].is_employed_on(day)


def _shifts_on(facts: RosterFacts, ref: CellRef) -> tuple[int, ...]:
    """Shift types of a person at this station on a day, in this or a neighbouring month."""
    return tuple(
        duty.shift.shift_type_id
        for duty in facts.duties_by_day.get(ref.day, ())
        if duty.member_id == ref.member_id
    )


def _cell(seat: Assignment) -> CellRef:
    return CellRef(seat.member_id, seat.duty_date)


def describe_move(facts: RosterFacts, targets: Mapping[CellRef, CellRef]) -> str:
    """张三 12月5日 夜班 移到 李四 12月6日; where something stands there: … 与 … 互换."""
    moving = {one: other for one, other in targets.items() if held_seats(facts, one)}
    source, target = next(iter((moving or targets).items()))
    is_swap = any(held_seats(facts, other) for other in targets.values() if other not in targets)
    is_swap = is_swap or all(targets.get(other) == one for one, other in targets.items())
    if len(targets) == 1 or (is_swap and len(targets) == 2):
        begin = f"{_place_text(facts, source)} {cell_words(facts, source)}"
        if is_swap:
            return f"{begin} 与 {_place_text(facts, target)} {cell_words(facts, target)} 互换"
        return f"{begin} 移到 {_place_text(facts, target)}"
    names = dict.fromkeys(
        facts.members[one.member_id].name for one in (*targets, *targets.values())
    )
    who = "、".join(list(names)[:_FEW]) + (f"等 {len(names)} 人" if len(names) > _FEW else "")
    return f"{who} {len({*targets, *targets.values()})} 格{'互换' if is_swap else '移动'}"


def _place_text(facts: RosterFacts, ref: CellRef) -> str:
    return f"{facts.members[ref.member_id].name} {date_text(ref.day)}"
