"""Stations and their shift types."""

from dataclasses import dataclass
from typing import Any

from fire_roster.domain.certificate import Level
from fire_roster.domain.rotation import REST_MARKS
from fire_roster.domain.shift import ShiftType
from fire_roster.domain.unit import LEGAL_MIN_STAFF, StationFacts, StationKind
from fire_roster.errors import InputRefused, UsageProblem
from fire_roster.records import shift as shift_records
from fire_roster.records.shift import ShiftTypeFields
from fire_roster.records.station import Station, StationFields
from fire_roster.services.changes import Changes, Done, Kind
from fire_roster.services.fresh_data import add_default_shifts
from fire_roster.services.translation import shift_type, station_facts
from fire_roster.store.queries import office
from fire_roster.store.queries import rosters as roster_queries
from fire_roster.store.transaction import Database, Transaction

RESERVED_CODES = frozenset({*REST_MARKS, "假"})
"""What the grid and a written rotation read as rest or leave."""

_STATION_CHANGES = Changes.of(Kind.STATION)


@dataclass(frozen=True, slots=True)
class StationEntry:
    """A station with its record, its facts and its shift types."""

    record: Station
    facts: StationFacts
    shifts: tuple[ShiftType, ...]

    @property
    def required_shifts(self) -> tuple[ShiftType, ...]:
        """The shifts planned every day."""
        return tuple(shift for shift in self.shifts if shift.is_required)


class StationService:
    """What a clerk can do with stations."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def list_all(self) -> tuple[StationEntry, ...]:
        """All stations in order."""
        with self._database.read() as session:
            shifts: dict[int, list[ShiftType]] = {}
            for record in office.list_shift_types(session):
                shifts.setdefault(record.station_id, []).append(shift_type(record))
            return tuple(
                StationEntry(record, station_facts(record), tuple(shifts.get(record.id, ())))
                for record in office.list_stations(session)
            )

    def find(self, name: str) -> StationEntry:
        """The station of that name or id; UsageProblem listing the names otherwise."""
        stations = self.list_all()
        for entry in stations:
            if name.strip() in (entry.record.name, str(entry.record.id)):
                return entry
        names = "、".join(entry.record.name for entry in stations)
        raise UsageProblem(f"没有名为“{name}”的站点，现有站点：{names}。")

    def get(self, station_id: int) -> StationEntry:
        """The station of that key."""
        for entry in self.list_all():
            if entry.record.id == station_id:
                return entry
        raise UsageProblem("这个站点已经不在了，请刷新后再试。")

    def add(self, fields: StationFields) -> Done[int]:
        """A new station with three default shifts; its name must be new."""
        checked = _checked(fields)
        with self._database.write("station.add") as transaction:
            self._refuse_taken_name(transaction, checked.name, except_id=None)
            key = transaction.new_key(Station)
            transaction.session.add(Station(id=key, order_number=key, **checked.model_dump()))
            transaction.session.flush()
            add_default_shifts(transaction.session, key)
            transaction.describe(f"新增站点 {checked.name}", f"station:{key}", checked.model_dump())
        return Done(key, _STATION_CHANGES)

    def update(self, station_id: int, **values: Any) -> Done[None]:
        """Changes fields of a station; the roster is judged by the new ones at once."""
        with self._database.write("station.update") as transaction:
            record = self._record(transaction, station_id)
            before = record.model_dump()
            checked = _checked(StationFields(**{**before, **values}))
            self._refuse_taken_name(transaction, checked.name, except_id=station_id)
            for name, value in checked.model_dump().items():
                setattr(record, name, value)
            record.version += 1
            changed = {
                name: [before[name], value]
                for name, value in checked.model_dump().items()
                if before[name] != value
            }
            transaction.session.add(record)
            transaction.describe(f"修改站点 {record.name}", f"station:{station_id}", changed)
        return Done(None, _STATION_CHANGES)

    def delete(self, station_id: int) -> Done[None]:
        """Takes away a station that nothing stands in yet; InputRefused for any other."""
        with self._database.write("station.delete") as transaction:
            session = transaction.session
            record = self._record(transaction, station_id)
            if len(office.list_stations(session)) == 1:
                raise InputRefused("至少要留一个站点；不用的可以改名改类型。")
            if office.is_station_used(session, station_id):
                raise InputRefused(
                    f"“{record.name}”已有人员、值班表或记录，不能删除；"
                    "先把人员改到别的站点，有过值班表的站点请保留。"
                )
            office.delete_station(session, record)
            transaction.describe(f"删除站点 {record.name}", f"station:{station_id}")
        return Done(None, _STATION_CHANGES)

    def save_shifts(
        self, station_id: int, shifts: list[tuple[int | None, ShiftTypeFields]]
    ) -> Done[None]:
        """Replaces the shift types; pairs of key (None for a new one) and fields.

        A type that a roster uses is kept and only leaves the daily plan when it is not listed.
        """
        checked = [(key, _checked_shift(fields)) for key, fields in shifts]
        _refuse_twins([fields for _, fields in checked])
        with self._database.write("station.shifts") as transaction:
            record = self._record(transaction, station_id)
            self._store_shifts(transaction, station_id, checked)
            transaction.describe(
                f"修改班次 {record.name}",
                f"station:{station_id}",
                {"shifts": [fields.model_dump() for _, fields in checked]},
            )
        return Done(None, _STATION_CHANGES)

    @staticmethod
    def _store_shifts(
        transaction: Transaction,
        station_id: int,
        shifts: list[tuple[int | None, ShiftTypeFields]],
    ) -> None:
        session = transaction.session
        known = {one.id: one for one in office.list_shift_types(session, station_id)}
        used = roster_queries.list_used_shift_types(session)
        for key, fields in shifts:
            if key is None:
                new_key = transaction.new_key(shift_records.ShiftType)
                values = fields.model_dump()
                session.add(shift_records.ShiftType(id=new_key, station_id=station_id, **values))
                continue
            record = known.pop(key, None)
            if record is None:
                raise UsageProblem(f"班次“{fields.name}”已经不在了，请刷新后再试。")
            times = (record.start_minute, record.end_minute)
            if key in used and times != (fields.start_minute, fields.end_minute):
                raise InputRefused(
                    f"“{record.name}”已经用在值班表里，不能改起止时间；请新增一个班次。"
                )
            for name, value in fields.model_dump().items():
                setattr(record, name, value)
            session.add(record)
        codes = {fields.code for _, fields in shifts}
        for record in known.values():
            if record.id in used and record.code in codes:
                raise InputRefused(
                    f"以前的值班表还在用“{record.code}”（{record.name}），"
                    "请给新的班次另取一个简称。"
                )
            if record.id in used:
                record.is_required = False
                session.add(record)
            else:
                session.delete(record)

    @staticmethod
    def _record(transaction: Transaction, station_id: int) -> Station:
        record = transaction.session.get(Station, station_id)
        if record is None:
            raise UsageProblem("这个站点已经不在了，请刷新后再试。")
        return record

    @staticmethod
    def _refuse_taken_name(transaction: Transaction, name: str, except_id: int | None) -> None:
        other = office.find_station_by_name(transaction.session, name)
        if other is not None and other.id != except_id:
            raise InputRefused(f"已有名为“{name}”的站点，请换一个名称。")


def _checked(fields: StationFields) -> StationFields:
    name = fields.name.strip()
    if not name:
        raise InputRefused("站点名称不能为空。")
    if fields.kind not in {kind.value for kind in StationKind}:
        raise InputRefused("站点类型应为消防控制室或微型消防站。")
    try:
        Level.from_label(fields.min_level)
    except ValueError as error:
        raise InputRefused(f"等级“{fields.min_level}”不对，请写五级、四级……一级。") from error
    if not 1 <= fields.min_staff <= 60:
        raise InputRefused("每班人数应在 1 到 60 之间。")
    if (
        fields.kind == StationKind.CONTROL_ROOM.value
        and fields.min_staff < LEGAL_MIN_STAFF
        and not (fields.single_clause or fields.min_staff_basis)
    ):
        raise InputRefused("消控室每班少于 2 人须写明地方条款（依据），否则请填 2 人或以上。")
    return fields.model_copy(update={"name": name})


def _checked_shift(fields: ShiftTypeFields) -> ShiftTypeFields:
    code, name = fields.code.strip(), fields.name.strip()
    if not code or not name:
        raise InputRefused("班次的简称和名称都要填写。")
    if code in RESERVED_CODES:
        raise InputRefused(f"简称“{code}”在值班表里表示不当班，请换一个。")
    if not 0 < fields.end_minute - fields.start_minute <= 24 * 60:
        raise InputRefused(f"“{name}”的时长应大于 0 且不超过 24 小时，请检查起止时间。")
    return fields.model_copy(update={"code": code, "name": name})


def _refuse_twins(shifts: list[ShiftTypeFields]) -> None:
    codes = [fields.code for fields in shifts]
    for code in codes:
        if codes.count(code) > 1:
            raise InputRefused(f"简称“{code}”重复，每个班次的简称要不同。")
    hotkeys = [fields.hotkey.upper() for fields in shifts if fields.hotkey]
    for hotkey in hotkeys:
        if hotkeys.count(hotkey) > 1:
            raise InputRefused(f"快捷键“{hotkey}”重复，每个班次的快捷键要不同。")
    if not any(fields.is_required for fields in shifts):
        raise InputRefused("至少要有一个每天都排的班次。")
