"""What a record must agree on with the clock and with the other records; raises InputRefused."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from fire_roster.domain.unit import StationKind
from fire_roster.errors import InputRefused
from fire_roster.records.duty_log import DutyLog
from fire_roster.records.station import Station
from fire_roster.services.practice.ledgers import Ledger
from fire_roster.store.queries import practice
from fire_roster.store.transaction import Session

_AHEAD = timedelta(hours=1)
"""A hand-over is often written down some minutes before the hour."""


def refuse_misfit(
    session: Session, ledger: Ledger, values: Mapping[str, Any], now: datetime, own_id: int = 0
) -> None:
    """A station that there is, nothing recorded before it happened, one duty log a day."""
    _refuse_future(ledger, values, now)
    key = values.get("station_id")
    station = None if key is None else session.get(Station, key)
    if key is not None and station is None:
        raise InputRefused(f"没有编号为 {key} 的站点，请重新选择站点。")
    if ledger.table is DutyLog and station is not None:
        _refuse_second_sheet(session, station, values["day"], own_id)


def _refuse_future(ledger: Ledger, values: Mapping[str, Any], now: datetime) -> None:
    for name in ledger.happened:
        value = values.get(name)
        title = ledger.fields.titles()[name]
        if isinstance(value, datetime):
            if value > now + _AHEAD:
                raise InputRefused(f"{title} {value:%Y-%m-%d %H:%M} 还没有到，发生以后再登记。")
        elif isinstance(value, date) and value > now.date():
            raise InputRefused(f"{title} {value} 还没有到，发生以后再登记。")


def _refuse_second_sheet(session: Session, station: Station, day: date, own_id: int) -> None:
    if station.kind != StationKind.CONTROL_ROOM:
        raise InputRefused(f"{station.name}不是消防控制室，值班记录表请选消控室。")
    for one in practice.list_records(session, DutyLog):
        if (one.station_id, one.day) == (station.id, day) and one.id != own_id:
            raise InputRefused(f"{station.name} {day} 已有值班记录，请打开那一张修改。")
