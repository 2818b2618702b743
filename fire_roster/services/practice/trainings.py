"""Training: who attended, who passed, who is missing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from fire_roster.domain.rules.t05_training_interval import RULE as T05
from fire_roster.domain.training import (
    TrainingCoverage,
    TrainingDuty,
    TrainingFacts,
    TrainingKind,
    training_coverage,
    training_duty,
)
from fire_roster.errors import InputRefused
from fire_roster.records.member import Member
from fire_roster.records.training import Attendance, Training
from fire_roster.services.changes import Changes, Done, Kind
from fire_roster.services.clock import Clock
from fire_roster.services.members import MemberEntry, list_entries
from fire_roster.services.practice.ledgers import LEDGERS
from fire_roster.services.practice.records import describe, find_record
from fire_roster.services.translation import unit_facts
from fire_roster.services.unit import rule_settings_of
from fire_roster.store.queries import office, people, practice, taking_part
from fire_roster.store.transaction import Database, Session

_LEDGER = LEDGERS["training"]
_NO_COURSE = 0
NO_DEPARTMENT = "（未填部门）"


@dataclass(frozen=True, slots=True)
class Attended:
    """Whether somebody came, and the score where there was an exam."""

    is_present: bool = True
    score: int | None = None


@dataclass(frozen=True, slots=True)
class DepartmentCoverage:
    """Coverage of one department, with the people who are missing."""

    department: str
    coverage: TrainingCoverage
    missing: tuple[MemberEntry, ...]


@dataclass(frozen=True, slots=True)
class CoverageReport:
    """Coverage of the whole unit and by department (T05)."""

    duty: TrainingDuty
    total: TrainingCoverage
    departments: tuple[DepartmentCoverage, ...]


class TrainingService:
    """What only training has; adding and changing a course is `RecordService`."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def list_attendance(self, training_id: int) -> Sequence[Attendance]:
        """Who was to attend a course."""
        with self._database.read() as session:
            return practice.list_children(session, Training, training_id)

    def set_attendance(self, training_id: int, people: Mapping[int, Attended]) -> Done[None]:
        """Exactly these members were to attend. InputRefused for a score out of range."""
        with self._database.write("training.attendance") as transaction:
            session = transaction.session
            record = find_record(session, _LEDGER, training_id)
            for member_id, one in people.items():
                if session.get(Member, member_id) is None:
                    raise InputRefused(f"编号 {member_id} 的人员已经不在了，请刷新后再试。")
                if one.score is not None and not 0 <= one.score <= 1000:
                    raise InputRefused("成绩应在 0 到 1000 之间。")
            rows = [
                Attendance(
                    training_id=training_id,
                    member_id=key,
                    is_present=one.is_present,
                    score=one.score,
                )
                for key, one in people.items()
            ]
            practice.replace_children(session, Training, training_id, rows)
            record.version += 1
            session.add(record)
            present = sum(one.is_present for one in people.values())
            detail = {"expected": len(people), "present": present}
            describe(transaction, _LEDGER, record, "登记签到：", detail)
        return Done(None, Changes.of(Kind.TRAINING))

    def attendance_counts(self) -> dict[int, tuple[int, int]]:
        """Of each course how many came and how many were to come."""
        found: dict[int, tuple[int, int]] = {}
        with self._database.read() as session:
            for row in practice.list_children(session, Training):
                came, called = found.get(row.training_id, (0, 0))
                found[row.training_id] = (came + row.is_present, called + 1)
        return found

    def coverage(self) -> CoverageReport:
        """Who of the people in service was trained within the interval of the unit's type."""
        today = self._clock.today()
        with self._database.read() as session:
            entries = [one for one in list_entries(session) if one.is_active_on(today)]
            trainings = load_trainings(session)
            settings = rule_settings_of(office.list_settings(session, "rule."))
            traits = unit_facts(office.get_unit(session)).traits
        duty = training_duty(traits, int(T05.value(settings, "months")))
        groups: dict[str, list[MemberEntry]] = {}
        for entry in entries:
            groups.setdefault(entry.record.department or NO_DEPARTMENT, []).append(entry)
        departments = []
        for name, members in groups.items():
            keys = [one.record.id for one in members]
            part = training_coverage(trainings, keys, duty, today)
            missing = tuple(one for one in members if one.record.id in part.missing_ids)
            departments.append(DepartmentCoverage(name, part, missing))
        everybody = [entry.record.id for entry in entries]
        total = training_coverage(trainings, everybody, duty, today)
        return CoverageReport(duty, total, tuple(departments))


def load_trainings(session: Session) -> tuple[TrainingFacts, ...]:
    """All courses that were held, as the rules see them.

    岗前培训 that the ledger notes before any such course on record counts too.
    """
    records = {one.id: one for one in practice.list_records(session, Training) if one.held_on}
    passed: dict[int, set[int]] = {}
    for row in practice.list_children(session, Training):
        course = records.get(row.training_id)
        if course is None or not row.is_present:
            continue
        if row.score is None or row.score >= course.pass_score:
            passed.setdefault(row.training_id, set()).add(row.member_id)
    courses = tuple(
        TrainingFacts(
            training_id=one.id,
            kind=TrainingKind(one.kind),
            held_on=one.held_on,
            passed_ids=frozenset(passed.get(one.id, ())),
            hours=one.hours,
            title=one.title,
        )
        for one in records.values()
    )
    noted: dict[date, set[int]] = {}
    recorded = taking_part.pre_post_days(session)
    for member in people.list_members(session):
        course = recorded.get(member.id, date.max)
        if member.trained_on is not None and member.trained_on < course:
            noted.setdefault(member.trained_on, set()).add(member.id)
    return courses + tuple(
        TrainingFacts(_NO_COURSE, TrainingKind.PRE_POST, day, frozenset(keys))
        for day, keys in sorted(noted.items())
    )
