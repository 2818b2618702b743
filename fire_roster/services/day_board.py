"""The month as a calendar: for each day and shift the names that stand there."""

from dataclasses import dataclass
from datetime import date

from fire_roster.domain.coverage import shift_coverage
from fire_roster.domain.facts import RosterFacts
from fire_roster.domain.roster import Duty
from fire_roster.domain.rules.base import Violation
from fire_roster.domain.shift import ShiftType
from fire_roster.services.cell_findings import CellFindings, place_findings, worst_severity
from fire_roster.services.grid_rows import coverage_cell, grid_days
from fire_roster.services.grid_view import GridDay, GridSeverity, GridShift
from fire_roster.services.wall_sheet import used_shifts


@dataclass(frozen=True, slots=True)
class BoardName:
    """Somebody on a shift; `severity` is the worst finding on that seat."""

    member_id: int
    name: str
    is_locked: bool = False
    severity: GridSeverity = GridSeverity.NONE


@dataclass(frozen=True, slots=True)
class BoardCell:
    """One shift of one day: who stands there, and how many are missing."""

    day: date
    shift: GridShift
    shift_type_id: int
    names: tuple[BoardName, ...] = ()
    missing: int = 0
    tooltip: str = ""


@dataclass(frozen=True, slots=True)
class BoardDay:
    """A line of the calendar: one cell per shift."""

    day: GridDay
    cells: tuple[BoardCell, ...]


@dataclass(frozen=True, slots=True)
class DayBoard:
    """The calendar of one roster; `is_read_only` for versions of the past."""

    shifts: tuple[GridShift, ...]
    days: tuple[BoardDay, ...]
    is_read_only: bool = False


def build_board(
    facts: RosterFacts, violations: tuple[Violation, ...], *, is_read_only: bool = False
) -> DayBoard:
    """The calendar of a roster with its findings; shifts in order of time."""
    found = place_findings(violations)
    shifts = used_shifts(facts)
    return DayBoard(
        tuple(map(_grid_shift, shifts)),
        tuple(
            BoardDay(day, tuple(_cell(facts, found, day.day, shift) for shift in shifts))
            for day in grid_days(facts)
        ),
        is_read_only,
    )


def _grid_shift(shift: ShiftType) -> GridShift:
    return GridShift(shift.code, shift.name, shift.hotkey, shift.palette, shift.time_text)


def _cell(facts: RosterFacts, found: CellFindings, day: date, shift: ShiftType) -> BoardCell:
    own = (duty for duty in facts.duties_by_day.get(day, ()) if not duty.is_foreign)
    duties = sorted(
        (duty for duty in own if duty.shift.shift_type_id == shift.shift_type_id),
        key=lambda duty: (duty.position != "主班", duty.member_id),
    )
    missing, tooltip = 0, ""
    if shift.is_required:
        missing = shift_coverage(facts, day, shift).missing
        tooltip = coverage_cell(facts, day, shift, found).tooltip
    return BoardCell(
        day,
        _grid_shift(shift),
        shift.shift_type_id,
        tuple(_name(facts, found, duty) for duty in duties),
        missing,
        tooltip,
    )


def _name(facts: RosterFacts, found: CellFindings, duty: Duty) -> BoardName:
    about = tuple(
        one
        for one in found.at(duty.member_id, duty.duty_date)
        if one.shift in (None, duty.shift.code)
    )
    return BoardName(
        duty.member_id,
        facts.members[duty.member_id].name,
        duty.is_locked,
        worst_severity(about),
    )
