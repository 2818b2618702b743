"""Assignments, the state of a roster, and a duty: an assignment in real time."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from fire_roster.domain.shift import ShiftType
from fire_roster.domain.time_span import TimeSpan


class RosterStatus(StrEnum):
    """Life of a roster version."""

    DRAFT = "DRAFT"
    PUBLISHED = "PUBLISHED"
    ARCHIVED = "ARCHIVED"

    @property
    def label(self) -> str:
        """草稿, 已发布, 已归档."""
        return {"DRAFT": "草稿", "PUBLISHED": "已发布", "ARCHIVED": "已归档"}[self.value]


class SeatKey(NamedTuple):
    """Identity of an assignment inside one roster; sorts by date, shift, member."""

    duty_date: date
    shift_type_id: int
    member_id: int


@dataclass(frozen=True, slots=True)
class Assignment:
    """A member on a shift in a position (主班/副班, 班长 …), possibly locked."""

    duty_date: date
    shift_type_id: int
    member_id: int
    position: str = ""
    is_locked: bool = False

    @property
    def key(self) -> SeatKey:
        """What identifies it inside its roster."""
        return SeatKey(self.duty_date, self.shift_type_id, self.member_id)


@dataclass(frozen=True, slots=True)
class Duty:
    """An assignment in real time at a station: what rules about time look at."""

    station_id: int
    station_name: str
    member_id: int
    duty_date: date
    shift: ShiftType
    span: TimeSpan = field(compare=False)
    is_control_room: bool
    is_locked: bool = False
    position: str = ""
    is_foreign: bool = False
    """Belongs to another roster (other month or station): it is context, not to be judged."""
