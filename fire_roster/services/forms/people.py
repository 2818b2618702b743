"""Who stands which shift, for forms that name people."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from fire_roster.domain.coverage import shift_coverage
from fire_roster.domain.facts import RosterFacts
from fire_roster.domain.month import Month
from fire_roster.domain.shift import ShiftType
from fire_roster.printing.sheets import WEEKDAYS
from fire_roster.services.forms.base import FormRequest
from fire_roster.services.roster_state import RosterState
from fire_roster.services.wall_sheet import used_shifts


@dataclass(frozen=True, slots=True)
class ShiftNames:
    """A shift of one day with the names of those who stand it."""

    shift: ShiftType
    names: tuple[str, ...]

    @property
    def title(self) -> str:
        """早班 08:00–16:00."""
        return f"{self.shift.name} {self.shift.time_text}"

    @property
    def joined(self) -> str:
        """The names as one text."""
        return "、".join(self.names)


def final_roster(request: FormRequest, month: Month, station_id: int | None = None) -> RosterState:
    """The roster in force of the station."""
    key = request.at.record.id if station_id is None else station_id
    return request.sources.rosters.open_final(key, month)


def shifts_of_day(facts: RosterFacts, day: date) -> tuple[ShiftNames, ...]:
    """Every shift of the station on a day, in order of time; nobody where nobody is assigned."""
    return tuple(ShiftNames(shift, names_on(facts, day, shift)) for shift in used_shifts(facts))


def names_on(facts: RosterFacts, day: date, shift: ShiftType) -> tuple[str, ...]:
    """Names of those who stand a shift, in the order of the ledger."""
    standing = {
        seat.member_id
        for seat in facts.assignments
        if seat.duty_date == day and seat.shift_type_id == shift.shift_type_id
    }
    return tuple(member.name for key, member in facts.members.items() if key in standing)


def day_label(day: date) -> str:
    """2026年12月1日　星期二."""
    return f"{day.year}年{day.month}月{day.day}日　星期{WEEKDAYS[day.weekday()]}"


def short_day(day: date) -> str:
    """12月1日（周二）."""
    return f"{day.month}月{day.day}日（周{WEEKDAYS[day.weekday()]}）"


def full_day(day: date) -> str:
    """2026年12月1日（周二）: a slip that is filed stands without a month above it."""
    return f"{day.year}年{short_day(day)}"


def shortage_on(facts: RosterFacts, day: date, shift: ShiftType) -> str:
    """（缺 1 人） where a shift has too few people.

    Nothing for a roster that nobody has begun: it is filled in by hand.
    """
    if not facts.assignments or not shift.is_required:
        return ""
    missing = shift_coverage(facts, day, shift).missing
    return f"（缺 {missing} 人）" if missing else ""


def state_note(states: Iterable[RosterState]) -> str:
    """A hint where the names come from a draft."""
    is_draft = any(state.facts.status.name == "DRAFT" and not state.is_empty for state in states)
    return "人员取自未发布的草稿" if is_draft else ""
