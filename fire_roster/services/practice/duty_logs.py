"""The duty log of a control room: a sheet a day, its two-hourly rows, and the gaps."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from fire_roster.domain.rules.k02_unsigned_records import RULE as K02
from fire_roster.errors import InputRefused
from fire_roster.records.duty_log import DutyLog, DutyLogRow
from fire_roster.services.changes import Changes, Done, Kind
from fire_roster.services.clock import Clock
from fire_roster.services.practice.ledgers import LEDGERS
from fire_roster.services.practice.papers import is_row_late
from fire_roster.services.practice.records import add_record, describe, find_record
from fire_roster.services.unit import rule_settings_of
from fire_roster.store.queries import office, practice
from fire_roster.store.transaction import Database, Transaction

_LEDGER = LEDGERS["duty-log"]
_AHEAD = timedelta(minutes=15)
"""Clocks of controller and PC differ."""
STATES = ("正常", "故障", "火警", "误报", "故障报警", "监管报警", "漏报")


@dataclass(frozen=True, slots=True)
class LogRow:
    """A row: when, what the controller showed, what was done, who wrote it."""

    at: datetime
    state: str = "正常"
    note: str = ""
    written_by: str = ""


class DutyLogService:
    """What only duty logs have; the fields of a sheet are `RecordService`."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def find(self, station_id: int, day: date) -> DutyLog | None:
        """The sheet of a control room and a duty date."""
        with self._database.read() as session:
            return _find(practice.list_records(session, DutyLog), station_id, day)

    def list_rows(self, log_id: int) -> Sequence[DutyLogRow]:
        """The rows of a sheet in order of time."""
        with self._database.read() as session:
            return practice.list_children(session, DutyLog, log_id)

    def row_counts(self) -> Mapping[int, int]:
        """How many rows every sheet has."""
        with self._database.read() as session:
            return Counter(row.log_id for row in practice.list_children(session, DutyLog))

    def late_times(self, log_id: int) -> frozenset[datetime]:
        """Times of the rows that were typed too late (K02: 补录)."""
        with self._database.read() as session:
            settings = rule_settings_of(office.list_settings(session, "rule."))
            rows = practice.list_children(session, DutyLog, log_id)
        limit = K02.value(settings, "sign_hours")
        return frozenset(row.at for row in rows if is_row_late(row, limit))

    def open_sheet(self, station_id: int, day: date) -> Done[int]:
        """The sheet of that day, made where there is none."""
        with self._database.write("duty-log.open") as transaction:
            record = self._sheet(transaction, station_id, day)
            describe(transaction, _LEDGER, record, "打开", {"station": station_id})
        return Done(record.id, Changes.of(Kind.DUTY_RECORD))

    def set_rows(self, log_id: int, rows: Iterable[LogRow]) -> Done[None]:
        """The sheet has exactly these rows. InputRefused for an unknown state or equal times."""
        wanted = sorted(rows, key=lambda row: row.at)
        for row in wanted:
            if row.state not in STATES:
                raise InputRefused(f"运行情况应为{'、'.join(STATES)}，不能是“{row.state}”。")
        if len({row.at for row in wanted}) < len(wanted):
            raise InputRefused("同一时间写了两行，请改正其中一行的时间。")
        ahead = [row.at for row in wanted if row.at > self._clock.now() + _AHEAD]
        if ahead:
            raise InputRefused(f"{ahead[0]:%m-%d %H:%M} 还没有到，到时再记录。")
        with self._database.write("duty-log.rows") as transaction:
            record = find_record(transaction.session, _LEDGER, log_id)
            known = practice.list_children(transaction.session, DutyLog, log_id)
            typed = {_content(one): one.recorded_at for one in known}
            now = self._clock.now().replace(microsecond=0)
            stored = []
            for row in wanted:
                at, state, note, writer = content = _content(row)
                stored.append(
                    DutyLogRow(
                        log_id=log_id,
                        at=at,
                        state=state,
                        note=note,
                        written_by=writer,
                        recorded_at=typed.get(content, now),
                    )
                )
            practice.replace_children(transaction.session, DutyLog, log_id, stored)
            record.version += 1
            transaction.session.add(record)
            describe(transaction, _LEDGER, record, "填写", {"rows": len(stored)})
        return Done(None, Changes.of(Kind.DUTY_RECORD))

    def _sheet(self, transaction: Transaction, station_id: int, day: date) -> DutyLog:
        known = _find(practice.list_records(transaction.session, DutyLog), station_id, day)
        if known is not None:
            return known
        values = {"station_id": station_id, "day": day}
        added: DutyLog = add_record(transaction, _LEDGER, values, self._clock)
        return added


def _content(row: LogRow | DutyLogRow) -> tuple[datetime, str, str, str]:
    """What people wrote, without when."""
    return row.at, row.state, row.note.strip(), row.written_by.strip()


def _find(sheets: Sequence[DutyLog], station_id: int, day: date) -> DutyLog | None:
    return next((one for one in sheets if (one.station_id, one.day) == (station_id, day)), None)
