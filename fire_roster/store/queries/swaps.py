"""Swaps, wishes, leaders, reinforced periods, printed wall copies."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import or_
from sqlmodel import Session, col, select

from fire_roster.records.reinforcement import LeadDay, ReinforcedPeriod
from fire_roster.records.roster import Roster
from fire_roster.records.swap import Swap
from fire_roster.records.wall_copy import WallCopy
from fire_roster.records.wish import Wish


def list_swaps(
    session: Session, first: date | None = None, last: date | None = None, *, is_active: bool
) -> Sequence[Swap]:
    """Swaps with a seat between two days, in the order of entry; `is_active`: not cancelled."""
    query = select(Swap).order_by(col(Swap.id))
    if first is not None and last is not None:
        query = query.where(
            or_(col(Swap.day).between(first, last), col(Swap.return_day).between(first, last))
        )
    if is_active:
        query = query.where(col(Swap.is_cancelled).is_(False))
    return session.exec(query).all()


def list_wishes(
    session: Session, first: date | None = None, last: date | None = None
) -> Sequence[Wish]:
    """Wishes that touch the days from `first` to `last`, in order of time."""
    query = select(Wish).order_by(col(Wish.first), col(Wish.id))
    if first is not None:
        query = query.where(col(Wish.last) >= first)
    if last is not None:
        query = query.where(col(Wish.first) <= last)
    return session.exec(query).all()


def list_leads(session: Session, first: date, last: date) -> Sequence[LeadDay]:
    """Leaders of the days, in order."""
    query = select(LeadDay).where(col(LeadDay.day).between(first, last))
    return session.exec(query.order_by(col(LeadDay.day))).all()


def list_periods(
    session: Session, first: date | None = None, last: date | None = None
) -> Sequence[ReinforcedPeriod]:
    """Reinforced periods that touch the days, in order of time."""
    query = select(ReinforcedPeriod).order_by(col(ReinforcedPeriod.first), col(ReinforcedPeriod.id))
    if first is not None:
        query = query.where(col(ReinforcedPeriod.last) >= first)
    if last is not None:
        query = query.where(col(ReinforcedPeriod.first) <= last)
    return session.exec(query).all()


def last_wall_copy(session: Session, station_id: int, month: str) -> tuple[WallCopy, Roster] | None:
    """The latest print of a station's month, and the version it shows."""
    query = (
        select(WallCopy, Roster)
        .join(Roster, col(WallCopy.roster_id) == col(Roster.id))
        .where(Roster.station_id == station_id, Roster.month == month)
        .order_by(col(WallCopy.id).desc())
        .limit(1)
    )
    return session.exec(query).first()
