"""Undo that outlives the program: the rows of each action before and after, newest first.

Only the rows move back. Keys that were handed out stay used, and the audit keeps both the action
and its undoing.
"""

import hashlib
import json
import zlib
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Any, NamedTuple

import sqlalchemy
from sqlalchemy import LargeBinary
from sqlalchemy.engine import Connection
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, SQLModel, col, select

from fire_roster.errors import DatabaseDamaged, InputRefused
from fire_roster.records.audit import AuditEntry
from fire_roster.records.bookkeeping import UndoRecord
from fire_roster.store.capture import RowChange
from fire_roster.store.tracked_tables import BOOKKEEPING_TABLES

KEPT_DAYS = 90
"""What was deleted can be fetched back for so long."""

_PURGED_AT_ONCE = 50
_LEVEL = 1
_CONFLICT = "这一步之后又有别的改动，不能{}了；请直接修改。"


class UndoState(StrEnum):
    """Where an action stands; FINAL ones (a roster that was published) are never taken back."""

    DONE = "done"
    UNDONE = "undone"
    DROPPED = "dropped"
    FINAL = "final"


class StoredChange(NamedTuple):
    """A changed row by column; None where the row was not there."""

    table: str
    before: dict[str, Any] | None
    after: dict[str, Any] | None


def record_action(
    connection: Connection, entry_id: int, changes: Iterable[RowChange], *, is_final: bool
) -> None:
    """Puts an action on the pile; what was undone before it can no longer be redone."""
    kept = [change for change in changes if change.table not in BOOKKEEPING_TABLES]
    if not kept:
        return
    connection.exec_driver_sql("UPDATE undo_record SET state = 'dropped' WHERE state = 'undone'")
    names = {change.table for change in kept}
    columns = {
        name: [column.name for column in SQLModel.metadata.tables[name].columns] for name in names
    }
    rows = ",".join(
        f'["{change.table}",{change.before or "null"},{change.after or "null"}]' for change in kept
    )
    text = f'{{"columns":{json.dumps(columns, sort_keys=True)},"rows":[{rows}]}}'
    packed = zlib.compress(text.encode("utf-8"), _LEVEL)
    state = UndoState.FINAL if is_final else UndoState.DONE
    connection.exec_driver_sql(
        "INSERT INTO undo_record (id, state, changes, checksum) VALUES (?, ?, ?, ?)",
        (entry_id, state.value, packed, hashlib.sha256(packed).hexdigest()),
    )


def find_undoable(session: Session) -> UndoRecord | None:
    """The newest action that is not undone."""
    states = (UndoState.DONE.value, UndoState.FINAL.value)
    query = select(UndoRecord).where(col(UndoRecord.state).in_(states))
    return session.exec(query.order_by(col(UndoRecord.id).desc()).limit(1)).first()


def find_redoable(session: Session) -> UndoRecord | None:
    """The action that was undone last."""
    query = select(UndoRecord).where(UndoRecord.state == UndoState.UNDONE.value)
    return session.exec(query.order_by(col(UndoRecord.id)).limit(1)).first()


def list_records(session: Session, limit: int) -> Sequence[tuple[UndoRecord, AuditEntry]]:
    """The newest actions on the pile with their audit entries."""
    query = select(UndoRecord, AuditEntry).join(
        AuditEntry, col(AuditEntry.id) == col(UndoRecord.id)
    )
    return session.exec(query.order_by(col(UndoRecord.id).desc()).limit(limit)).all()


def stored_changes(record: UndoRecord) -> list[StoredChange]:
    """The rows of an action; DatabaseDamaged where the record is not what was written."""
    if hashlib.sha256(record.changes).hexdigest() != record.checksum:
        raise DatabaseDamaged("撤销记录已损坏，没有改动任何数据。请用最近的备份恢复。")
    content = json.loads(zlib.decompress(record.changes))
    columns = content["columns"]
    return [
        StoredChange(
            table, _named(table, columns[table], before), _named(table, columns[table], after)
        )
        for table, before, after in content["rows"]
    ]


def undo_changes(connection: Connection, changes: Sequence[StoredChange]) -> None:
    """Puts every row back to what it was; InputRefused where one has changed since."""
    inverse = [StoredChange(one.table, one.after, one.before) for one in reversed(changes)]
    _apply(connection, inverse, "撤销")


def redo_changes(connection: Connection, changes: Sequence[StoredChange]) -> None:
    """Makes every row again what the action made it; InputRefused where one has changed since."""
    _apply(connection, changes, "重做")


def purge_old(connection: Connection, now: datetime) -> None:
    """Forgets records older than `KEPT_DAYS`, some at a time."""
    limit = (now.astimezone(UTC) - timedelta(days=KEPT_DAYS)).strftime("%Y-%m-%d %H:%M:%S")
    connection.exec_driver_sql(
        "DELETE FROM undo_record WHERE id IN (SELECT id FROM (SELECT u.id, a.at FROM undo_record u"
        " JOIN audit_entry a ON a.id = u.id ORDER BY u.id LIMIT ?) WHERE at < ?)",
        (_PURGED_AT_ONCE, limit),
    )


def broken_records(session: Session) -> Iterator[int]:
    """Keys of records that are not what was written."""
    for record in session.exec(select(UndoRecord)).yield_per(100):
        if hashlib.sha256(record.changes).hexdigest() != record.checksum:
            yield record.id


def _apply(connection: Connection, changes: Sequence[StoredChange], word: str) -> None:
    refusal = _CONFLICT.format(word)
    try:
        for change in changes:
            if _move(connection, change) != 1:
                raise InputRefused(refusal)
    except IntegrityError as error:
        raise InputRefused(refusal) from error


def _move(connection: Connection, change: StoredChange) -> int:
    """Turns one row from `before` into `after`; how many rows that was."""
    names = list(change.before or change.after or {})
    table = sqlalchemy.table(change.table, *map(sqlalchemy.column, names))
    if change.before is None:
        return connection.execute(sqlalchemy.insert(table).values(change.after or {})).rowcount
    same = [table.c[name].is_not_distinct_from(value) for name, value in change.before.items()]
    if change.after is None:
        return connection.execute(sqlalchemy.delete(table).where(*same)).rowcount
    return connection.execute(sqlalchemy.update(table).where(*same).values(change.after)).rowcount


def _named(table: str, names: Sequence[str], values: Sequence[Any] | None) -> dict[str, Any] | None:
    if values is None:
        return None
    row = dict(zip(names, values, strict=True))
    for column in SQLModel.metadata.tables[table].columns:
        if isinstance(column.type, LargeBinary) and row.get(column.name) is not None:
            row[column.name] = bytes.fromhex(row[column.name])
    return row
