"""Records of drills, training, checks, equipment and duty, and the rows that belong to them."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlmodel import Session, SQLModel, col, delete, select

from fire_roster.records.drill import DrillParticipant
from fire_roster.records.duty_log import DutyLogRow
from fire_roster.records.self_check import SelfCheckItem
from fire_roster.records.training import Attendance

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
