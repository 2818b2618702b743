"""Half-open spans of wall-clock time, the one way to reason about duty times."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

MINUTES_PER_DAY = 1440


@dataclass(frozen=True, slots=True, order=True)
class TimeSpan:
    """`start` (inclusive) to `end` (exclusive), naive wall-clock datetimes of one place.

    Raises ValueError unless `start < end`.
    """

    start: datetime
    end: datetime

    def __post_init__(self) -> None:
        if self.start >= self.end:
            raise ValueError(f"span ends before it begins: {self.start} – {self.end}")

    @property
    def minutes(self) -> int:
        """Length in whole minutes."""
        return int((self.end - self.start).total_seconds()) // 60

    @property
    def hours(self) -> float:
        """Length in hours."""
        return self.minutes / 60

    def overlaps(self, other: "TimeSpan") -> bool:
        """Whether the two share at least an instant."""
        return self.start < other.end and other.start < self.end

    def contains(self, moment: datetime) -> bool:
        """Whether `moment` lies inside; the end does not."""
        return self.start <= moment < self.end

    def covers(self, other: "TimeSpan") -> bool:
        """Whether `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def intersection(self, other: "TimeSpan") -> "TimeSpan | None":
        """The common part, None where there is none."""
        start, end = max(self.start, other.start), min(self.end, other.end)
        return TimeSpan(start, end) if start < end else None


def midnight(day: date) -> datetime:
    """The first instant of a day."""
    return datetime.combine(day, time())


def at_minute(day: date, minute: int) -> datetime:
    """The instant `minute` minutes after the midnight that begins `day`; may lie on a later day."""
    return midnight(day) + timedelta(minutes=minute)


def day_span(day: date) -> TimeSpan:
    """The whole of one calendar day."""
    return TimeSpan(midnight(day), midnight(day + timedelta(days=1)))


def join_touching(spans: Iterable[TimeSpan]) -> list[TimeSpan]:
    """The spans with those that touch or overlap joined, in order of time."""
    joined: list[TimeSpan] = []
    for span in sorted(spans):
        if joined and span.start <= joined[-1].end:
            joined[-1] = TimeSpan(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return joined


def minutes_gap(earlier: TimeSpan, later: TimeSpan) -> int:
    """Minutes of rest between two spans; negative where they overlap."""
    return int((later.start - earlier.end).total_seconds()) // 60
