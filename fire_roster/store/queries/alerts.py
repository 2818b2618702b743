"""Alerts, pauses and the watermark."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlmodel import Session, col, or_, select

from fire_roster.records.alert import Alert, AlertPause, AlertWatch
from fire_roster.records.audit import AuditEntry

_KEYS_AT_ONCE = 400
_OPEN = ("due", "showing", "shown", "snoozed")


def get_watch(session: Session) -> AlertWatch | None:
    """The watermark; None before the first tick."""
    return session.get(AlertWatch, 1)


def newest_revision(session: Session) -> int:
    """Key of the newest audit row that is not about alerts themselves, 0 without one."""
    query = (
        select(AuditEntry.id)
        .where(~col(AuditEntry.action).startswith("alert."))
        .order_by(col(AuditEntry.id).desc())
        .limit(1)
    )
    return session.exec(query).first() or 0


def list_unsettled(session: Session) -> Sequence[Alert]:
    """Open alerts, and acknowledged ones whose cause is not over."""
    is_unsettled = or_(
        col(Alert.state).in_(_OPEN), (Alert.state == "acknowledged") & (Alert.ending == "")
    )
    return session.exec(select(Alert).where(is_unsettled)).all()


def list_by_keys(session: Session, keys: Iterable[str]) -> list[Alert]:
    """The alerts of these keys."""
    wanted = list(keys)
    found: list[Alert] = []
    for start in range(0, len(wanted), _KEYS_AT_ONCE):
        part = wanted[start : start + _KEYS_AT_ONCE]
        found += session.exec(select(Alert).where(col(Alert.key).in_(part))).all()
    return found


def list_open(session: Session) -> Sequence[Alert]:
    """Open alerts by their due time."""
    query = select(Alert).where(col(Alert.state).in_(_OPEN), Alert.ending == "")
    return session.exec(query.order_by(col(Alert.due), col(Alert.id))).all()


def list_history(session: Session, limit: int) -> Sequence[Alert]:
    """Closed alerts, the newest first."""
    query = select(Alert).where(~col(Alert.state).in_(_OPEN))
    return session.exec(
        query.order_by(col(Alert.due).desc(), col(Alert.id).desc()).limit(limit)
    ).all()


def list_unread_pauses(session: Session) -> Sequence[AlertPause]:
    """Pauses whose digest nobody has read, oldest first."""
    query = select(AlertPause).where(col(AlertPause.is_read).is_(False))
    return session.exec(query.order_by(col(AlertPause.id))).all()


def list_of_pauses(session: Session, pause_ids: Iterable[int]) -> Sequence[Alert]:
    """Alerts that these pauses held back, by their due time."""
    query = select(Alert).where(col(Alert.pause_id).in_(list(pause_ids)))
    return session.exec(query.order_by(col(Alert.due), col(Alert.id))).all()


def list_unshown(session: Session, before: datetime) -> Sequence[Alert]:
    """Alerts that were due before an instant and have not reached a person's eyes."""
    query = select(Alert).where(col(Alert.state).in_(("due", "showing")), col(Alert.due) < before)
    return session.exec(query).all()
