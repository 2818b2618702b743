"""Coverage of the coming days at every station, in words."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from fire_roster.domain.coverage import shift_coverage
from fire_roster.domain.facts import RosterFacts
from fire_roster.domain.month import Month
from fire_roster.domain.roster import RosterStatus
from fire_roster.domain.unit import StationFacts
from fire_roster.services.clock import Clock
from fire_roster.services.duty import list_final_duties
from fire_roster.services.roster_facts import load_members_between
from fire_roster.services.swap_translation import reinforced_period
from fire_roster.services.translation import shift_type, station_facts, unit_facts
from fire_roster.store.queries import office
from fire_roster.store.queries import swaps as swap_queries
from fire_roster.store.transaction import Database, Session

_AROUND = timedelta(days=3)
"""More than a duty reaches beyond its date."""


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

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def coming_days(self, day_count: int = 7) -> tuple[StationOutlook, ...]:
        """Every station from today on."""
        today = self._clock.today()
        days = [today + timedelta(days=offset) for offset in range(day_count)]
        with self._database.read() as session:
            unit = unit_facts(office.get_unit(session))
            members = load_members_between(session, days[0] - _AROUND, days[-1] + _AROUND)
            found = []
            for station in map(station_facts, office.list_stations(session)):
                facts = RosterFacts(unit, station, Month.of(today), today, members, {})
                outlooks = tuple(_station_days(session, facts, days))
                found.append(StationOutlook(station, outlooks))
        return tuple(found)


def _station_days(session: Session, base: RosterFacts, days: list[date]) -> Iterable[DayOutlook]:
    """Reads these days and those whose duties reach into them, not whole months."""
    station = base.station
    duties, rosters = list_final_duties(session, station, days[0] - _AROUND, days[-1] + _AROUND)
    shifts = map(shift_type, office.list_shift_types(session, station.station_id))
    periods = swap_queries.list_periods(session, days[0], days[-1])
    week = replace(
        base,
        shift_types={one.shift_type_id: one for one in shifts},
        foreign_duties=tuple(duties),
        reinforced=tuple(map(reinforced_period, periods)),
    )
    months = {
        month: replace(week, month=month, status=RosterStatus(rosters[month].status))
        for month in {Month.of(day) for day in days} & rosters.keys()
    }
    for day in days:
        yield _day_outlook(months.get(Month.of(day)), day)


def _day_outlook(facts: RosterFacts | None, day: date) -> DayOutlook:
    if facts is None or day not in facts.duties_by_day:
        return DayOutlook(day, CoverageStatus.MISSING, "还没有排班")
    found = [shift_coverage(facts, day, shift) for shift in facts.required_shifts]
    short = [one for one in found if one.missing]
    if short:
        words = "，".join(f"{one.shift.name}缺 {one.missing} 人" for one in short)
        return DayOutlook(day, CoverageStatus.SHORT, words)
    if facts.status is RosterStatus.DRAFT:
        return DayOutlook(day, CoverageStatus.DRAFT, "人数够，值班表还没有发布")
    return DayOutlook(day, CoverageStatus.OK, "各班人数和证书都够")
