"""What must be told and when, worked out from the plan of the simulation alone.

Written without a line of the program: plain arithmetic over dates.
"""

from bisect import bisect_right, insort
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

MORNING = timedelta(hours=8, minutes=30)
STAGES = (90, 60, 30, 7, 0)
STARTS = {1: 8, 2: 16, 3: 24}
"""Hour at which each shift of the control room begins, counted from its duty date."""
BEGIN_LEAD = timedelta(minutes=15)


@dataclass
class Oracle:
    """Every key with the moment at which it falls due; `ends` where a renewal withdraws it."""

    first: date
    last: date
    due: dict[str, datetime] = field(default_factory=dict)
    withdrawn: dict[str, datetime] = field(default_factory=dict)
    moments: list[datetime] = field(default_factory=list)

    def expect(self, key: str, due: datetime) -> None:
        """One thing to be told."""
        self.due[key] = due
        insort(self.moments, due)

    def expect_from_the_start(self) -> None:
        """A unit that never held a drill hears of it at the first look."""
        self.due["drill:6:now:0"] = _morning(self.first) - timedelta(days=1)

    def expect_year_end(self, known: set[int]) -> None:
        """Holiday tables of later years are missed from 11 December on."""
        for year in range(self.first.year, self.last.year + 2):
            if year not in known:
                self.expect(f"holidays:{year}", _morning(date(year - 1, 12, 11)))

    def expect_months(self) -> None:
        """Unverified and unscanned certificates, untrained people: on the first of each month."""
        day = self.first.replace(day=1)
        while day <= self.last:
            for word in ("verify", "scan", "coverage"):
                self.expect(f"{word}:{day:%Y-%m}", _morning(day))
            day = (day + timedelta(days=32)).replace(day=1)

    def expect_shifts(self, holes: set[tuple[date, int]]) -> None:
        """Each shift a quarter of an hour before; those with a hole a week before and at once."""
        day = self.first - timedelta(days=2)
        while day <= self.last + timedelta(days=9):
            for shift, hour in STARTS.items():
                start = datetime.combine(day, datetime.min.time()) + timedelta(hours=hour)
                self.expect(f"begin:1:{day}:{shift}", start - BEGIN_LEAD)
                if (day, shift) in holes:
                    self.expect(f"short:1:{day}:{shift}:1", _morning(day - timedelta(days=7)))
                    self.expect(f"now:1:{day}:{shift}:1", start)
            day += timedelta(days=1)

    def expect_records(self, hazards: dict[int, date], trainings: dict[int, date]) -> None:
        """Open hazards and planned courses, each in stages before its day."""
        for word, records, stages in (
            ("hazard", hazards, (7, 1, 0)),
            ("training", trainings, (7, 0)),
        ):
            for key, day in records.items():
                for stage in stages:
                    self.expect(
                        f"{word}:{key}:{day}:{stage}", _morning(day - timedelta(days=stage))
                    )

    def expect_paper(self, key: int, expires: date) -> None:
        """The five stages of a certificate."""
        for stage in STAGES:
            due = _morning(expires - timedelta(days=stage))
            self.expect(f"cert:{key}:{expires}:{stage}", due)

    def renew(self, key: int, expires: date, at: datetime) -> None:
        """A certificate lost its old end: what is not due yet never will be."""
        for stage in STAGES:
            name = f"cert:{key}:{expires}:{stage}"
            if self.due[name] > at:
                self.withdrawn[name] = at

    def next_due(self, after: datetime) -> datetime | None:
        """The first moment after one at which something falls due."""
        position = bisect_right(self.moments, after)
        return self.moments[position] if position < len(self.moments) else None

    def wanted(self, since: datetime, until: datetime) -> dict[str, datetime]:
        """What fell due while the program existed."""
        return {
            key: due
            for key, due in self.due.items()
            if since < due <= until and key not in self.withdrawn
        }


def _morning(day: date) -> datetime:
    return datetime.combine(day, datetime.min.time()) + MORNING
