"""Times at which a duty log is written: every two hours from the first shift on."""

from collections.abc import Iterable

from fire_roster.domain.shift import ShiftType, clock_text
from fire_roster.domain.time_span import MINUTES_PER_DAY

STEP_MINUTES = 120
_OFFICE_START = 8 * 60


def record_times(shifts: Iterable[ShiftType]) -> tuple[str, ...]:
    """Clock times of one duty day, 08:00 to 次日06:00 for a room that is kept round the clock."""
    starts = [shift.start_minute for shift in shifts]
    first = min(starts, default=_OFFICE_START)
    times = range(first, first + MINUTES_PER_DAY, STEP_MINUTES)
    return tuple(
        f"次日{clock_text(minute)}" if minute > MINUTES_PER_DAY else clock_text(minute)
        for minute in times
    )
