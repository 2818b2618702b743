"""A digest of every table, moved along with each change: what SQLite's own check cannot see.

The digest of a table is the number of its rows and the sum, modulo 2^256, of a hash of each: it
does not depend on order or file layout, and a changed row moves it by two hashes.
"""

import hashlib
from collections.abc import Iterable, Iterator
from string import Template
from typing import Any

from sqlalchemy import Table
from sqlalchemy.engine import Connection
from sqlcipher3 import dbapi2

from fire_roster.store.capture import RowChange
from fire_roster.store.tracked_tables import row_sql, watched_tables

SCHEMA_NAME = "schema"
_UNREADABLE = (-1, 0)
_MODULUS = 1 << 256
_ROWS_AT_ONCE = 5_000
# The names are those of our own records.
_ALL_ROWS = Template('SELECT ${row} FROM "${table}" NOT INDEXED')

Sum = tuple[int, int]
"""Number of rows, sum of their hashes."""


def apply_changes(connection: Connection, changes: Iterable[RowChange]) -> None:
    """Moves the stored digests by what a transaction changed."""
    moved: dict[str, Sum] = {}
    for change in changes:
        count, total = moved.get(change.table, (0, 0))
        if change.before is not None:
            count, total = count - 1, total - _row_hash(change.table, change.before)
        if change.after is not None:
            count, total = count + 1, total + _row_hash(change.table, change.after)
        moved[change.table] = count, total
    if not moved:
        return
    stored = stored_digests(connection)
    for name, (count, total) in moved.items():
        old_count, old_total = stored.get(name, (0, 0))
        _store(connection, name, (old_count + count, (old_total + total) % _MODULUS))


def rebuild_digests(connection: Connection) -> None:
    """Digests of what is there now; after a migration and for a new database."""
    connection.exec_driver_sql("DELETE FROM content_digest")
    for name, found in _actual_digests(connection):
        _store(connection, name, found)


def stored_digests(connection: Connection) -> dict[str, Sum]:
    """What the database says about itself."""
    rows = connection.exec_driver_sql("SELECT name, row_count, total FROM content_digest")
    return {str(name): (int(count), int(total, 16)) for name, count, total in rows}


def changed_tables(connection: Connection) -> list[str]:
    """Tables whose rows are not what they should be; `schema` for the definitions."""
    stored = stored_digests(connection)
    actual = dict(_actual_digests(connection))
    return sorted(
        name for name in {*stored, *actual} if stored.get(name, (0, 0)) != actual.get(name, (0, 0))
    )


def _actual_digests(connection: Connection) -> Iterator[tuple[str, Sum]]:
    yield SCHEMA_NAME, _schema_digest(connection)
    for table in watched_tables():
        try:
            yield table.name, _table_digest(connection, table)
        except dbapi2.OperationalError:
            # A value turned into bytes, a column that is gone: certainly not what was written.
            yield table.name, _UNREADABLE


def _table_digest(connection: Connection, table: Table) -> Sum:
    count = total = 0
    cursor = _driver(connection).execute(_ALL_ROWS.substitute(table=table.name, row=row_sql(table)))
    while rows := cursor.fetchmany(_ROWS_AT_ONCE):
        count += len(rows)
        total += sum(_row_hash(table.name, row[0]) for row in rows)
    cursor.close()
    return count, total % _MODULUS


def _schema_digest(connection: Connection) -> Sum:
    rows = connection.exec_driver_sql(
        "SELECT type || ' ' || name || ' ' || tbl_name || ' ' || coalesce(sql, '')"
        " FROM main.sqlite_master WHERE name NOT LIKE 'sqlite_stat%'"
    ).fetchall()
    return len(rows), sum(_row_hash(SCHEMA_NAME, row[0]) for row in rows) % _MODULUS


def _store(connection: Connection, name: str, found: Sum) -> None:
    connection.exec_driver_sql(
        "INSERT OR REPLACE INTO content_digest (name, row_count, total) VALUES (?, ?, ?)",
        (name, found[0], f"{found[1]:064x}"),
    )


def _row_hash(table: str, text: str) -> int:
    found = hashlib.blake2b(f"{table}\0{text}".encode(), digest_size=32).digest()
    return int.from_bytes(found, "little")


def _driver(connection: Connection) -> Any:
    return connection.connection.driver_connection
