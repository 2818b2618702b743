"""Who belongs to a micro station, which positions are filled, what S01–S03 say about it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from fire_roster.domain.member import Position
from fire_roster.domain.month import Month
from fire_roster.domain.rules.base import RuleContext, Violation
from fire_roster.domain.rules.s01_station_size import RULE as S01
from fire_roster.domain.rules.s02_positions_filled import RULE as S02
from fire_roster.domain.rules.s02_positions_filled import required_positions
from fire_roster.domain.rules.s03_leader_is_manager import RULE as S03
from fire_roster.domain.training import TrainingKind, last_trained
from fire_roster.domain.unit import StationFacts
from fire_roster.services.clock import Clock
from fire_roster.services.members import MemberEntry, list_entries
from fire_roster.services.practice.drills import load_drills
from fire_roster.services.practice.trainings import load_trainings
from fire_roster.services.roster_facts import load_facts, load_settings
from fire_roster.store.transaction import Database

_RULES = (S01, S02, S03)


@dataclass(frozen=True, slots=True)
class StationPost:
    """A position with the people who hold it; `is_required` where the standard asks for it."""

    position: Position
    names: tuple[str, ...]
    is_required: bool

    @property
    def is_vacant(self) -> bool:
        """Whether the standard asks for somebody and nobody is there."""
        return self.is_required and not self.names


@dataclass(frozen=True, slots=True)
class StationMember:
    """A member of the station with the newest 岗前培训 and drill."""

    entry: MemberEntry
    trained_on: date | None
    drilled_on: date | None


@dataclass(frozen=True, slots=True)
class StationRoster:
    """The people of a micro station today."""

    station: StationFacts
    posts: tuple[StationPost, ...]
    members: tuple[StationMember, ...]
    findings: tuple[Violation, ...]


class StationRosterService:
    """The 名册 of micro stations (公消〔2015〕301号 二)."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def load(self, station_id: int) -> StationRoster:
        """Today's roster; the people of the unit who fill a position count wherever they stand."""
        today = self._clock.today()
        with self._database.read() as session:
            settings = load_settings(session)
            facts = load_facts(session, station_id, Month.of(today), today, None)
            entries = [one for one in list_entries(session) if one.is_active_on(today)]
            trainings = load_trainings(session)
            drills = load_drills(session)
        own = [one for one in entries if station_id in one.station_ids]
        drilled: dict[int, date] = {}
        for drill in drills:
            if drill.held_on is not None:
                for key in drill.participant_ids:
                    drilled[key] = max(drilled.get(key, date.min), drill.held_on)
        members = tuple(
            StationMember(
                entry=one,
                trained_on=one.record.trained_on
                or last_trained(trainings, one.record.id, (TrainingKind.PRE_POST,)),
                drilled_on=drilled.get(one.record.id),
            )
            for one in own
        )
        findings = tuple(
            found
            for rule in _RULES
            if rule.is_active(settings, facts.station.kind)
            for found in rule.check(facts, RuleContext(rule, settings))
        )
        return StationRoster(facts.station, _posts(facts.station, own, entries), members, findings)


def _posts(
    station: StationFacts, own: Iterable[MemberEntry], everyone: Iterable[MemberEntry]
) -> tuple[StationPost, ...]:
    """Every position: those of the station first, of the unit where the station has nobody."""
    needed = required_positions(station)
    posts = []
    for position in Position:
        here = [one.name for one in own if one.record.position == position]
        found = here or [one.name for one in everyone if one.record.position == position]
        if found or position in needed:
            posts.append(StationPost(position, tuple(found), position in needed))
    return tuple(posts)
