"""Records of drills, training, checks, equipment and duty, and the rows that belong to them."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from sqlmodel import Session, SQLModel, col, delete, select

from fire_roster.domain.training import TrainingKind
from fire_roster.records.drill import DrillParticipant
from fire_roster.records.duty_log import DutyLogRow
from fire_roster.records.self_check import SelfCheckItem
from fire_roster.records.training import Attendance, Training

CHILDREN: dict[str, tuple[type[SQLModel], str]] = {
    "drill": (DrillParticipant, "drill_id"),
    "training": (Attendance, "training_id"),
    "self_check": (SelfCheckItem, "check_id"),
    "duty_log": (DutyLogRow, "log_id"),
}
"""The rows that belong to a record, by the name of the record's table, and their link."""


def list_records(session: Session, table: type[SQLModel]) -> Sequence[Any]:
    """All records of a table in the order of their keys."""
    return session.exec(select(table).order_by(*table.__table__.primary_key.columns)).all()  # type: ignore[attr-defined]


def pre_post_days(session: Session) -> dict[int, date]:
    """For each member the last course of 岗前培训 on record that was attended and passed."""
    query = select(Attendance, Training).where(
        col(Attendance.training_id) == col(Training.id),
        Training.kind == TrainingKind.PRE_POST.value,
        col(Attendance.is_present),
    )
    days: dict[int, date] = {}
    for row, course in session.exec(query):
        has_passed = row.score is None or row.score >= course.pass_score
        if course.held_on is not None and has_passed:
            days[row.member_id] = max(course.held_on, days.get(row.member_id, course.held_on))
    return days


def has_taken_part(session: Session, member_id: int) -> bool:
    """Whether a drill or a course names the member."""
    return any(
        session.exec(select(table).where(col(table.member_id) == member_id).limit(1)).first()
        for table in (DrillParticipant, Attendance)
    )


def list_children(session: Session, table: type[SQLModel], key: int | None = None) -> Sequence[Any]:
    """The rows of one record of that table, or of all its records, in the order of their keys."""
    child, link = CHILDREN[str(table.__tablename__)]
    query = select(child).order_by(*child.__table__.primary_key.columns)  # type: ignore[attr-defined]
    if key is not None:
        query = query.where(col(getattr(child, link)) == key)
    return session.exec(query).all()


def replace_children(
    session: Session, table: type[SQLModel], key: int, rows: Iterable[SQLModel]
) -> None:
    """The rows of a record are these afterwards."""
    delete_children(session, table, key)
    session.flush()
    session.add_all(rows)


def delete_children(session: Session, table: type[SQLModel], key: int) -> None:
    """Removes the rows of a record, where it has any."""
    if str(table.__tablename__) in CHILDREN:
        child, link = CHILDREN[str(table.__tablename__)]
        session.exec(delete(child).where(col(getattr(child, link)) == key))
