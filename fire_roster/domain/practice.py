"""PracticeFacts: what a unit does besides standing duty, as the rules about it see it, frozen."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from fire_roster.domain.drill import DrillFacts
from fire_roster.domain.member import MemberFacts
from fire_roster.domain.time_span import TimeSpan
from fire_roster.domain.training import TrainingFacts
from fire_roster.domain.unit import StationFacts, UnitFacts


@dataclass(frozen=True, slots=True)
class LogSheetFacts:
    """The duty log of a control room for one duty date; `span` are its 24 hours.

    `is_on_paper` vouches for the rows of a paper sheet. `has_daily_check` is 自检, 消音, 复位 and
    both power supplies.
    """

    station_id: int
    day: date
    span: TimeSpan
    times: tuple[datetime, ...] = ()
    is_on_paper: bool = False
    has_daily_check: bool = False


@dataclass(frozen=True, slots=True)
class HandoverFacts:
    """A hand-over between shifts at a station."""

    station_id: int
    at: datetime
    is_signed_by_both: bool


@dataclass(frozen=True, slots=True)
class DeviceOffFacts:
    """A device that is off, shielded or in manual; `restored_on` None while it still is."""

    device: str
    state: str
    since: date
    until: date | None = None
    restored_on: date | None = None
    has_reason: bool = False
    is_approved: bool = False


@dataclass(frozen=True, slots=True)
class SignedPaperFacts:
    """A record that has to be signed; `happened_at` is the end of what it is about."""

    label: str
    happened_at: datetime
    recorded_at: datetime | None
    is_signed: bool


@dataclass(frozen=True, slots=True)
class FirstDuty:
    """The days of a member's first duties within the time looked at, by kind of station."""

    member_id: int
    control_room_on: date | None = None
    micro_station_on: date | None = None

    @property
    def day(self) -> date:
        """The first of all."""
        return min(day for day in (self.control_room_on, self.micro_station_on) if day)


@dataclass(frozen=True, slots=True)
class PracticeFacts:
    """Everything the rules about drills, training and records may look at.

    `members` are all people of the unit; `duties` tell who stands duty in the last 30 and the
    next 7 days; `log_first_day` is the day from which duty logs are kept in the program.
    """

    unit: UnitFacts
    now: datetime
    members: Mapping[int, MemberFacts] = field(default_factory=dict)
    stations: tuple[StationFacts, ...] = ()
    staff_count: int = 0
    drills: tuple[DrillFacts, ...] = ()
    trainings: tuple[TrainingFacts, ...] = ()
    duties: tuple[FirstDuty, ...] = ()
    log_sheets: tuple[LogSheetFacts, ...] = ()
    handovers: tuple[HandoverFacts, ...] = ()
    handovers_due: tuple[tuple[int, datetime], ...] = ()
    devices_off: tuple[DeviceOffFacts, ...] = ()
    signed_papers: tuple[SignedPaperFacts, ...] = ()

    @property
    def today(self) -> date:
        """The day the facts are looked at."""
        return self.now.date()

    @property
    def active_members(self) -> tuple[MemberFacts, ...]:
        """Members who are in service today."""
        return tuple(one for one in self.members.values() if one.is_employed_on(self.today))

    def is_control_room(self, station_id: int) -> bool:
        """Whether certified operators keep it."""
        return any(one.is_control_room for one in self.stations if one.station_id == station_id)

    def has_stood_duty(self, station_id: int) -> bool:
        """Whether people have been rostered there for more than a day."""
        before = self.now - timedelta(days=1)
        return any(place == station_id and at <= before for place, at in self.handovers_due)

    def station_name(self, station_id: int) -> str:
        """Name of a station; KeyError for an unknown one."""
        return {one.station_id: one.name for one in self.stations}[station_id]
