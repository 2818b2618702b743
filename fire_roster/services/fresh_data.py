"""What a fresh data folder holds: one control room, one micro station, the bundled holidays."""

from datetime import date

from fire_roster.assets import load_json, resource_path
from fire_roster.domain.unit import StationKind
from fire_roster.records.calendar import HolidayDay, HolidayYear
from fire_roster.records.shift import ShiftType
from fire_roster.records.station import Station
from fire_roster.records.unit import Unit
from fire_roster.store.transaction import Session, new_key

_CONTROL_ROOM_BASIS = "国办发〔2017〕87号 第15条(三)；GB 25506-2010 4.2.1；GB 25201-2010 5.2"
_LEVEL_BASIS = (
    "联动型消控室四级及以上：2019版国家职业标准、消防〔2019〕154号；"
    "2026版未作规定，以当地消防部门意见为准"
)
_CREW_BASIS = "公消〔2015〕301号 五(一) 24小时值守；每班人数由单位自定"

DEFAULT_SHIFTS = (
    ("早", "早班", 480, 960, "1", 0),
    ("中", "中班", 960, 1440, "2", 1),
    ("夜", "夜班", 1440, 1920, "3", 2),
)
"""Code, name, start and end minute, hotkey, palette: three shifts of 8 h under one duty date."""


def fill_fresh_database(session: Session) -> None:
    """Writes the default unit, stations, shifts and the holidays that come with the program."""
    session.add(Unit(id=1))
    control_room = Station(
        id=new_key(session, Station),
        name="消控室",
        kind=StationKind.CONTROL_ROOM.value,
        min_level="四级",
        min_level_basis=_LEVEL_BASIS,
        min_staff=2,
        min_staff_basis=_CONTROL_ROOM_BASIS,
        order_number=1,
    )
    micro_station = Station(
        id=new_key(session, Station),
        name="微型消防站",
        kind=StationKind.MICRO_STATION.value,
        is_linked=False,
        min_level="五级",
        min_staff=2,
        min_staff_basis=_CREW_BASIS,
        order_number=2,
    )
    for station in (control_room, micro_station):
        session.add(station)
        session.flush()
        add_default_shifts(session, station.id)
    for path in sorted(resource_path("data", "holidays").glob("[0-9]*.json")):
        _add_holidays(session, load_json("data", "holidays", path.name))


def add_default_shifts(session: Session, station_id: int) -> None:
    """Three shifts of eight hours for a station."""
    for code, name, start, end, hotkey, palette in DEFAULT_SHIFTS:
        session.add(
            ShiftType(
                id=new_key(session, ShiftType),
                station_id=station_id,
                code=code,
                name=name,
                start_minute=start,
                end_minute=end,
                hotkey=hotkey,
                palette=palette,
            )
        )


def _add_holidays(session: Session, content: dict[str, object]) -> None:
    year = int(str(content["year"]))
    papers = content.get("papers")
    basis = "；".join(str(paper) for paper in papers) if isinstance(papers, list) else ""
    session.add(HolidayYear(year=year, basis=basis))
    session.flush()
    days = content["days"]
    assert isinstance(days, list)
    session.add_all(
        HolidayDay(
            day=date.fromisoformat(day["date"]),
            year=year,
            name=day["name"],
            is_off=day["isOffDay"],
            is_statutory=day.get("isStatutory", False),
        )
        for day in days
    )
