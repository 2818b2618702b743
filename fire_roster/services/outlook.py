"""Coverage of the coming days at every station, in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from fire_roster.domain.coverage import shift_coverage
from fire_roster.domain.facts import RosterFacts
from fire_roster.domain.month import Month
from fire_roster.domain.roster import RosterStatus
from fire_roster.domain.unit import StationFacts
from fire_roster.services.clock import Clock
from fire_roster.services.rosters import RosterService
from fire_roster.services.stations import StationService


class CoverageStatus(StrEnum):
    """State of one day; the value is the word on screen."""

    OK = "满员"
    DRAFT = "草稿"
    SHORT = "缺人"
    MISSING = "未排班"


@dataclass(frozen=True, slots=True)
class DayOutlook:
    """One day of a station: state, and a sentence that says what is missing."""

    day: date
    status: CoverageStatus
    sentence: str


@dataclass(frozen=True, slots=True)
class StationOutlook:
    """The coming days of one station."""

    station: StationFacts
    days: tuple[DayOutlook, ...]


class OutlookService:
    """Answers “下面哪里有缺口”."""

    def __init__(self, clock: Clock, stations: StationService, rosters: RosterService) -> None:
        self._clock = clock
        self._stations = stations
        self._rosters = rosters

    def coming_days(self, day_count: int = 7) -> tuple[StationOutlook, ...]:
        """Every station from today on."""
        today = self._clock.today()
        days = [today + timedelta(days=offset) for offset in range(day_count)]
        return tuple(
            StationOutlook(entry.facts, tuple(self._station_days(entry.facts, days)))
            for entry in self._stations.list_all()
        )

    def _station_days(self, station: StationFacts, days: list[date]) -> Iterable[DayOutlook]:
        months = sorted({Month.of(day) for day in days})
        facts = {
            month: self._rosters.open_final(station.station_id, month).facts for month in months
        }
        for day in days:
            yield _day_outlook(facts[Month.of(day)], day)


def _day_outlook(facts: RosterFacts, day: date) -> DayOutlook:
    if not any(key.duty_date == day for key in facts.assignments):
        return DayOutlook(day, CoverageStatus.MISSING, "还没有排班")
    found = [shift_coverage(facts, day, shift) for shift in facts.required_shifts]
    short = [one for one in found if one.missing]
    if short:
        words = "，".join(f"{one.shift.name}缺 {one.missing} 人" for one in short)
        return DayOutlook(day, CoverageStatus.SHORT, words)
    if facts.status is RosterStatus.DRAFT:
        return DayOutlook(day, CoverageStatus.DRAFT, "人数够，值班表还没有发布")
    return DayOutlook(day, CoverageStatus.OK, "各班人数和证书都够")
