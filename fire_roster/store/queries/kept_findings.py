"""Reasons for findings that are kept."""

from collections.abc import Sequence

from sqlmodel import Session, col, select

from fire_roster.records.kept_finding import KeptFinding


def list_kept(session: Session, station_id: int, month: str) -> Sequence[KeptFinding]:
    """All reasons of a month, oldest first."""
    query = select(KeptFinding).where(
        KeptFinding.station_id == station_id, KeptFinding.month == month
    )
    return session.exec(query.order_by(col(KeptFinding.id))).all()
