"""Coverage of every duty to train, department by department."""

from collections.abc import Iterable
from dataclasses import dataclass

from fire_roster.domain.rules.t05_training_interval import RULE as T05
from fire_roster.domain.training import TrainingCoverage
from fire_roster.domain.training_coverage import rule_coverages
from fire_roster.services.clock import Clock
from fire_roster.services.members import MemberEntry, list_entries
from fire_roster.services.practice.facts import load_practice
from fire_roster.services.practice.trainings import NO_DEPARTMENT
from fire_roster.services.roster_facts import load_settings
from fire_roster.store.transaction import Database


@dataclass(frozen=True, slots=True)
class CoverageLine:
    """A duty to train within one department, or (without one) in the whole unit."""

    rule_id: str
    what: str
    department: str
    coverage: TrainingCoverage
    missing: tuple[str, ...]

    @property
    def expected(self) -> int:
        """How many must be trained."""
        return len(self.coverage.trained_ids) + len(self.coverage.missing_ids)


class TrainingCoverageService:
    """Who is trained and who is missing, by rule and department (T05, T06, S05, S06)."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def lines(self) -> tuple[CoverageLine, ...]:
        """For every duty the whole unit, then each department that it is about."""
        with self._database.read() as session:
            settings = load_settings(session)
            facts = load_practice(session, self._clock.now())
            entries = {one.record.id: one for one in list_entries(session)}
        found: list[CoverageLine] = []
        for rule in rule_coverages(facts, int(T05.value(settings, "months"))):
            parts = tuple(_departments(rule.coverage, entries.values()))
            whole = CoverageLine(
                rule.rule_id, rule.what, "", rule.coverage, _names(rule.coverage, entries.values())
            )
            found.append(whole)
            for name, coverage in parts:
                missing = _names(coverage, entries.values())
                found.append(CoverageLine(rule.rule_id, rule.what, name, coverage, missing))
        return tuple(found)


def _departments(
    coverage: TrainingCoverage, entries: Iterable[MemberEntry]
) -> Iterable[tuple[str, TrainingCoverage]]:
    groups: dict[str, set[int]] = {}
    for one in entries:
        if one.record.id in coverage.trained_ids | coverage.missing_ids:
            groups.setdefault(one.record.department or NO_DEPARTMENT, set()).add(one.record.id)
    for name, keys in groups.items():
        yield name, TrainingCoverage(coverage.trained_ids & keys, coverage.missing_ids & keys)


def _names(coverage: TrainingCoverage, entries: Iterable[MemberEntry]) -> tuple[str, ...]:
    return tuple(one.name for one in entries if one.record.id in coverage.missing_ids)
