"""Days that ask for more than the everyday: a leader on call, more people per shift."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class LeadFacts:
    """Who leads on a day (带班领导), reachable by phone the whole day."""

    name: str
    title: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class ReinforcedPeriod:
    """A stretch of days (加强值守期) with more people per shift, both ends included.

    `station_id` None means every station.
    """

    name: str
    first: date
    last: date
    extra_staff: int = 1
    needs_lead: bool = True
    station_id: int | None = None

    def covers(self, day: date, station_id: int) -> bool:
        """Whether it speaks of a day at a station."""
        return self.first <= day <= self.last and self.station_id in (None, station_id)
