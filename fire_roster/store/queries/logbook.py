"""The audit table."""

from collections.abc import Sequence
from datetime import UTC, datetime

from sqlmodel import Session, col, select

from fire_roster.records.audit import AuditEntry


def list_audit(session: Session, limit: int | None = 200) -> Sequence[AuditEntry]:
    """The newest entries first; None for all."""
    return session.exec(select(AuditEntry).order_by(col(AuditEntry.id).desc()).limit(limit)).all()


def find_operation(session: Session, operation_id: str) -> AuditEntry | None:
    """The entry of an operation that was done already."""
    return session.exec(select(AuditEntry).where(AuditEntry.operation_id == operation_id)).first()


def last_moment(session: Session) -> datetime | None:
    """The real instant of the newest entry."""
    query = select(AuditEntry.at).order_by(col(AuditEntry.id).desc()).limit(1)
    at = session.exec(query).first()
    return None if at is None else at.replace(tzinfo=UTC)


def find_publishing(session: Session, roster_id: int) -> AuditEntry | None:
    """The entry that put a roster version in force; a demonstration is published as it is made."""
    is_publishing = (col(AuditEntry.action) == "roster.publish") & (
        col(AuditEntry.subject) == f"roster:{roster_id}"
    )
    query = select(AuditEntry).where(is_publishing | (col(AuditEntry.action) == "demo.fill"))
    return session.exec(query.order_by(col(AuditEntry.id).desc()).limit(1)).first()


def find_first(session: Session) -> AuditEntry | None:
    """The oldest entry."""
    return session.exec(select(AuditEntry).order_by(col(AuditEntry.id)).limit(1)).first()


def list_after(session: Session, number: int) -> Sequence[AuditEntry]:
    """Entries behind the one of that number, newest first."""
    query = select(AuditEntry).where(AuditEntry.id > number).order_by(col(AuditEntry.id).desc())
    return session.exec(query).all()
