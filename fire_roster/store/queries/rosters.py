"""Rosters and their assignments; assignments travel as plain rows because there are many."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple, cast

import sqlalchemy
from sqlalchemy import Table, bindparam, insert
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, SQLModel, col, select

from fire_roster.records.roster import Assignment, Roster
from fire_roster.records.swap import Swap


class SeatRow(NamedTuple):
    """An assignment without its roster."""

    day: int
    shift_type_id: int
    member_id: int
    position: str
    is_locked: bool


def list_versions(session: Session, station_id: int, month: str) -> Sequence[Roster]:
    """All versions of a roster, oldest first."""
    query = (
        select(Roster)
        .where(Roster.station_id == station_id, Roster.month == month)
        .order_by(col(Roster.version))
    )
    return session.exec(query).all()


def list_rosters(session: Session, months: Iterable[str]) -> Sequence[Roster]:
    """All versions of all stations in these months, oldest version first."""
    query = select(Roster).where(col(Roster.month).in_(list(months)))
    return session.exec(query.order_by(col(Roster.version))).all()


def has_published(session: Session) -> bool:
    """Whether any roster was ever put in force."""
    query = select(Roster.id).where(col(Roster.published_at).is_not(None)).limit(1)
    return session.exec(query).first() is not None


def list_seats(
    session: Session, roster_id: int, first_day: int = 1, last_day: int = 31
) -> list[SeatRow]:
    """The assignments of one roster version, of all days unless told."""
    table = _table(Assignment)
    columns = [table.c[name] for name in SeatRow._fields]
    query = sqlalchemy.select(*columns).where(table.c.roster_id == roster_id)
    if (first_day, last_day) != (1, 31):
        query = query.where(table.c.day.between(first_day, last_day))
    return list(map(SeatRow._make, session.execute(query).all()))


def insert_seats(session: Session, roster_id: int, seats: Iterable[SeatRow]) -> None:
    """Adds assignments in bulk."""
    rows: list[dict[str, Any]] = [{"roster_id": roster_id, **seat._asdict()} for seat in seats]
    if rows:
        session.execute(insert(_table(Assignment)), rows)


def delete_seats(session: Session, roster_id: int, seats: Iterable[SeatRow]) -> None:
    """Removes assignments in bulk."""
    table = _table(Assignment)
    named = {name: f"old_{name}" for name in ("day", "shift_type_id", "member_id")}
    is_seat = [table.c[name] == bindparam(bound) for name, bound in named.items()]
    rows = [{bound: getattr(seat, name) for name, bound in named.items()} for seat in seats]
    if rows:
        query = sqlalchemy.delete(table).where(table.c.roster_id == roster_id, *is_seat)
        session.connection().execute(query, rows)


def delete_roster(session: Session, roster: Roster) -> bool:
    """Removes a roster with its seats; False, and nothing removed, where other records need it."""
    try:
        with session.begin_nested():
            delete_seats(session, roster.id, list_seats(session, roster.id))
            session.delete(roster)
            session.flush()
    except IntegrityError:
        return False
    return True


def list_used_shift_types(session: Session) -> set[int]:
    """Keys of shift types that some roster or swap uses."""
    columns = (Assignment.shift_type_id, Swap.shift_type_id, Swap.return_shift_type_id)
    found = {key for column in columns for key in session.exec(select(column).distinct()).all()}
    return {key for key in found if key is not None}


def list_rosters_with(session: Session, member_id: int, first_month: str) -> Sequence[Roster]:
    """The newest version of each station and month from a month on, where it names the member."""
    query = select(Roster).where(col(Roster.month) >= first_month).order_by(col(Roster.version))
    newest = {(one.station_id, one.month): one for one in session.exec(query).all()}
    named = set(
        session.exec(
            select(Assignment.roster_id).where(Assignment.member_id == member_id).distinct()
        ).all()
    )
    return [one for one in newest.values() if one.id in named]


def _table(model: type[SQLModel]) -> Table:
    return cast(Table, model.__table__)  # type: ignore[attr-defined]
