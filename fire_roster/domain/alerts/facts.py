"""AlertFacts: everything the sources may look at, frozen."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cached_property

from fire_roster.domain.alerts.kinds import AlertKind
from fire_roster.domain.calendar import HolidayCalendar
from fire_roster.domain.facts import RosterFacts
from fire_roster.domain.member import MemberFacts
from fire_roster.domain.month import Month
from fire_roster.domain.reinforcement import ReinforcedPeriod
from fire_roster.domain.staffing_forecast import StaffingMonth
from fire_roster.domain.time_span import TimeSpan
from fire_roster.domain.training import TrainingDuty, TrainingFacts, training_duty
from fire_roster.domain.unit import StationFacts


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedItem:
    """A record with a day by which something has to be done; None: once it has lasted `settle`.

    `message` may name people; `public`, where it is not the same, does not.
    """

    kind: AlertKind
    key: str
    day: date | None
    message: str
    settle: timedelta = timedelta()
    public: str = ""
    page: str = "today"
    focus: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class AlertFacts:
    """The unit as it is on file at `at`.

    `window` is the time the deadlines are wanted for. `rosters` hold the roster in force of each
    station and month that has one, the draft where none is published; `published` tells which are
    published, `drafts` the version of a draft that stands above a published one. `verify_months`:
    how long an online verification counts (C05). `leads` are the days with a leader named.
    `backed_up`: day of the newest verified copy, None where there is nothing that it lacks.
    """

    at: datetime
    window: TimeSpan
    stations: tuple[StationFacts, ...] = ()
    members: Mapping[int, MemberFacts] = field(default_factory=dict)
    rosters: Mapping[tuple[int, Month], RosterFacts] = field(default_factory=dict)
    published: frozenset[tuple[int, Month]] = frozenset()
    drafts: Mapping[tuple[int, Month], int] = field(default_factory=dict)
    calendar: HolidayCalendar = field(default_factory=HolidayCalendar)
    staffing: Mapping[int, tuple[StaffingMonth, ...]] = field(default_factory=dict)
    verify_months: int = 12
    dated: tuple[DatedItem, ...] = ()
    leads: frozenset[date] = frozenset()
    reinforced: tuple[ReinforcedPeriod, ...] = ()
    backed_up: date | None = None
    trainings: tuple[TrainingFacts, ...] = ()
    training_duty: TrainingDuty = field(default_factory=lambda: training_duty(frozenset()))

    @cached_property
    def station_names(self) -> dict[int, str]:
        """Name of each station."""
        return {station.station_id: station.name for station in self.stations}

    @cached_property
    def manned_stations(self) -> tuple[StationFacts, ...]:
        """Stations that anybody belongs to."""
        used = {key for member in self.members.values() for key in member.station_ids}
        return tuple(station for station in self.stations if station.station_id in used)

    @property
    def months(self) -> tuple[Month, ...]:
        """The months that the window touches, in order."""
        month, last = Month.of(self.window.start.date()), Month.of(self.window.end.date())
        found = []
        while month <= last:
            found.append(month)
            month = month.shifted(1)
        return tuple(found)

    def needs_lead(self, day: date) -> bool:
        """Whether the day asks for 带班领导: a holiday, or a reinforced period that says so."""
        periods = (one for one in self.reinforced if one.first <= day <= one.last)
        return self.calendar.is_holiday(day) or any(one.needs_lead for one in periods)
