"""One user action = one transaction + one audit row + one undo record + one operation id."""

import importlib
import json
import threading
import uuid
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Engine, event, func, select
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session, SQLModel

from fire_roster.errors import DatabaseRolledBack, StorageUnavailable
from fire_roster.records.audit import AuditEntry, Sequence
from fire_roster.store import audit_chain, row_digests, undo_log
from fire_roster.store.anchor_file import read_anchor_file, write_anchor
from fire_roster.store.audit_chain import Anchor
from fire_roster.store.ballast import drop_ballast, is_tight, lay_ballast
from fire_roster.store.capture import install_capture, take_changes
from fire_roster.store.engine import make_engine, refuse_damage
from fire_roster.store.failures import DISK_FULL, telling_failures
from fire_roster.store.gate import Gate
from fire_roster.store.lock import DataLock
from fire_roster.store.paths import DataPaths
from fire_roster.store.place_check import refuse_unsafe_place
from fire_roster.store.queries import logbook
from fire_roster.store.vault.sealed_files import settle

__all__ = ["Database", "Session", "Transaction", "new_key"]

_LOCK_SECONDS = 1.0
_FREEING = (".delete", "undo")
"""Actions that a full disk must not stop."""

_READ_ONLY = "现在是只读打开，不能修改；请先排除打开时提示的问题，再重新打开程序。"
_BULK = (".import", ".purge")
"""Actions that change much at once: a copy is made first."""

_CLOCK_JUMP = (timedelta(days=-1), timedelta(days=31))
"""A clock that moved further than this since the last action is not believed."""


class Transaction:
    """What a use case works with: a session, keys, and the audit row it has to describe."""

    def __init__(self, session: Session, action: str, operation_id: str, actor: str = "") -> None:
        self._actor = actor
        self.session = session
        self.action = action
        self.operation_id = operation_id
        self._summary = ""
        self._subject = ""
        self._detail: Mapping[str, Any] = {}
        self._is_final = False
        self._is_undo = False

    def describe(
        self, summary: str, subject: str = "", detail: Mapping[str, Any] | None = None
    ) -> None:
        """What the audit row says: a Chinese sentence, the record, old and new values."""
        self._summary, self._subject, self._detail = summary, subject, detail or {}

    @property
    def actor(self) -> str:
        """Who is logged in; empty without accounts."""
        return self._actor

    def seal_off(self) -> None:
        """Nothing up to and with this action can be undone afterwards (a roster was published)."""
        self._is_final = True

    def keep_off_undo(self) -> None:
        """This action moves along the undo pile and does not lie on it."""
        self._is_undo = True

    def new_key(self, table: type[SQLModel]) -> int:
        """The next key of a table, never used before."""
        return new_key(self.session, table)

    def finish(self, at: datetime) -> Anchor:
        """Writes audit entry, digests and undo record of the action; where the audit stands."""
        session = self.session
        session.flush()
        last = logbook.last_moment(session)
        entry = self.audit_row(at)
        anchor = audit_chain.seal_entry(session, entry)
        session.add(entry)
        session.flush()
        connection = session.connection()
        changes = take_changes(connection)
        row_digests.apply_changes(connection, changes)
        if not self._is_undo:
            undo_log.record_action(connection, entry.id, changes, is_final=self._is_final)
        if last is not None and _CLOCK_JUMP[0] <= at - last <= _CLOCK_JUMP[1]:
            undo_log.purge_old(connection, at)
        return anchor

    def audit_row(self, at: datetime) -> AuditEntry:
        """The audit row of this action."""
        if not self._summary:
            raise RuntimeError(f"action {self.action} did not describe itself")
        return AuditEntry(
            id=self.new_key(AuditEntry),
            at=at,
            actor=self._actor,
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


def _anybody(action: str) -> str:
    """Without accounts nobody is asked, and the audit names nobody."""
    return ""


class Database:
    """The database of a data folder.

    `before_bulk` is called before an action that changes much at once (an import). `permit` is
    asked before every action and says who does it; NotAllowed where that person may not.
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
        self._gate = Gate()
        self._writer = make_engine(paths.database, is_writing=True) if is_writing else None
        self._reader = make_engine(paths.database, is_writing=False)
        self._next_operation_id: str | None = None
        self.before_bulk: Callable[[], object] | None = None
        self.permit: Callable[[str], str] = _anybody
        if self._writer is None:
            return
        # Writing sorts tables by their foreign keys, so that all of them must be defined.
        importlib.import_module("fire_roster.records.all_tables")
        refuse_unsafe_place(paths.folder)
        self._lock.acquire(_LOCK_SECONDS)
        try:
            with telling_failures():
                self._open_for_writing(self._writer)
            lay_ballast(paths)
            # What a full disk leaves undone stays readable and is done at a later start.
            with suppress(OSError):
                settle(paths)
        except BaseException:
            self.close()
            raise

    @property
    def is_writing(self) -> bool:
        """Whether this process may write."""
        return self._writer is not None

    def real_now(self) -> datetime:
        """The real instant, aware, in UTC."""
        return self._real_now()

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A read-only session over one consistent state of the committed data."""
        with (
            self._gate.passing(),
            telling_failures(),
            Session(self._reader, expire_on_commit=False) as session,
        ):
            yield session

    @contextmanager
    def write(self, action: str, operation_id: str | None = None) -> Iterator[Transaction]:
        """One transaction; commits at the end together with its audit row, rolls back on error.

        StorageUnavailable where the database was opened for reading only.
        """
        if self._writer is None:
            raise StorageUnavailable(_READ_ONLY)
        actor = self.permit(action)
        if self.before_bulk is not None and action.endswith(_BULK):
            self.before_bulk()
        identity = operation_id or self._next_operation_id or str(uuid.uuid4())
        self._next_operation_id = None
        with (
            self._writing_thread,
            telling_failures(),
            self._room_for(action),
            Session(self._writer, expire_on_commit=False) as session,
        ):
            transaction = Transaction(session, action, identity, actor)
            yield transaction
            anchor = transaction.finish(self._real_now())
            self._commit(session, identity)
        write_anchor(self.paths.anchor, anchor)

    @contextmanager
    def closed(self) -> Iterator[None]:
        """No connection of this process is open inside; the right to write stays held.

        For work on the files themselves. Readers and writers of other threads wait.
        """
        if self._writer is None:
            raise RuntimeError("the database was opened for reading")
        with self._writing_thread, self._gate.closed(), telling_failures():
            self._reader.dispose()
            self._writer.dispose()
            yield

    @contextmanager
    def naming_operation(self, operation_id: str) -> Iterator[None]:
        """The first action inside carries this operation id."""
        self._next_operation_id = operation_id
        try:
            yield
        finally:
            self._next_operation_id = None

    def has_done(self, operation_id: str) -> bool:
        """Whether the action of that id is on record."""
        with self.read() as session:
            return logbook.find_operation(session, operation_id) is not None

    def _open_for_writing(self, writer: Engine) -> None:
        """Looks through the file; a full disk gets the space that was kept aside, once."""
        try:
            refuse_damage(writer)
        except DBAPIError:
            if not drop_ballast(self.paths):
                raise
            refuse_damage(writer)
        event.listen(writer, "connect", lambda driver, _: install_capture(driver))
        writer.dispose()
        self._refuse_rollback()

    @contextmanager
    def _room_for(self, action: str) -> Iterator[None]:
        """The last room on a disk is for deleting; StorageUnavailable for anything else."""
        is_freeing = action.endswith(_FREEING)
        if is_tight(self.paths):
            if not is_freeing:
                raise StorageUnavailable(DISK_FULL)
            drop_ballast(self.paths)
        yield
        if is_freeing:
            lay_ballast(self.paths)

    def _commit(self, session: Session, operation_id: str) -> None:
        """A COMMIT that raises may have committed: the record is asked, nothing is repeated."""
        try:
            session.commit()
        except DBAPIError:
            with suppress(DBAPIError):
                session.rollback()
            if not self.has_done(operation_id):
                raise

    def _refuse_rollback(self) -> None:
        """DatabaseDamaged where the file is older than the work that was saved on this PC."""
        anchor = read_anchor_file(self.paths.anchor)
        with self.read() as session:
            if anchor is not None and not audit_chain.holds_anchor(session, anchor):
                raise DatabaseRolledBack(
                    "数据库比本机最后一次保存的要旧，可能被旧文件覆盖，没有写入任何内容。"
                    "请用最近的备份恢复（restore --latest）；"
                    "确认要用这份旧数据时用 restore --keep-current。"
                )

    @contextmanager
    def write_bookkeeping(self) -> Iterator[Session]:
        """One transaction without an audit row: what the program notes about its own work.

        For tables that `store.tracked_tables` calls bookkeeping, and for no others.
        """
        if self._writer is None:
            raise StorageUnavailable(_READ_ONLY)
        with (
            self._writing_thread,
            telling_failures(),
            Session(self._writer, expire_on_commit=False) as session,
        ):
            yield session
            session.flush()
            connection = session.connection()
            row_digests.apply_changes(connection, take_changes(connection))
            session.commit()

    def newest_operation(self) -> int:
        """Key of the newest user action on record, 0 without one; the next one's is greater."""
        with self.read() as session:
            return session.execute(select(func.max(AuditEntry.id))).scalar_one() or 0

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
