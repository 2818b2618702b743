"""Shift types and dated shifts: real times under a duty date."""

from dataclasses import dataclass
from datetime import date

from fire_roster.domain.time_span import MINUTES_PER_DAY, TimeSpan, at_minute

_NIGHT_START, _NIGHT_END = 0, 6 * 60


@dataclass(frozen=True, slots=True)
class ShiftType:
    """Template of a shift: minutes are counted from the midnight that begins the duty date.

    A night of 24:00–08:00 is 1440–1920 and belongs to the duty date before midnight. `code` is
    the letter in the grid (早), `name` the word (早班), `hotkey` a Latin key or digit for typing.
    `is_required` says that the station plans this shift every day.
    """

    shift_type_id: int
    code: str
    name: str
    start_minute: int
    end_minute: int
    hotkey: str = ""
    palette: int = 0
    is_required: bool = True

    @property
    def minutes(self) -> int:
        """Length in minutes."""
        return self.end_minute - self.start_minute

    @property
    def is_night(self) -> bool:
        """Whether any of it lies between 00:00 and 06:00."""
        return any(
            self.start_minute < day + _NIGHT_END and day + _NIGHT_START < self.end_minute
            for day in range(0, self.end_minute, MINUTES_PER_DAY)
        )

    @property
    def start_text(self) -> str:
        """HH:MM, 24:00 allowed."""
        return clock_text(self.start_minute)

    @property
    def end_text(self) -> str:
        """HH:MM on the day it ends; 24:00 where it ends at midnight."""
        return clock_text(self.end_minute)

    @property
    def time_text(self) -> str:
        """08:00–16:00, 24:00–次日08:00, 20:00–次日08:00, 08:00–次日08:00."""
        return f"{dated_clock_text(self.start_minute)}–{dated_clock_text(self.end_minute)}"

    def span_on(self, duty_date: date) -> TimeSpan:
        """The real time of this shift under a duty date."""
        return TimeSpan(
            at_minute(duty_date, self.start_minute), at_minute(duty_date, self.end_minute)
        )


def clock_text(minute: int) -> str:
    """HH:MM of a minute count; exactly 1440 prints 24:00, later minutes wrap to the next day."""
    shown = minute if minute <= MINUTES_PER_DAY else minute - MINUTES_PER_DAY
    if shown > MINUTES_PER_DAY:
        shown %= MINUTES_PER_DAY
    return f"{shown // 60:02d}:{shown % 60:02d}"


def dated_clock_text(minute: int) -> str:
    """HH:MM as seen from the duty date: minutes after 24:00 read 次日."""
    return ("次日" if minute > MINUTES_PER_DAY else "") + clock_text(minute)


def parse_clock(text: str) -> int:
    """Minutes of `HH:MM` (00:00 … 24:00); ValueError otherwise."""
    hours, _, minutes = text.strip().replace("：", ":").partition(":")
    value = int(hours) * 60 + int(minutes)
    if not (0 <= int(minutes) < 60 and 0 <= value <= MINUTES_PER_DAY):
        raise ValueError(text)
    return value


def shift_minutes(start: str, end: str) -> tuple[int, int]:
    """Minute counts of a shift given as two clock texts; the end may be on the next day.

    `24:00`–`08:00` is the night that belongs to the duty date before it; equal texts are 24 h.
    """
    first, last = parse_clock(start), parse_clock(end)
    while last <= first:
        last += MINUTES_PER_DAY
    return first, last
