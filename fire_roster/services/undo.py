"""Undo, redo and the recycle bin: they survive the end of the program."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from fire_roster.domain.month import Month
from fire_roster.errors import InputRefused, UsageProblem
from fire_roster.records.audit import AuditEntry
from fire_roster.records.bookkeeping import UndoRecord
from fire_roster.records.roster import Roster
from fire_roster.services.changes import Changes, Done, Kind
from fire_roster.services.clock import wall_time
from fire_roster.store import undo_log
from fire_roster.store.queries import logbook, people
from fire_roster.store.transaction import Database, Session, Transaction
from fire_roster.store.undo_log import KEPT_DAYS, StoredChange, UndoState

__all__ = ["KEPT_DAYS", "DeletedEntry", "UndoService", "UndoStep"]

_KINDS = {
    "shift_type": Kind.STATION,
    "rotation": Kind.STATION,
    "team": Kind.MEMBER,
    "member_station": Kind.MEMBER,
    "assignment": Kind.ROSTER,
    "holiday_year": Kind.HOLIDAY,
    "holiday_day": Kind.HOLIDAY,
}
"""Tables that are not named like the kind of records they belong to."""

_LISTED = 2_000
_JUST_NOW = 3
_DELETING = (".delete", ".remove")


@dataclass(frozen=True, slots=True)
class DeletedEntry:
    """Something in the recycle bin; `entry_id` fetches it back."""

    entry_id: int
    deleted_at: datetime
    summary: str


@dataclass(frozen=True, slots=True)
class UndoStep:
    """The action that undo or redo would move; `is_final` ones cannot be taken back."""

    summary: str
    at: datetime
    is_final: bool


class UndoService:
    """Takes the newest action back, makes it again, fetches deleted records back."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def undo(self) -> Done[str]:
        """Takes the newest action back; the value says which. InputRefused where none can be."""
        with self._database.write("undo") as transaction:
            record = undo_log.find_undoable(transaction.session)
            if record is None:
                raise InputRefused("没有可以撤销的操作。")
            if record.state == UndoState.FINAL.value:
                summary = _entry(transaction.session, record).summary
                raise InputRefused(f"“{summary}”不能撤销；需要更正时请修改并发布新的一版。")
            return self._move(transaction, record, "撤销")

    def undo_through(self, operation_id: str) -> Done[int]:
        """Takes an action back, and first what was done after it; how many actions that was.

        All or nothing. InputRefused where it is undone already or something after it stays.
        """
        with self._database.write("undo") as transaction:
            session = transaction.session
            target = logbook.find_operation(session, operation_id)
            if target is None:
                raise LookupError(operation_id)
            changes, count, summary = Changes(), 0, target.summary
            while True:
                record = undo_log.find_undoable(session)
                if record is None or record.id < target.id:
                    raise InputRefused(f"“{summary}”已经撤销过了。")
                if record.state == UndoState.FINAL.value:
                    told = _entry(session, record).summary
                    raise InputRefused(f"之后的“{told}”不能撤销，所以“{summary}”也不能撤销了。")
                done = self._move(transaction, record, "撤销")
                session.flush()
                changes, count = _joined(changes, done.changes), count + 1
                if record.id == target.id:
                    return Done(count, changes)

    def redo(self) -> Done[str]:
        """Makes the action again that was undone last; InputRefused where there is none."""
        with self._database.write("redo") as transaction:
            record = undo_log.find_redoable(transaction.session)
            if record is None:
                raise InputRefused("没有可以重做的操作。")
            return self._move(transaction, record, "重做")

    def next_undo(self) -> UndoStep | None:
        """What `undo` would take back."""
        with self._database.read() as session:
            return _step(session, undo_log.find_undoable(session))

    def next_redo(self) -> UndoStep | None:
        """What `redo` would make again."""
        with self._database.read() as session:
            return _step(session, undo_log.find_redoable(session))

    def list_deleted(self) -> tuple[DeletedEntry, ...]:
        """What was deleted in the last 90 days and not fetched back, newest first."""
        with self._database.read() as session:
            return tuple(
                DeletedEntry(record.id, entry.at.replace(tzinfo=UTC), entry.summary)
                for record, entry in undo_log.list_records(session, _LISTED)
                if record.state == UndoState.DONE.value and entry.action.endswith(".delete")
            )

    def newest_deleted(self) -> DeletedEntry | None:
        """What was deleted last, to be fetched back at once."""
        with self._database.read() as session:
            for record, entry in undo_log.list_records(session, _JUST_NOW):
                if record.state == UndoState.DONE.value and entry.action.endswith(_DELETING):
                    at = entry.at.replace(tzinfo=UTC)
                    return DeletedEntry(record.id, at, entry.summary)
        return None

    def restore_deleted(self, entry_id: int) -> Done[str]:
        """Fetches something back from the bin; InputRefused where its place is taken."""
        with self._database.write("bin.restore") as transaction:
            session = transaction.session
            record = session.get(UndoRecord, entry_id)
            if record is None or record.state != UndoState.DONE.value:
                raise UsageProblem("回收站里没有这一条，请刷新后再试。")
            entry = _entry(session, record)
            self._database.permit(entry.action)
            changes = undo_log.stored_changes(record)
            _refuse_second_person(session, changes)
            undo_log.undo_changes(session.connection(), changes)
            record.state = UndoState.DROPPED.value
            session.add(record)
            transaction.describe(
                f"从回收站恢复：{entry.summary}", entry.subject, {"entry": entry_id}
            )
            return Done(entry.summary, _changes_of(session, changes))

    def _move(self, transaction: Transaction, record: UndoRecord, word: str) -> Done[str]:
        session = transaction.session
        transaction.keep_off_undo()
        entry = _entry(session, record)
        self._database.permit(entry.action)
        changes = undo_log.stored_changes(record)
        if word == "撤销":
            undo_log.undo_changes(session.connection(), changes)
            record.state = UndoState.UNDONE.value
        else:
            undo_log.redo_changes(session.connection(), changes)
            record.state = UndoState.DONE.value
        session.add(record)
        transaction.describe(f"{word}：{entry.summary}", entry.subject, {"entry": entry.id})
        return Done(entry.summary, _changes_of(session, changes))


def _step(session: Session, record: UndoRecord | None) -> UndoStep | None:
    if record is None:
        return None
    entry = _entry(session, record)
    return UndoStep(entry.summary, wall_time(entry.at), record.state == UndoState.FINAL.value)


def _joined(one: Changes, other: Changes) -> Changes:
    return Changes(one.kinds | other.kinds, one.months | other.months)


def _entry(session: Session, record: UndoRecord) -> AuditEntry:
    entry = session.get(AuditEntry, record.id)
    if entry is None:
        raise LookupError(record.id)
    return entry


def _refuse_second_person(session: Session, changes: Iterable[StoredChange]) -> None:
    for change in changes:
        number = (change.before or {}).get("id_number") if change.table == "member" else None
        other = people.find_member_by_id_number(session, number) if number else None
        if other is not None:
            raise InputRefused(
                f"{other.name}（编号{other.id}）用了同一个身份证号，不能恢复，请核对。"
            )


def _changes_of(session: Session, changes: Sequence[StoredChange]) -> Changes:
    """Kinds and months of the rows; every kind for a table that is not known here."""
    kinds: set[Kind] = set()
    for table in {change.table for change in changes}:
        known = _KINDS.get(table) or next((one for one in Kind if one.value == table), None)
        kinds |= {known} if known else set(Kind)
    return Changes(frozenset(kinds), frozenset(_months(session, changes)))


def _months(session: Session, changes: Sequence[StoredChange]) -> set[Month]:
    texts, keys = set(), set()
    for change in changes:
        row = change.before or change.after or {}
        if change.table == "roster":
            texts.add(row["month"])
        elif change.table == "assignment":
            keys.add(row["roster_id"])
    rosters = (session.get(Roster, key) for key in keys)
    return {Month.parse(text) for text in {*texts, *(one.month for one in rosters if one)}}
