"""What the rules say about drills, training and records, and the proof of cover."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from fire_roster.domain.evidence import CoverStretch, cover_stretches
from fire_roster.domain.member import MemberFacts
from fire_roster.domain.month import Month
from fire_roster.domain.practice import PracticeFacts
from fire_roster.domain.practice_check import check_practice
from fire_roster.domain.rules import UNIT_RULES
from fire_roster.domain.rules.base import Rule, Severity, UnitRule, Violation
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


@dataclass(frozen=True, slots=True)
class Verdict:
    """A rule that is kept, or one finding about it; `place` names a station or is empty."""

    rule: Rule
    finding: Violation | None = None
    place: str = ""

    @property
    def word(self) -> str:
        """符合, 错误, 警告 or 提示."""
        return self.finding.severity.label if self.finding else "符合"

    @property
    def text(self) -> str:
        """What was found."""
        return self.finding.message if self.finding else "未发现问题。"

    @property
    def order(self) -> int:
        """Gravest first, what is kept last."""
        return self.finding.severity.rank if self.finding else len(Severity)


def verdicts_of(
    rules: Iterable[Rule], findings: Iterable[Violation], place: str = ""
) -> tuple[Verdict, ...]:
    """Every rule with its findings, or that it is kept; the gravest first."""
    found: dict[str, list[Violation]] = {}
    for one in findings:
        found.setdefault(one.rule, []).append(one)
    none: list[Violation | None] = [None]
    verdicts = [
        Verdict(rule, one, place) for rule in rules for one in found.get(rule.rule_id) or none
    ]
    return tuple(sorted(verdicts, key=lambda one: one.order))


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

    def verdicts(self) -> tuple[Verdict, ...]:
        """Every active rule about drills, training and records with what it finds."""
        with self._database.read() as session:
            settings = load_settings(session)
            facts = load_practice(session, self._clock.now())
        kinds = {station.kind for station in facts.stations}
        rules = [
            rule
            for rule in UNIT_RULES
            if isinstance(rule, UnitRule) and any(rule.is_active(settings, kind) for kind in kinds)
        ]
        return verdicts_of(rules, check_practice(facts, settings))

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
