"""Unit, stations, shift types, rotation, settings and holidays."""

from collections.abc import Sequence

from sqlalchemy import select as sql_select
from sqlmodel import Session, col, delete, select

from fire_roster.records.calendar import HolidayDay, HolidayYear
from fire_roster.records.setting import Setting
from fire_roster.records.shift import Rotation, ShiftType
from fire_roster.records.station import Station
from fire_roster.records.unit import Unit


def get_unit(session: Session) -> Unit:
    """The unit's only row."""
    unit = session.get(Unit, 1)
    if unit is None:
        raise LookupError("unit")
    return unit


def list_stations(session: Session) -> Sequence[Station]:
    """All stations in their order."""
    return session.exec(select(Station).order_by(col(Station.order_number), col(Station.id))).all()


def find_station_by_name(session: Session, name: str) -> Station | None:
    """The station of that name."""
    return session.exec(select(Station).where(Station.name == name)).first()


def list_shift_types(session: Session, station_id: int | None = None) -> Sequence[ShiftType]:
    """Shift types of one station, or of all, in order of time."""
    query = select(ShiftType).order_by(
        col(ShiftType.station_id), col(ShiftType.start_minute), col(ShiftType.id)
    )
    if station_id is not None:
        query = query.where(ShiftType.station_id == station_id)
    return session.exec(query).all()


def delete_station(session: Session, record: Station) -> None:
    """Takes a station away with its shift types."""
    for shift in list_shift_types(session, record.id):
        session.delete(shift)
    session.flush()
    session.delete(record)


def is_station_used(session: Session, station_id: int) -> bool:
    """Whether anything besides its own shift types names a station."""
    from fire_roster.records.all_tables import all_tables

    own = ShiftType.__tablename__
    for table in all_tables().values():
        for column in table.columns:
            names_station = any(key.target_fullname == "station.id" for key in column.foreign_keys)
            if names_station and table.name != own:
                query = sql_select(column).where(column == station_id).limit(1)
                if session.connection().execute(query).first() is not None:
                    return True
    return False


def find_rotation(session: Session, station_id: int) -> Rotation | None:
    """The rotation a station uses."""
    return session.exec(select(Rotation).where(Rotation.station_id == station_id)).first()


def list_settings(session: Session, prefix: str = "") -> Sequence[Setting]:
    """Settings whose key starts with the prefix."""
    query = select(Setting).order_by(col(Setting.key))
    if prefix:
        query = query.where(col(Setting.key).startswith(prefix, autoescape=True))
    return session.exec(query).all()


def list_holidays(session: Session, year: int | None = None) -> Sequence[HolidayDay]:
    """Days of the published arrangements."""
    query = select(HolidayDay).order_by(col(HolidayDay.day))
    if year is not None:
        query = query.where(HolidayDay.year == year)
    return session.exec(query).all()


def list_holiday_years(session: Session) -> Sequence[HolidayYear]:
    """Years on file."""
    return session.exec(select(HolidayYear).order_by(col(HolidayYear.year))).all()


def delete_holidays(session: Session, year: int) -> None:
    """Removes the days of a year."""
    session.exec(delete(HolidayDay).where(col(HolidayDay.year) == year))
