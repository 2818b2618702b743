"""Holidays and reinforced periods: who leads on each day, and how many more people stand."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from fire_roster.domain.month import Month
from fire_roster.errors import InputRefused, UsageProblem
from fire_roster.records.reinforcement import (
    LeadDay,
    LeadFields,
    ReinforcedPeriod,
    ReinforcedPeriodFields,
)
from fire_roster.records.station import Station
from fire_roster.services.changes import Changes, Done, Kind
from fire_roster.services.swap_translation import reinforced_period
from fire_roster.services.translation import holiday_calendar
from fire_roster.store.queries import office
from fire_roster.store.queries import swaps as swap_queries
from fire_roster.store.transaction import Database, Session, Transaction

_MOST_DAYS = 366


@dataclass(frozen=True, slots=True)
class LeadEntry:
    """A day with its leader (None: nobody yet) and why one is asked for (国庆, a period's name).

    `occasion` is empty on an ordinary day; `wants_lead` says that rule H01 asks for a leader.
    """

    day: date
    lead: LeadFields | None
    occasion: str = ""
    wants_lead: bool = False


@dataclass(frozen=True, slots=True)
class PeriodEntry:
    """A reinforced period with the name of its station, 全部站点 where it is for all."""

    record: ReinforcedPeriod
    station_name: str


class LeadService:
    """带班领导 and 加强值守期, entered by the clerk."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def list_days(self, first: date, last: date) -> tuple[LeadEntry, ...]:
        """Every day between the two, with leader and occasion."""
        with self._database.read() as session:
            leads = {one.day: one for one in swap_queries.list_leads(session, first, last)}
            calendar = holiday_calendar(
                office.list_holiday_years(session), office.list_holidays(session)
            )
            periods = [reinforced_period(one) for one in swap_queries.list_periods(session)]
        found = []
        for day in _days(first, last):
            covering = [one for one in periods if one.first <= day <= one.last]
            names = [calendar.name(day)] if calendar.is_holiday(day) else []
            names += [one.name for one in covering]
            lead = LeadFields(**leads[day].model_dump(exclude={"day"})) if day in leads else None
            wants = calendar.is_holiday(day) or any(one.needs_lead for one in covering)
            found.append(LeadEntry(day, lead, "、".join(dict.fromkeys(names)), wants))
        return tuple(found)

    def set_days(
        self, days: Mapping[date, LeadFields | None]
    ) -> Done[Mapping[date, LeadFields | None]]:
        """Gives each day its leader, None for nobody; the value is what was there before.

        Setting the value again undoes it. InputRefused for too many days at once.
        """
        if not 0 < len(days) <= _MOST_DAYS:
            raise InputRefused("请选 1 到 366 天。")
        with self._database.write("lead.set") as transaction:
            before: dict[date, LeadFields | None] = {}
            for day, fields in sorted(days.items()):
                before[day] = _set_day(transaction.session, day, fields)
            transaction.describe(
                f"带班领导：{min(days)} 至 {max(days)} 共 {len(days)} 天",
                "lead",
                {str(day): fields and fields.model_dump() for day, fields in days.items()},
            )
        return Done(before, _changes(days))

    def list_periods(
        self, first: date | None = None, last: date | None = None
    ) -> tuple[PeriodEntry, ...]:
        """Reinforced periods that touch the days, in order of time."""
        with self._database.read() as session:
            names = {one.id: one.name for one in office.list_stations(session)}
            return tuple(
                PeriodEntry(record, names.get(record.station_id or 0, "全部站点"))
                for record in swap_queries.list_periods(session, first, last)
            )

    def add_period(self, fields: ReinforcedPeriodFields) -> Done[int]:
        """A new reinforced period; InputRefused where it contradicts itself."""
        with self._database.write("period.add") as transaction:
            _check(transaction.session, fields)
            key = transaction.new_key(ReinforcedPeriod)
            transaction.session.add(ReinforcedPeriod(id=key, **fields.model_dump()))
            _describe(transaction, "登记", key, fields)
        return Done(key, _period_changes(fields))

    def update_period(
        self, period_id: int, fields: ReinforcedPeriodFields
    ) -> Done[ReinforcedPeriodFields]:
        """Changes a period; the value is what it was."""
        with self._database.write("period.update") as transaction:
            _check(transaction.session, fields)
            record = _get(transaction.session, period_id)
            before = _fields(record)
            for name, value in fields.model_dump().items():
                setattr(record, name, value)
            record.version += 1
            transaction.session.add(record)
            _describe(transaction, "修改", period_id, fields)
        return Done(before, _period_changes(before, fields))

    def delete_period(self, period_id: int) -> Done[ReinforcedPeriodFields]:
        """Removes a period; the value adds it again."""
        with self._database.write("period.delete") as transaction:
            record = _get(transaction.session, period_id)
            before = _fields(record)
            transaction.session.delete(record)
            _describe(transaction, "删除", period_id, before)
        return Done(before, _period_changes(before))


def _set_day(session: Session, day: date, fields: LeadFields | None) -> LeadFields | None:
    held = session.get(LeadDay, day)
    before = LeadFields(**held.model_dump(exclude={"day"})) if held else None
    if fields is None:
        if held is not None:
            session.delete(held)
        return before
    values = {name: value.strip() for name, value in fields.model_dump().items()}
    session.merge(LeadDay(day=day, **LeadFields(**values).model_dump()))
    return before


def _check(session: Session, fields: ReinforcedPeriodFields) -> None:
    if fields.last < fields.first:
        raise InputRefused("加强值守期的结束日期早于开始日期，请检查。")
    if (fields.last - fields.first).days > _MOST_DAYS:
        raise InputRefused("加强值守期最长一年，请分开登记。")
    if not fields.name.strip():
        raise InputRefused("请填写加强值守期的名称，例如“国庆安保”。")
    if fields.station_id is not None and session.get(Station, fields.station_id) is None:
        raise UsageProblem("这个站点已经不在了，请刷新后再试。")


def _get(session: Session, period_id: int) -> ReinforcedPeriod:
    record = session.get(ReinforcedPeriod, period_id)
    if record is None:
        raise UsageProblem("这个加强值守期已经不在了，请刷新后再试。")
    return record


def _fields(record: ReinforcedPeriod) -> ReinforcedPeriodFields:
    return ReinforcedPeriodFields(**record.model_dump(exclude={"id", "version"}))


def _describe(
    transaction: Transaction, word: str, key: int, fields: ReinforcedPeriodFields
) -> None:
    transaction.describe(
        f"{word}加强值守期 {fields.name} {fields.first} 至 {fields.last}",
        f"reinforced_period:{key}",
        fields.model_dump(),
    )


def _days(first: date, last: date) -> list[date]:
    return [first + timedelta(days=offset) for offset in range((last - first).days + 1)]


def _changes(days: Mapping[date, object]) -> Changes:
    return Changes(frozenset({Kind.LEAD, Kind.ROSTER}), frozenset(map(Month.of, days)))


def _period_changes(*all_fields: ReinforcedPeriodFields) -> Changes:
    months = {Month.of(day) for fields in all_fields for day in _days(fields.first, fields.last)}
    return Changes(frozenset({Kind.LEAD, Kind.ROSTER}), frozenset(months))
