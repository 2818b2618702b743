"""Adding, changing and deleting a record of any ledger."""

from datetime import datetime
from typing import Any

from fire_roster.domain.rules.k01_retention import RULE, refuse_deletion
from fire_roster.domain.rules.k02_unsigned_records import RULE as K02
from fire_roster.errors import InputRefused, UsageProblem
from fire_roster.records.duty_log import DutyLog
from fire_roster.services.changes import Changes, Done
from fire_roster.services.clock import Clock
from fire_roster.services.practice.ledgers import Ledger, find_ledger
from fire_roster.services.practice.papers import is_entered_late, is_row_late
from fire_roster.services.practice.record_checks import refuse_misfit
from fire_roster.services.unit import rule_settings_of
from fire_roster.store.queries import office, practice
from fire_roster.store.queries.attachments import delete_attachments
from fire_roster.store.transaction import Database, Session, Transaction

_PHONE_LIKE = frozenset({"phone", "contact"})


class RecordService:
    """What a clerk can do with the records of a ledger, by its key (see `LEDGERS`)."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def list_all(self, key: str) -> tuple[Any, ...]:
        """All records, in the order in which they were entered."""
        with self._database.read() as session:
            return tuple(practice.list_records(session, find_ledger(key).table))

    def get(self, key: str, record_id: int) -> Any:
        """One record; UsageProblem where there is none of that number."""
        with self._database.read() as session:
            return find_record(session, find_ledger(key), record_id)

    def late_ids(self, key: str) -> frozenset[int]:
        """Keys of the records that were entered later than the unit allows (K02: 补录)."""
        ledger = find_ledger(key)
        with self._database.read() as session:
            settings = rule_settings_of(office.list_settings(session, "rule."))
            is_log = ledger.table is DutyLog
            rows = practice.list_children(session, DutyLog) if is_log else ()
        limit = K02.value(settings, "sign_hours")
        late = {one.id for one in self.list_all(key) if is_entered_late(ledger, one, limit)}
        return frozenset(late | {row.log_id for row in rows if is_row_late(row, limit)})

    def add(self, key: str, **values: Any) -> Done[int]:
        """A new record; InputRefused where the values do not fit."""
        ledger = find_ledger(key)
        with self._database.write(f"{ledger.key}.add") as transaction:
            record = add_record(transaction, ledger, values, self._clock)
            describe(transaction, ledger, record, "新增", _plain(values))
        return Done(record.id, Changes.of(ledger.kind))

    def update(self, key: str, record_id: int, **values: Any) -> Done[None]:
        """Changes fields of a record."""
        ledger = find_ledger(key)
        with self._database.write(f"{ledger.key}.update") as transaction:
            record = find_record(transaction.session, ledger, record_id)
            changed = change_record(transaction, ledger, record, values, self._clock)
            describe(transaction, ledger, record, "修改", changed)
        return Done(None, Changes.of(ledger.kind))

    def delete(self, key: str, record_id: int) -> Done[None]:
        """Removes a record whose time is over; InputRefused names the rule and the day (K01).

        One that was never held, or that belongs to no day, can go at any time.
        """
        ledger = find_ledger(key)
        with self._database.write(f"{ledger.key}.delete") as transaction:
            session = transaction.session
            record = find_record(session, ledger, record_id)
            self._refuse_early(session, ledger, record)
            practice.delete_children(session, ledger.table, record_id)
            delete_attachments(session, str(ledger.table.__tablename__), [record_id])
            session.flush()
            session.delete(record)
            describe(transaction, ledger, record, "删除", _plain(record.model_dump()))
        return Done(None, Changes.of(ledger.kind))

    def _refuse_early(self, session: Session, ledger: Ledger, record: Any) -> None:
        day = ledger.day(record)
        if ledger.retention is None or day is None:
            return
        settings = rule_settings_of(office.list_settings(session, "rule."))
        refusal = refuse_deletion(ledger.retention, day, self._clock.today(), settings)
        if refusal is not None:
            raise InputRefused(
                f"{ledger.entry}应保存 {refusal.years} 年，到 {refusal.until} 才可以删除"
                f"（K01：{RULE.clause}）。填错的内容请直接修改，改动会留痕。"
            )


def find_record(session: Session, ledger: Ledger, record_id: int) -> Any:
    """The record of that number; UsageProblem where there is none."""
    record = session.get(ledger.table, record_id)
    if record is None:
        raise UsageProblem(f"没有编号为 {record_id} 的{ledger.title}，可能已被删除，请刷新后再试。")
    return record


def add_record(
    transaction: Transaction,
    ledger: Ledger,
    values: dict[str, Any],
    clock: Clock,
    *,
    written_at: datetime | None = None,
) -> Any:
    """Adds a record inside a transaction; it was written down now unless told otherwise."""
    fields = _checked(ledger, values)
    refuse_misfit(transaction.session, ledger, fields, clock.now())
    record = ledger.table(id=transaction.new_key(ledger.table), **fields)
    _note_time(ledger, record, written_at or clock.now())
    transaction.session.add(record)
    transaction.session.flush()
    ledger.settle(transaction.session, record)
    return record


def change_record(
    transaction: Transaction, ledger: Ledger, record: Any, values: dict[str, Any], clock: Clock
) -> dict[str, Any]:
    """Changes a record inside a transaction; returns {field: [old, new]} without phones."""
    before = record.model_dump()
    checked = _checked(ledger, {**{name: before[name] for name in _names(ledger)}, **values})
    changed = {name: value for name, value in checked.items() if before[name] != value}
    place = {name: checked[name] for name in ("station_id", "day") if name in checked}
    refuse_misfit(transaction.session, ledger, changed | place, clock.now(), record.id)
    for name, value in checked.items():
        setattr(record, name, value)
    record.version += 1
    _note_time(ledger, record, clock.now())
    transaction.session.add(record)
    ledger.settle(transaction.session, record)
    return {
        name: [before[name], value] for name, value in changed.items() if name not in _PHONE_LIKE
    }


def describe(
    transaction: Transaction, ledger: Ledger, record: Any, verb: str, detail: dict[str, Any]
) -> None:
    """The audit row of an action on a record."""
    subject = f"{ledger.key}:{record.id}"
    transaction.describe(f"{verb}{ledger.title} {ledger.name(record)}", subject, detail)


def _names(ledger: Ledger) -> tuple[str, ...]:
    return tuple(ledger.fields.model_fields)


def _checked(ledger: Ledger, values: dict[str, Any]) -> dict[str, Any]:
    unknown = sorted(set(values) - set(_names(ledger)))
    if unknown:
        known = "、".join(_names(ledger))
        raise UsageProblem(f"{ledger.title}没有“{unknown[0]}”这一项，可以写：{known}。")
    stripped = {
        name: value.strip() if isinstance(value, str) else value for name, value in values.items()
    }
    fields = ledger.fields(**stripped)
    ledger.check(fields)
    return fields.model_dump()


def _note_time(ledger: Ledger, record: Any, now: datetime) -> None:
    """When it was written down, once what it is about has happened (K02: 补录)."""
    if "recorded_at" not in ledger.table.model_fields:
        return
    if ledger.day(record) is not None and getattr(record, "recorded_at", None) is None:
        record.recorded_at = now.replace(microsecond=0)


def _plain(values: dict[str, Any]) -> dict[str, Any]:
    return {
        name: value
        for name, value in values.items()
        if value not in (None, "", False) and name not in _PHONE_LIKE
    }
