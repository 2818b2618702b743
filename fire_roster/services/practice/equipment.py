"""Equipment of a micro station from the standard, and what a look through it means."""

from dataclasses import dataclass

from fire_roster.assets import load_json
from fire_roster.errors import InputRefused, UsageProblem
from fire_roster.records.equipment import Equipment
from fire_roster.records.station import Station
from fire_roster.services.changes import Changes, Done, Kind
from fire_roster.services.clock import Clock
from fire_roster.services.practice.ledgers import LEDGERS
from fire_roster.services.practice.records import add_record
from fire_roster.store.queries import practice
from fire_roster.store.transaction import Database

_LEDGER = LEDGERS["equipment"]


@dataclass(frozen=True, slots=True)
class EquipmentLine:
    """A kind of equipment with the number that is suggested; `is_required` by the standard."""

    name: str
    specification: str
    quantity: int
    unit_word: str
    check_days: int
    is_required: bool


@dataclass(frozen=True, slots=True)
class StationPreset:
    """What a kind of micro station has: people in words, equipment line by line."""

    key: str
    name: str
    staff: str
    basis: str
    equipment: tuple[EquipmentLine, ...]


def station_presets() -> tuple[StationPreset, ...]:
    """A unit's station and a community's (公消〔2015〕301号)."""
    return tuple(
        StationPreset(
            one["key"],
            one["name"],
            one["staff"],
            one["basis"],
            tuple(_line(line) for line in one["equipment"]),
        )
        for one in load_json("data", "station_presets.json")
    )


class EquipmentService:
    """What only the equipment of a station has; adding and changing a line is `RecordService`."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def preset_of(self, station_id: int) -> StationPreset:
        """The preset that fits the kind of station; UsageProblem where there is no such station."""
        with self._database.read() as session:
            station = session.get(Station, station_id)
        if station is None:
            raise UsageProblem("这个站点已经不在了，请刷新后再试。")
        key = "community" if station.is_community else "unit"
        return next(one for one in station_presets() if one.key == key)

    def missing_lines(self, station_id: int) -> tuple[EquipmentLine, ...]:
        """Lines of the preset whose kind of equipment the station has not; any spelling counts
        that holds the name (干粉灭火器 is 灭火器)."""
        preset = self.preset_of(station_id)
        with self._database.read() as session:
            own = [
                one.name
                for one in practice.list_records(session, Equipment)
                if one.station_id == station_id
            ]
        return tuple(
            line for line in preset.equipment if not any(line.name in name for name in own)
        )

    def add_lines(self, station_id: int, names: frozenset[str]) -> Done[list[int]]:
        """These lines of the preset as equipment of the station, not checked yet.

        InputRefused where nothing is to be added.
        """
        wanted = [one for one in self.missing_lines(station_id) if one.name in names]
        if not wanted:
            raise InputRefused("没有要添加的器材：标准里的器材台账里都有了，或者一样也没有选。")
        with self._database.write("equipment.preset") as transaction:
            keys = []
            for line in wanted:
                values = {
                    "station_id": station_id,
                    "name": line.name,
                    "specification": line.specification,
                    "quantity": line.quantity,
                    "unit_word": line.unit_word,
                    "check_days": line.check_days,
                }
                keys.append(add_record(transaction, _LEDGER, values, self._clock).id)
            subject = f"{_LEDGER.key}:station:{station_id}"
            transaction.describe(f"按标准添加器材 {len(keys)} 种", subject, {"equipment": keys})
        return Done(keys, Changes.of(Kind.EQUIPMENT))


def _line(values: dict[str, object]) -> EquipmentLine:
    return EquipmentLine(
        name=str(values["name"]),
        specification=str(values["specification"]),
        quantity=int(str(values["quantity"])),
        unit_word=str(values["unit_word"]),
        check_days=int(str(values["check_days"])),
        is_required=values["required"] is True,
    )
