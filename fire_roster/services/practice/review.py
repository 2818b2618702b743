"""What the rules say about drills, training and records, and the proof of cover."""

from dataclasses import dataclass
from datetime import date, timedelta

from fire_roster.domain.evidence import CoverStretch, cover_stretches
from fire_roster.domain.member import MemberFacts
from fire_roster.domain.month import Month
from fire_roster.domain.practice import PracticeFacts
from fire_roster.domain.practice_check import check_practice
from fire_roster.domain.rules.base import Violation
from fire_roster.domain.time_span import TimeSpan, midnight
from fire_roster.domain.unit import StationFacts
from fire_roster.services.clock import Clock
from fire_roster.services.duty import list_final_duties
from fire_roster.services.practice.facts import load_practice
from fire_roster.services.roster_facts import load_members, load_settings
from fire_roster.services.translation import station_facts
from fire_roster.store.queries import office
from fire_roster.store.transaction import Database


@dataclass(frozen=True, slots=True)
class CoverProof:
    """One station's cover between two days, hour by hour, from the rosters in force."""

    station: StationFacts
    span: TimeSpan
    stretches: tuple[CoverStretch, ...]
    members: dict[int, MemberFacts]


class PracticeReview:
    """Judges what the unit does besides standing duty, and proves that duty was stood."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def facts(self) -> PracticeFacts:
        """What the rules look at, now."""
        with self._database.read() as session:
            return load_practice(session, self._clock.now())

    def findings(self) -> tuple[Violation, ...]:
        """All findings, the gravest first."""
        with self._database.read() as session:
            settings = load_settings(session)
            return check_practice(load_practice(session, self._clock.now()), settings)

    def cover_proofs(self, first: date, last: date) -> tuple[CoverProof, ...]:
        """Every station from 00:00 of the first to 24:00 of the last day."""
        span = TimeSpan(midnight(first), midnight(last + timedelta(days=1)))
        before, after = first - timedelta(days=2), last + timedelta(days=1)
        with self._database.read() as session:
            members = load_members(session, Month.of(first))
            found = []
            for record in office.list_stations(session):
                station = station_facts(record)
                duties, _ = list_final_duties(session, station, before, after)
                stretches = cover_stretches(station, duties, members, span)
                found.append(CoverProof(station, span, stretches, members))
        return tuple(found)
