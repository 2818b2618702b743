"""Drills in figures: who has drilled how often, which team, how quick the station was."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from fire_roster.domain.drill import DrillFacts, DrillMark
from fire_roster.domain.rules.s08_response_time import RULE as S08
from fire_roster.records.drill import Drill
from fire_roster.services.clock import Clock
from fire_roster.services.members import MemberEntry, list_entries
from fire_roster.services.practice.drills import load_drills
from fire_roster.services.unit import rule_settings_of
from fire_roster.store.queries import office, practice
from fire_roster.store.transaction import Database

NO_TEAM = "（未编班组）"


@dataclass(frozen=True, slots=True)
class PersonDrills:
    """How often a member was called and came, and when last."""

    entry: MemberEntry
    called: int
    count: int
    last: date | None


@dataclass(frozen=True, slots=True)
class TeamDrills:
    """In how many drills somebody of a team took part, how many came, and when last.

    `undrilled` are the people of the team who have never drilled.
    """

    team: str
    count: int
    people: int
    last: date | None
    undrilled: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DrillTime:
    """How quick one drill was; None where the moment was not noted."""

    drill_id: int
    title: str
    day: date
    confirm_seconds: int | None
    arrive_seconds: int | None


@dataclass(frozen=True, slots=True)
class DrillFigures:
    """All of it; `confirm_limit` and `arrive_limit` are seconds that the unit has set (S08)."""

    people: tuple[PersonDrills, ...]
    teams: tuple[TeamDrills, ...]
    times: tuple[DrillTime, ...]
    confirm_limit: int
    arrive_limit: int


class DrillFigureService:
    """Counts what is on record about drills that were held."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def load(self) -> DrillFigures:
        """Figures of everybody in service, of every team, and of every timed drill by its day."""
        today = self._clock.today()
        with self._database.read() as session:
            drills = {one.drill_id: one for one in load_drills(session) if one.held_on}
            rows = [one for one in practice.list_children(session, Drill) if one.drill_id in drills]
            entries = [one for one in list_entries(session) if one.is_active_on(today)]
            settings = rule_settings_of(office.list_settings(session, "rule."))
        called: dict[int, int] = {}
        came: dict[int, list[DrillFacts]] = {}
        teams: dict[str, list[DrillFacts]] = {}
        for row in rows:
            called[row.member_id] = called.get(row.member_id, 0) + 1
            if row.is_present:
                came.setdefault(row.member_id, []).append(drills[row.drill_id])
                teams.setdefault(row.team or NO_TEAM, []).append(drills[row.drill_id])
        people = tuple(
            PersonDrills(
                one,
                called.get(one.record.id, 0),
                len(came.get(one.record.id, ())),
                _last(came.get(one.record.id, ())),
            )
            for one in entries
        )
        return DrillFigures(
            people,
            tuple(_teams(entries, teams, frozenset(came))),
            tuple(sorted(_times(drills.values()), key=lambda one: (one.day, one.drill_id))),
            int(S08.value(settings, "confirm_seconds")),
            int(S08.value(settings, "arrive_seconds")),
        )


def _teams(
    entries: Iterable[MemberEntry], held: dict[str, list[DrillFacts]], drilled: frozenset[int]
) -> Iterable[TeamDrills]:
    """Teams of today and of the drills; people count for the team in which they drilled."""
    groups: dict[str, list[MemberEntry]] = {team: [] for team in held}
    for one in entries:
        groups.setdefault(one.team or NO_TEAM, []).append(one)
    for team, members in sorted(groups.items()):
        own = held.get(team, [])
        undrilled = tuple(one.name for one in members if one.record.id not in drilled)
        count = len({drill.drill_id for drill in own})
        yield TeamDrills(team, count, len(own), _last(own), undrilled)


def _times(drills: Iterable[DrillFacts]) -> Iterable[DrillTime]:
    for one in drills:
        confirm, arrive = (
            _seconds(one, mark) for mark in (DrillMark.CONFIRM, DrillMark.FIRST_ARRIVAL)
        )
        if one.held_on is not None and (confirm, arrive) != (None, None):
            yield DrillTime(one.drill_id, one.title, one.held_on, confirm, arrive)


def _seconds(drill: DrillFacts, mark: DrillMark) -> int | None:
    alarm, moment = drill.timeline.get(DrillMark.ALARM), drill.timeline.get(mark)
    if alarm is None or moment is None:
        return None
    return round((moment - alarm).total_seconds())


def _last(drills: Iterable[DrillFacts]) -> date | None:
    return max((one.held_on for one in drills if one.held_on), default=None)
