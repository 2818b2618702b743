"""How many people each moment needs (D01, D02, S04) as cover rows."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from math import ceil, gcd

from fire_roster.domain.coverage import is_certified
from fire_roster.domain.facts import RosterFacts
from fire_roster.domain.roster import Assignment
from fire_roster.domain.shift import ShiftType
from fire_roster.domain.time_span import MINUTES_PER_DAY, TimeSpan
from fire_roster.services.roster_problem.seats import date_of, day_index
from fire_roster.solver import WISH, Cell, CoverRow


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Time of a duty date during which the same cells are on duty; `shift` owns it by name."""

    day: date
    shift: ShiftType
    span: TimeSpan
    cells: tuple[Cell, ...]


def cover_rows(facts: RosterFacts) -> tuple[CoverRow, ...]:
    """Minimum per stretch of time, and per shift no more people than needed.

    Where the required shifts follow each other without overlap there is one row per shift and
    day, each missing person counting one; otherwise a stretch counts by its length.
    """
    merged: dict[tuple[Cell, ...], list[_Stretch]] = defaultdict(list)
    for day in facts.month.days:
        for stretch in _stretches(facts, day):
            merged[stretch.cells].append(stretch)
    lengths = {cells: sum(one.span.minutes for one in found) for cells, found in merged.items()}
    step = gcd(*lengths.values()) if lengths else 1
    rows = [
        _minimum_row(facts, found[0], lengths[cells] // step) for cells, found in merged.items()
    ]
    return (*rows, *_maximum_rows(facts, rows))


def daily_need(facts: RosterFacts, day: date) -> int:
    """Seats to be filled on a day; where shifts overlap, the fewest that fill the 24 hours."""
    shifts, need = facts.required_shifts, facts.required_staff(day)
    if all(earlier.end_minute <= later.start_minute for earlier, later in pairwise(shifts)):
        return need * len(shifts)
    longest = max(shift.minutes for shift in shifts)
    return need * ceil(MINUTES_PER_DAY / longest)


def _stretches(facts: RosterFacts, day: date) -> Iterator[_Stretch]:
    window = facts.coverage_window(day)
    spans = list(_cell_spans(facts, day))
    marks = {window.start, window.end}
    marks |= {moment for _, span in spans for moment in (span.start, span.end)}
    inside = sorted(moment for moment in marks if window.start <= moment <= window.end)
    for start, end in pairwise(inside):
        owner = next(
            (one for one in facts.required_shifts if one.span_on(day).contains(start)), None
        )
        if owner is not None:
            cells = tuple(sorted(cell for cell, span in spans if span.contains(start)))
            yield _Stretch(day, owner, TimeSpan(start, end), cells)


def _cell_spans(facts: RosterFacts, day: date) -> Iterator[tuple[Cell, TimeSpan]]:
    """Seats that may reach into a duty date: required shifts, and others where one is locked."""
    locked = {(one.duty_date, one.shift_type_id) for one in _locked(facts)}
    for index in range(day_index(facts, day) - 2, day_index(facts, day) + 2):
        if not 0 <= index < facts.month.day_count:
            continue
        duty_date = date_of(facts, index)
        for key, shift in facts.shift_types.items():
            if shift.is_required or (duty_date, key) in locked:
                yield Cell(index, str(key)), shift.span_on(duty_date)


def _minimum_row(facts: RosterFacts, stretch: _Stretch, weight: int) -> CoverRow:
    need = facts.required_staff(stretch.day)
    context = {
        duty.member_id
        for duty in facts.station_duties_in(stretch.span)
        if duty.is_foreign and duty.span.covers(stretch.span)
    }
    need = max(0, need - len(context))
    tag = ("cover", day_index(facts, stretch.day), str(stretch.shift.shift_type_id))
    is_single = len(stretch.cells) == 1
    minute = (stretch.span.start - facts.coverage_window(stretch.day).start).seconds // 60
    return CoverRow(
        tag=tag if is_single else (*tag, minute),
        cells=stretch.cells,
        minimum=need,
        people=_counted_people(facts, stretch.cells),
        weight=weight,
        target=None if is_single else need,
        target_tier=WISH,
        over_weight=0 if is_single else 1,
    )


def _maximum_rows(facts: RosterFacts, rows: list[CoverRow]) -> Iterator[CoverRow]:
    """No more people on one shift than the day needs."""
    for cell in sorted({cell for row in rows for cell in row.cells}):
        need = facts.required_staff(date_of(facts, cell.day))
        people = _counted_people(facts, (cell,))
        yield CoverRow(("most", cell.day, cell.shift), (cell,), 0, need, people)


def _counted_people(facts: RosterFacts, cells: tuple[Cell, ...]) -> frozenset[str] | None:
    """None for everybody; without those whose locked seat there counts for nothing (C01, C02)."""
    wanted = set(cells)
    useless = {
        str(one.member_id)
        for one in _locked(facts)
        if Cell(day_index(facts, one.duty_date), str(one.shift_type_id)) in wanted
        and not is_certified(facts, facts.duty_of(one))
    }
    if not useless:
        return None
    return frozenset(str(member_id) for member_id in facts.members) - useless


def _locked(facts: RosterFacts) -> list[Assignment]:
    return [one for one in facts.assignments.values() if one.is_locked]
