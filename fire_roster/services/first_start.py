"""How far a new unit has come on its way to the first roster on the wall."""

from dataclasses import dataclass
from enum import StrEnum

from fire_roster.domain.facts import RosterFacts
from fire_roster.domain.month import Month
from fire_roster.domain.staffing_forecast import StaffingMonth
from fire_roster.services.clock import Clock
from fire_roster.services.roster_facts import load_people, load_settings
from fire_roster.services.staffing import forecast_facts, load_courses
from fire_roster.services.wall_copies import WallCopyService, WallStatus
from fire_roster.store.queries import office, people
from fire_roster.store.queries import rosters as roster_queries
from fire_roster.store.transaction import Database

_NEXT_MONTH_FROM = 16
"""From this day on the first roster is that of the next month."""
_ON_WALL = (WallStatus.CURRENT, WallStatus.VOID)


class StartStep(StrEnum):
    """The steps in their order; the value is the word on screen."""

    UNIT = "单位"
    STATIONS = "站点"
    PEOPLE = "人员"
    ROTATION = "排班"
    ROSTER = "上墙"


@dataclass(frozen=True, slots=True)
class StationStart:
    """One station: its people, whether they suffice, and the roster of the month.

    `level` is the least level, empty where no certificate is needed. `teams` counts the teams.
    `sentence` says what the people amount to in the month, `is_short` that they do not suffice.
    """

    station_id: int
    name: str
    is_control_room: bool
    level: str
    heads: int
    teams: int
    sentence: str
    is_short: bool
    has_roster: bool
    wall: WallStatus

    @property
    def is_on_wall(self) -> bool:
        """Whether the roster of the month is in force and printed."""
        return self.wall in _ON_WALL


@dataclass(frozen=True, slots=True)
class FirstStart:
    """Everything that was done so far, read from the data."""

    unit_name: str
    month: Month
    head_count: int
    stations: tuple[StationStart, ...]

    @property
    def manned(self) -> tuple[StationStart, ...]:
        """Stations with people; the others can wait."""
        return tuple(one for one in self.stations if one.heads)

    def is_done(self, step: StartStep, *, has_seen_stations: bool) -> bool:
        """Whether a step is behind; the stations that came with the program have to be seen."""
        manned = self.manned
        return {
            StartStep.UNIT: bool(self.unit_name),
            StartStep.STATIONS: has_seen_stations or self.head_count > 0,
            StartStep.PEOPLE: bool(manned),
            StartStep.ROTATION: bool(manned) and all(one.has_roster for one in manned),
            StartStep.ROSTER: bool(manned) and all(one.is_on_wall for one in manned),
        }[step]

    def step(self, *, has_seen_stations: bool) -> StartStep:
        """The first step that is not behind, the last one when all are."""
        return next(
            (
                step
                for step in StartStep
                if not self.is_done(step, has_seen_stations=has_seen_stations)
            ),
            StartStep.ROSTER,
        )


class FirstStartService:
    """Reads where a new unit stands; writes nothing."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        wall_copies: WallCopyService,
    ) -> None:
        self._database = database
        self._clock = clock
        self._wall_copies = wall_copies

    def is_wanted(self) -> bool:
        """Whether this is a unit that has not put a roster in force yet."""
        with self._database.read() as session:
            return not roster_queries.has_published(session)

    def first_month(self) -> Month:
        """This month, late in it the next."""
        today = self._clock.today()
        return Month.of(today).shifted(1 if today.day >= _NEXT_MONTH_FROM else 0)

    def is_on_wall(self) -> bool:
        """Whether every station with people has its first roster in force and printed."""
        month = self.first_month()
        with self._database.read() as session:
            manned = {one.station_id for one in people.list_member_stations(session)}
        return all(
            self._wall_copies.state(station_id, month).status in _ON_WALL for station_id in manned
        )

    def read(self, month: Month) -> FirstStart:
        """What is on file for the roster of a month."""
        today = self._clock.today()
        with self._database.read() as session:
            unit_name = office.get_unit(session).name
            begun = {one.station_id for one in roster_queries.list_rosters(session, [str(month)])}
            head_count = len(people.list_member_ids(session))
            facts = load_people(session, [month], today)
            settings, courses = load_settings(session), load_courses(session, today)
        stations = tuple(
            self._station(
                one,
                forecast_facts(one, settings, courses),
                has_roster=one.station.station_id in begun,
            )
            for one in facts
        )
        return FirstStart(unit_name, month, head_count, stations)

    def _station(
        self, facts: RosterFacts, look: StaffingMonth, *, has_roster: bool
    ) -> StationStart:
        station, month = facts.station, facts.month
        return StationStart(
            station_id=station.station_id,
            name=station.name,
            is_control_room=station.is_control_room,
            level=station.min_level.label if station.is_control_room else "",
            heads=len(facts.station_members),
            teams=len({one.team for one in facts.station_members if one.team}),
            sentence=look.advice,
            is_short=look.missing > 0,
            has_roster=has_roster,
            wall=self._wall_copies.state(station.station_id, month).status,
        )
