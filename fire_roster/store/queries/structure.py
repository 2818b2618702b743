"""What SQLite and our own bookkeeping say about the soundness of the database."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Table, func, select, text
from sqlmodel import Session, SQLModel

from fire_roster.records.all_tables import all_tables
from fire_roster.records.audit import AuditEntry, Sequence
from fire_roster.records.certificate import Certificate
from fire_roster.records.roster import Assignment, Roster
from fire_roster.records.shift import ShiftType
from fire_roster.records.station import Station

_SHOWN = 20
_PRAGMAS = (
    "journal_mode",
    "synchronous",
    "foreign_keys",
    "trusted_schema",
    "cell_size_check",
    "busy_timeout",
    "page_size",
    "application_id",
    "user_version",
)


def integrity_problems(session: Session) -> list[str]:
    """SQLite's own words for pages and indexes that do not fit together."""
    rows = session.execute(text(f"PRAGMA integrity_check({_SHOWN})")).scalars().all()
    return [str(row) for row in rows if row != "ok"]


def page_problems(session: Session) -> list[str]:
    """Pages of an encrypted copy whose seal (HMAC) does not fit; none for a plain one.

    For a file that nobody has open: pages that only the log holds would be told as broken.
    """
    answer = session.connection().exec_driver_sql("PRAGMA cipher_integrity_check")
    count = len(answer.all()) if answer.returns_rows else 0  # a plain file has no such answer
    return [f"有 {count} 页的校验不符，可能被磁盘或别的程序改动"] if count else []


def broken_links(session: Session) -> list[tuple[str, int | None, str]]:
    """Rows that point nowhere: table, row number, table that was meant."""
    rows = session.execute(text("PRAGMA foreign_key_check")).all()
    return [(str(row[0]), row[1], str(row[2])) for row in rows[:_SHOWN]]


def sequences_behind(session: Session) -> list[str]:
    """Tables whose next key is used already."""
    sequences = session.execute(select(Sequence)).scalars()
    next_keys = {one.name: one.next_key for one in sequences}
    behind = []
    for table in all_tables().values():
        if table.name in next_keys:
            highest = session.execute(select(func.max(table.c.id))).scalar_one()
            if highest is not None and highest >= next_keys[table.name]:
                behind.append(table.name)
    return sorted(behind)


def stored_words(session: Session) -> Iterator[tuple[str, str, int, str]]:
    """Table, column, key and value of every column that knows certain words only."""
    for model, name in (
        (Station, "kind"),
        (Station, "min_level"),
        (Certificate, "level"),
        (Roster, "status"),
        (Roster, "month"),
    ):
        table = _table(model)
        for key, value in session.execute(select(table.c.id, table.c[name])):
            yield table.name, name, key, str(value)


def misplaced_seats(session: Session) -> int:
    """Number of assignments on a shift of another station, or on a day that no month has."""
    seat, roster, shift = _table(Assignment), _table(Roster), _table(ShiftType)
    joined = seat.join(roster, seat.c.roster_id == roster.c.id).join(
        shift, seat.c.shift_type_id == shift.c.id
    )
    wrong = (roster.c.station_id != shift.c.station_id) | (~seat.c.day.between(1, 31))
    query = select(func.count()).select_from(joined).where(wrong)
    return int(session.execute(query).scalar_one())


def missing_audit_numbers(session: Session) -> int:
    """How many entries of the audit table are gone: its numbers run without a gap from 1."""
    table = _table(AuditEntry)
    row = session.execute(select(func.count(), func.max(table.c.id))).one()
    held, highest = int(row[0]), int(row[1] or 0)
    sequence = session.get(Sequence, table.name)
    used = sequence.next_key - 1 if sequence else highest
    return max(highest, used) - held


def read_pragmas(session: Session) -> dict[str, Any]:
    """The settings of the connection, read back."""
    return {name: session.execute(text(f"PRAGMA {name}")).scalar() for name in _PRAGMAS}


def _table(model: type[SQLModel]) -> Table:
    return SQLModel.metadata.tables[str(model.__tablename__)]
