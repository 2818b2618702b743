"""What the rules say about drills, training and records, and the proof of cover."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from fire_roster.domain.evidence import (
    AbsenceNote,
    CoverBackground,
    CoverStretch,
    cover_stretches,
)
from fire_roster.domain.member import MemberFacts
from fire_roster.domain.month import Month
from fire_roster.domain.practice import PracticeFacts
from fire_roster.domain.practice_check import check_practice
from fire_roster.domain.roster import RosterStatus
from fire_roster.domain.rules import UNIT_RULES
from fire_roster.domain.rules.base import Rule, Severity, UnitRule, Violation
from fire_roster.domain.time_span import TimeSpan, midnight
from fire_roster.domain.unit import StationFacts
from fire_roster.services.clock import Clock
from fire_roster.services.duty import list_final_duties
from fire_roster.services.practice.facts import load_practice
from fire_roster.services.roster_facts import load_members_between, load_settings
from fire_roster.services.translation import shift_type, station_facts
from fire_roster.store.queries import office
from fire_roster.store.queries import swaps as swap_queries
from fire_roster.store.transaction import Database, Session


@dataclass(frozen=True, slots=True)
class CoverProof:
    """One station's cover between two days, hour by hour, from the rosters in force."""

    station: StationFacts
    span: TimeSpan
    stretches: tuple[CoverStretch, ...]
    members: dict[int, MemberFacts]
    drafts: tuple[Month, ...] = ()
    """Months whose roster was never published: a draft speaks for them."""

    @property
    def note(self) -> str:
        """Which months rest on a draft, "" where all are published."""
        if not self.drafts:
            return ""
        months = "、".join(month.label for month in self.drafts)
        return f"{months}的值班表尚未发布，按草稿计算"


@dataclass(frozen=True, slots=True)
class Verdict:
    """A rule that is kept, or one finding about it; `place` names a station or is empty.

    Where `is_idle` nothing on record could break the rule, so that nothing is proved either.
    """

    rule: Rule
    finding: Violation | None = None
    place: str = ""
    is_idle: bool = False

    @property
    def word(self) -> str:
        """符合, 无记录, 错误, 警告 or 提示."""
        if self.finding:
            return self.finding.severity.label
        return "无记录" if self.is_idle else "符合"

    @property
    def text(self) -> str:
        """What was found."""
        if self.finding:
            return self.finding.message
        return "没有登记，无法核对。" if self.is_idle else "未发现问题。"

    @property
    def order(self) -> int:
        """Gravest first, what is kept last."""
        if self.finding:
            return self.finding.severity.rank
        return len(Severity) + (0 if self.is_idle else 1)


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
        found = verdicts_of(rules, check_practice(facts, settings))
        idle = {rule.rule_id for rule in rules if not rule.has_subject(facts)}
        marked = (replace(one, is_idle=one.rule.rule_id in idle) for one in found)
        return tuple(sorted(marked, key=lambda one: one.order))

    def cover_proofs(self, first: date, last: date) -> tuple[CoverProof, ...]:
        """Every station from 00:00 of the first to 24:00 of the last day."""
        span = TimeSpan(midnight(first), midnight(last + timedelta(days=1)))
        before, after = first - timedelta(days=2), last + timedelta(days=1)
        with self._database.read() as session:
            members = load_members_between(session, first, last)
            stations = [station_facts(record) for record in office.list_stations(session)]
            found = [list_final_duties(session, one, before, after) for one in stations]
            absences = tuple(_absences(session, before, after))
        duties = {one.station_id: held for one, (held, _) in zip(stations, found, strict=True)}
        proofs = []
        for station, (own, rosters) in zip(stations, found, strict=True):
            elsewhere = [
                duty
                for other in stations
                if other.is_control_room and other.station_id != station.station_id
                for duty in duties[other.station_id]
            ]
            notes = (note for place, note in absences if place == station.station_id)
            background = CoverBackground(tuple(elsewhere), tuple(notes))
            stretches = cover_stretches(station, own, members, span, background)
            drafts = (
                month
                for month, roster in rosters.items()
                if roster.status != RosterStatus.PUBLISHED and first <= month.last
            )
            proofs.append(CoverProof(station, span, stretches, members, tuple(sorted(drafts))))
        return tuple(proofs)


def _absences(session: Session, first: date, last: date) -> Iterator[tuple[int, AbsenceNote]]:
    """Seats given up without a taker, with the station they belong to."""
    records = {one.id: one for one in office.list_shift_types(session)}
    for swap in swap_queries.list_swaps(session, first, last, is_active=True):
        if swap.taker_id is None:
            record = records[swap.shift_type_id]
            span = shift_type(record).span_on(swap.day)
            yield record.station_id, AbsenceNote(swap.member_id, span, swap.reason)
