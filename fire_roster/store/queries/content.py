"""The logical content of the whole database, row by row in a fixed order, as canonical JSON."""

import json
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from functools import cache
from string import Template
from typing import Any

from sqlalchemy import Column, Table, select
from sqlalchemy.dialects import sqlite
from sqlmodel import Session, col

from fire_roster.records.all_tables import all_tables
from fire_roster.records.attachment import Attachment
from fire_roster.store.tracked_tables import BOOKKEEPING_TABLES

_SECRET_TABLES = frozenset({"audit_seal"})
"""Different in every data folder, whatever is on file."""

_BOOKKEEPING_COLUMNS = frozenset(
    {
        ("attachment", "added_at"),
        ("roster", "edit_count"),
        ("roster", "method"),
        ("roster", "published_at"),
    }
)
"""Counters of edits, how a draft was made, and instants of the real clock."""

_ROWS_AT_ONCE = 2_000
_DIALECT = sqlite.dialect()
Reader = Callable[[Any], Any]
# The names are those of our own records.
_COUNT = Template("SELECT '${name}', count(*) FROM \"${name}\"")


def logical_rows(session: Session, *, is_full: bool) -> Iterator[str]:
    """Every row as `["table", {column: value}]`, tables by name and rows by key.

    A value that says nothing (null, empty text, 0, false) is left out, so that a column added by
    a later version does not change the content. `is_full` adds the bookkeeping.
    """
    for table in _tables():
        if table.name in (_SECRET_TABLES if is_full else BOOKKEEPING_TABLES):
            continue
        query, readers = _content_of(table, is_full)
        for row in session.connection().exec_driver_sql(query).yield_per(_ROWS_AT_ONCE):
            values = (
                (name, reader(value) if reader else value)
                for (name, reader), value in zip(readers, row, strict=True)
            )
            named = {name: _plain(value) for name, value in values if value}
            yield json.dumps([table.name, named], ensure_ascii=False, sort_keys=True)


def row_counts(session: Session) -> dict[str, int]:
    """Number of rows of each table, by name."""
    query = " UNION ALL ".join(_COUNT.substitute(name=table.name) for table in _tables())
    rows = session.connection().exec_driver_sql(query)
    return {str(name): int(count) for name, count in rows}


def attachment_digests(session: Session) -> list[str]:
    """SHA-256 of every file that a row names, each once."""
    query = select(col(Attachment.digest)).distinct().order_by(col(Attachment.digest))
    return list(session.execute(query).scalars())


def _tables() -> list[Table]:
    return sorted(all_tables().values(), key=lambda one: one.name)


@cache
def _content_of(table: Table, is_full: bool) -> tuple[str, list[tuple[str, Reader | None]]]:
    """The query for a table, and of each column its name and what makes a value of it.

    As text: every opening of a database would compile the queries of all tables anew.
    """
    columns = [column for column in table.columns if is_full or _is_content(table, column)]
    query = select(*columns).order_by(*table.primary_key.columns).compile(dialect=_DIALECT)
    types = [column.type.dialect_impl(_DIALECT) for column in columns]
    readers = [one.result_processor(_DIALECT, None) for one in types]
    return str(query), [
        (column.name, reader) for column, reader in zip(columns, readers, strict=True)
    ]


def _is_content(table: Table, column: "Column[Any]") -> bool:
    """The version of a roster is content, that of any other record counts its edits."""
    if column.name in ("version", "recorded_at"):
        return table.name == "roster"
    return (table.name, column.name) not in _BOOKKEEPING_COLUMNS


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        aware = value if value.tzinfo else value.replace(tzinfo=UTC)
        return aware.astimezone(UTC).isoformat()
    if isinstance(value, bytes):
        return value.hex()
    return value.isoformat() if isinstance(value, date) else value
