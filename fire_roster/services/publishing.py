"""Publishing: what is open before, the reason per kind, the way back, versions compared."""

from collections.abc import Mapping
from dataclasses import dataclass

from fire_roster.domain.kept_finding import KeptReasons, subject_of
from fire_roster.domain.month import Month
from fire_roster.domain.roster import RosterStatus
from fire_roster.domain.rules import ALL_RULES
from fire_roster.domain.rules.base import Severity, Violation
from fire_roster.errors import UsageProblem
from fire_roster.records.roster import Roster
from fire_roster.services.changes import Changes, Done, Kind
from fire_roster.services.clock import Clock
from fire_roster.services.kept_findings import load_reasons, store_reasons
from fire_roster.services.roster_diff import RosterDiff, shift_diffs
from fire_roster.services.roster_state import RosterState
from fire_roster.services.rosters import RosterService
from fire_roster.services.version_status import put_in_force
from fire_roster.store.transaction import Database


@dataclass(frozen=True, slots=True)
class OpenKind:
    """The errors of one rule that nobody gave a reason for; `suggestion` is last month's."""

    rule_id: str
    title: str
    clause: str
    findings: tuple[Violation, ...]
    suggestion: str = ""


@dataclass(frozen=True, slots=True)
class PublishReview:
    """What the clerk has to know before a version is put in force.

    `kept_count` errors carry a reason already. `diff` is against the version in force, None where
    there is none.
    """

    state: RosterState
    kinds: tuple[OpenKind, ...]
    kept_count: int
    warning_count: int
    diff: RosterDiff | None

    @property
    def version(self) -> int:
        """The version that would be published."""
        return self.state.facts.version


@dataclass(frozen=True, slots=True)
class Publication:
    """What publishing did."""

    version: int


class PublishingService:
    """Versions of a month: review, publish, compare."""

    def __init__(self, database: Database, clock: Clock, rosters: RosterService) -> None:
        self._database = database
        self._clock = clock
        self._rosters = rosters

    def review(self, station_id: int, month: Month) -> PublishReview:
        """The newest version, judged as it will be once swaps are applied."""
        versions = self._rosters.list_versions(station_id, month)
        newest = versions[-1].version if versions else None
        state = self._rosters.open_final(station_id, month, newest)
        violations = state.checker().violations
        errors = [one for one in violations if one.severity is Severity.ERROR]
        with self._database.read() as session:
            held = load_reasons(session, station_id, month)
            earlier = load_reasons(session, station_id, month.shifted(-1))
        return PublishReview(
            state=state,
            kinds=_open_kinds(held.open_of(errors), earlier),
            kept_count=len(held.kept_of(errors)),
            warning_count=sum(one.severity is Severity.WARN for one in violations),
            diff=self._diff_to_published(station_id, month, versions),
        )

    def publish(
        self, station_id: int, month: Month, reasons: Mapping[str, str], remark: str = ""
    ) -> Done[Publication]:
        """Puts the draft in force; `reasons` by rule id hold for the errors open now.

        InputRefused for an empty roster, one in force, or a reason that does not fit the print;
        NotAllowed for who may not publish.
        """
        self._database.permit("roster.publish")
        about = {
            (one.rule_id, subject_of(finding)): reasons[one.rule_id]
            for one in self.review(station_id, month).kinds
            if reasons.get(one.rule_id, "").strip()
            for finding in one.findings
        }
        with self._database.write("roster.publish") as transaction:
            instant = self._clock.instant()
            draft = put_in_force(transaction, station_id, month, remark.strip(), instant)
            store_reasons(transaction, station_id, month, about)
            transaction.describe(
                f"发布 {month.label} 值班表第 {draft.version} 版",
                f"roster:{draft.id}",
                {"remark": remark, "reasons": dict(reasons)},
            )
        outcome = Publication(draft.version)
        return Done(outcome, Changes.of(Kind.ROSTER, month=month))

    def compare(
        self,
        station_id: int,
        month: Month,
        before: int | None = None,
        after: int | None = None,
    ) -> RosterDiff:
        """Two versions of the plan, unless told the newest against the one in force or before it.

        UsageProblem for a version that does not exist, or where there is only one.
        """
        versions = self._rosters.list_versions(station_id, month)
        if before is None and len(versions) < 2:
            raise UsageProblem(f"{month.label}只有一版值班表，没有可比较的。")
        newest = self._rosters.open(station_id, month, after)
        base = _base_version(versions, newest.facts.version) if before is None else before
        older = self._rosters.open(station_id, month, base)
        return RosterDiff(
            station_name=newest.facts.station.name,
            month=month,
            before_version=older.facts.version,
            after_version=newest.facts.version,
            shifts=shift_diffs(newest.facts, older.facts.assignments, newest.facts.assignments),
        )

    def _diff_to_published(
        self, station_id: int, month: Month, versions: tuple[Roster, ...]
    ) -> RosterDiff | None:
        published = [one.version for one in versions if one.status == RosterStatus.PUBLISHED]
        if not published or published[-1] == versions[-1].version:
            return None
        return self.compare(station_id, month, published[-1])


def _base_version(versions: tuple[Roster, ...], after: int) -> int:
    """The published version before `after`, without one the version just before it."""
    older = [one for one in versions if one.version < after]
    if not older:
        raise UsageProblem(f"第 {after} 版之前没有别的版本，没有可比较的。")
    published = [one for one in older if one.status == RosterStatus.PUBLISHED]
    return (published or older)[-1].version


def _open_kinds(errors: tuple[Violation, ...], earlier: KeptReasons) -> tuple[OpenKind, ...]:
    groups: dict[str, list[Violation]] = {}
    for error in errors:
        groups.setdefault(error.rule, []).append(error)
    last = {rule: reason for (rule, _), reason in earlier.reasons.items()}
    rules = {rule.rule_id: rule for rule in ALL_RULES}
    return tuple(
        OpenKind(key, rules[key].title, rules[key].clause, tuple(found), last.get(key, ""))
        for key, found in groups.items()
    )
