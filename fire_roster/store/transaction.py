"""One user action = one transaction + one audit row + one operation id."""

import json
import threading
import uuid
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlmodel import Session, SQLModel

from fire_roster.records.audit import AuditEntry, Sequence
from fire_roster.store.engine import make_engine, refuse_damage
from fire_roster.store.failures import telling_failures
from fire_roster.store.lock import DataLock
from fire_roster.store.paths import DataPaths
from fire_roster.store.schema import (
    SCHEMA_VERSION,
    create_database,
    stored_version,
    upgrade_database,
)

__all__ = ["Database", "Session", "Transaction", "new_key", "prepare_database"]

_LOCK_SECONDS = 1.0
_PREPARE_SECONDS = 30.0


class Transaction:
    """What a use case works with: a session, keys, and the audit row it has to describe."""

    def __init__(self, session: Session, action: str, operation_id: str) -> None:
        self.session = session
        self.action = action
        self.operation_id = operation_id
        self._summary = ""
        self._subject = ""
        self._detail: Mapping[str, Any] = {}

    def describe(
        self, summary: str, subject: str = "", detail: Mapping[str, Any] | None = None
    ) -> None:
        """What the audit row says: a Chinese sentence, the record, old and new values."""
        self._summary, self._subject, self._detail = summary, subject, detail or {}

    def new_key(self, table: type[SQLModel]) -> int:
        """The next key of a table, never used before."""
        return new_key(self.session, table)

    def audit_row(self, at: datetime) -> AuditEntry:
        """The audit row of this action."""
        if not self._summary:
            raise RuntimeError(f"action {self.action} did not describe itself")
        return AuditEntry(
            id=self.new_key(AuditEntry),
            at=at,
            action=self.action,
            subject=self._subject,
            summary=self._summary,
            detail=json.dumps(self._detail, ensure_ascii=False, default=str)
            if self._detail
            else "",
            operation_id=self.operation_id,
        )


def new_key(session: Session, table: type[SQLModel]) -> int:
    """The next key of a table from its sequence row."""
    name = str(table.__tablename__)
    sequence = session.get(Sequence, name)
    if sequence is None:
        sequence = Sequence(name=name, next_key=1)
    key = sequence.next_key
    sequence.next_key = key + 1
    session.add(sequence)
    return key


class Database:
    """The database of a data folder.

    `is_writing` takes the folder's lock for the life of the object (DataBusy when another
    process has it). Reads see committed data only, on a connection of their own.
    """

    def __init__(
        self,
        paths: DataPaths,
        *,
        is_writing: bool,
        real_now: Callable[[], datetime],
        program: str = "fire-roster",
    ) -> None:
        self.paths = paths
        self._real_now = real_now
        self._lock = DataLock(paths, program)
        self._writing_thread = threading.Lock()
        self._writer = make_engine(paths.database, is_writing=True) if is_writing else None
        self._reader = make_engine(paths.database, is_writing=False)
        if self._writer is None:
            return
        self._lock.acquire(_LOCK_SECONDS)
        try:
            with telling_failures():
                refuse_damage(self._writer)
        except BaseException:
            self._lock.release()
            raise

    @property
    def is_writing(self) -> bool:
        """Whether this process may write."""
        return self._writer is not None

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A read-only session over one consistent state of the committed data."""
        with (
            telling_failures(),
            Session(self._reader, expire_on_commit=False) as session,
        ):
            yield session

    @contextmanager
    def write(self, action: str, operation_id: str | None = None) -> Iterator[Transaction]:
        """One transaction; commits at the end together with its audit row, rolls back on error."""
        if self._writer is None:
            raise RuntimeError("the database was opened for reading")
        with (
            self._writing_thread,
            telling_failures(),
            Session(self._writer, expire_on_commit=False) as session,
            session.begin(),
        ):
            transaction = Transaction(session, action, operation_id or str(uuid.uuid4()))
            yield transaction
            session.add(transaction.audit_row(self._real_now()))

    @contextmanager
    def write_bookkeeping(self) -> Iterator[Session]:
        """One transaction without an audit row: what the program notes about its own work.

        For tables that `store.queries.content` leaves out of the content, and for no others.
        """
        if self._writer is None:
            raise RuntimeError("the database was opened for reading")
        with (
            self._writing_thread,
            telling_failures(),
            Session(self._writer, expire_on_commit=False) as session,
            session.begin(),
        ):
            yield session

    def count_operations(self) -> int:
        """Number of user actions on record."""
        with self.read() as session:
            return int(session.execute(select(func.count()).select_from(AuditEntry)).scalar_one())

    def close(self) -> None:
        """Closes the connections and gives the lock back."""
        self._reader.dispose()
        if self._writer is not None:
            self._writer.dispose()
        self._lock.release()


def prepare_database(paths: DataPaths, fill: Callable[[Session], None]) -> None:
    """Makes the database where there is none and upgrades an older one, under the lock.

    Raises DatabaseDamaged, NewerDatabase, DataBusy or StorageUnavailable.
    """
    with telling_failures():
        if paths.database.exists() and stored_version(paths.database) == SCHEMA_VERSION:
            return
        paths.create_folder()
        with DataLock(paths, "fire-roster") as lock:
            lock.acquire(_PREPARE_SECONDS)
            if not paths.database.exists():
                create_database(paths.database, fill)
            elif stored_version(paths.database) < SCHEMA_VERSION:
                upgrade_database(paths.database)
