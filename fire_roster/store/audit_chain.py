"""The audit table: append-only by trigger, each entry sealed together with the one before."""

import hmac
import secrets
import uuid
from collections.abc import Iterator, Sequence
from datetime import UTC
from typing import Any, NamedTuple

from sqlalchemy import Table
from sqlalchemy.engine import Connection
from sqlmodel import Session, SQLModel, col, func, select

from fire_roster.records.audit import AuditEntry
from fire_roster.records.bookkeeping import AuditSeal

_MOMENT = "%Y-%m-%d %H:%M:%S.%f"
_START = "0" * 64
_GUARDS = (
    "CREATE TRIGGER IF NOT EXISTS audit_entry_no_update BEFORE UPDATE ON audit_entry"
    " BEGIN SELECT RAISE(ABORT, 'audit entries are never changed'); END",
    "CREATE TRIGGER IF NOT EXISTS audit_entry_no_delete BEFORE DELETE ON audit_entry"
    " BEGIN SELECT RAISE(ABORT, 'audit entries are never deleted'); END",
)


class Anchor(NamedTuple):
    """How far the audit of a line of history had come: number of entries, seal of the last."""

    lineage: str
    length: int
    tail: str


def seal_database(connection: Connection) -> None:
    """Gives a database its key, seals entries that have no seal yet, and closes the table."""
    query = connection.exec_driver_sql("SELECT key FROM audit_seal WHERE id = 1")
    key = query.scalar()
    if key is None:
        key = secrets.token_hex(32)
        connection.exec_driver_sql(
            "INSERT INTO audit_seal (id, key, lineage) VALUES (1, ?, ?)", (key, str(uuid.uuid4()))
        )
    _seal_entries(connection, str(key))
    for statement in _GUARDS:
        connection.exec_driver_sql(statement)


def seal_entry(session: Session, entry: AuditEntry) -> Anchor:
    """Seals a new entry behind the newest one; returns where the audit stands with it."""
    seal = _seal(session)
    query = select(AuditEntry.chain).order_by(col(AuditEntry.id).desc()).limit(1)
    with session.no_autoflush:
        previous = session.exec(query).first() or _START
    entry.chain = _link(seal.key, previous, _values(entry))
    return Anchor(seal.lineage, entry.id, entry.chain)


def read_anchor(session: Session) -> Anchor:
    """Where the audit stands."""
    table = _table()
    count = int(session.execute(select(func.count()).select_from(table)).scalar_one())
    query = select(AuditEntry.chain).order_by(col(AuditEntry.id).desc()).limit(1)
    return Anchor(_seal(session).lineage, count, session.exec(query).first() or _START)


def holds_anchor(session: Session, anchor: Anchor) -> bool:
    """Whether the audit has come past that point; True for another line of history."""
    if anchor.lineage != _seal(session).lineage or anchor.length == 0:
        return True
    query = select(AuditEntry.chain).order_by(col(AuditEntry.id))
    return session.exec(query.offset(anchor.length - 1).limit(1)).first() == anchor.tail


def start_lineage(session: Session) -> None:
    """This database goes its own way from here, after a restore."""
    seal = _seal(session)
    seal.lineage = str(uuid.uuid4())
    session.add(seal)


def first_bad_entry(session: Session) -> int | None:
    """Number of the first entry that was changed, put in, exchanged or is missing.

    None where the chain is whole from entry 1 to the last.
    """
    key, previous, expected = _seal(session).key, _START, 1
    for values, chain in _stored_entries(session.connection()):
        if values[0] != expected:
            return expected
        if not hmac.compare_digest(_link(key, previous, values).encode(), str(chain).encode()):
            return expected
        previous, expected = str(chain), expected + 1
    return None


def _seal_entries(connection: Connection, key: str) -> None:
    previous = _START
    for values, stored in list(_stored_entries(connection)):
        chain = stored or _link(key, previous, values)
        if not stored:
            connection.exec_driver_sql(
                "UPDATE audit_entry SET chain = ? WHERE id = ?", (chain, values[0])
            )
        previous = chain


def _stored_entries(connection: Connection) -> Iterator[tuple[Sequence[Any], str]]:
    """Raw values and seal: a moment that was made unreadable must not stop the check."""
    rows = connection.exec_driver_sql(
        "SELECT id, at, actor, action, subject, summary, detail, operation_id, chain"
        " FROM audit_entry NOT INDEXED ORDER BY id"
    )
    for row in rows:
        yield tuple(row[:-1]), str(row[-1])


def _values(entry: AuditEntry) -> Sequence[Any]:
    return (
        entry.id, entry.at.astimezone(UTC).strftime(_MOMENT), entry.actor, entry.action,
        entry.subject, entry.summary, entry.detail, entry.operation_id,
    )  # fmt: skip


def _link(key: str, previous: str, values: Sequence[Any]) -> str:
    # Lengths in front: no two entries give the same text.
    text = "".join(f"{len(part)}:{part}" for part in (previous, *map(str, values)))
    return hmac.new(bytes.fromhex(key), text.encode("utf-8"), "sha256").hexdigest()


def _seal(session: Session) -> AuditSeal:
    seal = session.get(AuditSeal, 1)
    if seal is None:
        raise LookupError("audit_seal")
    return seal


def _table() -> Table:
    return SQLModel.metadata.tables[str(AuditEntry.__tablename__)]
