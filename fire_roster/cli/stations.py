"""`stations`: what each control room and micro station asks of its shifts."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any

import typer

from fire_roster.cli.options import takes
from fire_roster.cli.reply import Reply
from fire_roster.cli.session import reading, writing
from fire_roster.cli.shapes import iso, or_none, shift_shape
from fire_roster.cli.text_table import text_table
from fire_roster.cli.words import read_choice, read_day, read_level, read_yes_no
from fire_roster.domain.unit import SinglePersonProof, StationKind

if TYPE_CHECKING:
    from fire_roster.services.office import Office
    from fire_roster.services.stations import StationEntry

_ROOM, _MICRO = StationKind.CONTROL_ROOM.value, StationKind.MICRO_STATION.value
_KINDS = {
    "control-room": _ROOM,
    "micro-station": _MICRO,
    _ROOM: _ROOM,
    _MICRO: _MICRO,
    "消控室": _ROOM,
    "消防控制室": _ROOM,
    "微型消防站": _MICRO,
}
_PROOFS = {
    "network": SinglePersonProof.NETWORK.value,
    "remote-control": SinglePersonProof.REMOTE_CONTROL.value,
    "remote-centre": SinglePersonProof.REMOTE_CENTRE.value,
    "facilities": SinglePersonProof.FACILITIES.value,
    "fallback": SinglePersonProof.FALLBACK.value,
    **{proof.value: proof.value for proof in SinglePersonProof},
}
_PROOF_HELP = (
    "单人值班已备的证明：network 联网合同或验收、remote-control 远程操作证明、"
    "remote-centre 远程中心持证值守、facilities 设施完好、fallback 断网恢复双人预案"
)

Level = Annotated[str, typer.Option("--min-level", metavar="等级", help="值班员最低等级，如 四级")]
Staff = Annotated[int | None, typer.Option("--min-staff", metavar="人数", help="每班最少人数")]
Linked = Annotated[str, typer.Option(metavar="yes|no", help="消控室是否具备联动控制功能")]
Vehicle = Annotated[str, typer.Option(metavar="yes|no", help="微型消防站是否配消防车辆")]
Community = Annotated[
    str, typer.Option(metavar="yes|no", help="是否社区微型消防站（站长 1 人、队员 5 人以上）")
]
Basis = Annotated[str, typer.Option(metavar="依据", help="本次修改的等级、人数的依据")]
Clause = Annotated[
    str, typer.Option(metavar="条款", help="允许单人值班的地方条款，如 浙江省消防条例第36条")
]
InForce = Annotated[str, typer.Option("--in-force", metavar="日期", help="该条款的施行日期")]
Remote = Annotated[str, typer.Option(metavar="yes|no", help="该条款是否要求能远程操作全部控制功能")]
Proof = Annotated[list[str] | None, typer.Option(metavar="证明", help=_PROOF_HELP)]


@dataclass(frozen=True, slots=True, kw_only=True)
class StationOptions:
    """What a station may be told; empty means unchanged."""

    min_level: Level = ""
    min_staff: Staff = None
    linked: Linked = ""
    vehicle: Vehicle = ""
    community: Community = ""
    basis: Basis = ""
    clause: Clause = ""
    in_force: InForce = ""
    remote: Remote = ""
    proof: Proof = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewStation(StationOptions):
    """A station that does not exist yet."""

    name: Annotated[str, typer.Argument(metavar="NAME", help="新站点的名称")]
    kind: Annotated[
        str,
        typer.Option(metavar="类型", help="control-room（消控室）或 micro-station（微型消防站）"),
    ] = "control-room"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedStation(StationOptions):
    """A station on file."""

    name: Annotated[str, typer.Argument(metavar="NAME", help="站点名称或编号")]
    rename: Annotated[str, typer.Option(metavar="名称", help="改名")] = ""


def list_stations(context: typer.Context) -> Reply:
    """列出站点、每班要求和班次。"""
    with reading(context) as office:
        entries = office.stations.list_all()
    return _reply(entries)


@takes(NewStation)
def add_station(context: typer.Context, options: NewStation) -> Reply:
    """新增站点，自带早、中、夜三个 8 小时班次。"""
    from fire_roster.records.station import StationFields

    kind = read_choice("--kind", options.kind, _KINDS)
    is_room = kind == _ROOM
    values: dict[str, Any] = {
        "name": options.name,
        "kind": kind,
        "is_linked": is_room,
        "min_level": "四级" if is_room else "五级",
        **dict(_values(options)),
    }
    fields = StationFields(**values)
    with writing(context) as office:
        return _one(office, office.stations.add(fields).value)


@takes(ChangedStation)
def set_station(context: typer.Context, options: ChangedStation) -> Reply:
    """修改站点的要求；单人值班要写明条款、施行日期和证明，并把每班人数设为 1。"""
    values = dict(_values(options))
    if options.rename:
        values["name"] = options.rename
    with writing(context) as office:
        key = office.stations.find(options.name).record.id
        if values:
            office.stations.update(key, **values)
        return _one(office, key)


COMMANDS = {"list": list_stations, "add": add_station, "set": set_station}


def station_shape(entry: "StationEntry") -> dict[str, Any]:
    """A station as JSON."""
    record, facts = entry.record, entry.facts
    condition = facts.single_person
    return {
        "id": record.id,
        "name": record.name,
        "kind": facts.kind.value,
        "linked": record.is_linked,
        "min_level": facts.min_level.label,
        "min_level_basis": or_none(record.min_level_basis),
        "min_staff": record.min_staff,
        "min_staff_basis": or_none(record.min_staff_basis),
        "vehicle": record.has_vehicle,
        "community": record.is_community,
        "single_person": {
            "clause": or_none(condition.clause),
            "in_force": iso(condition.in_force),
            "needs_remote": condition.needs_remote_control,
            "proofs": sorted(proof.value for proof in condition.proofs),
            "missing": list(condition.missing),
        },
        "shifts": [{**shift_shape(one), "required": one.is_required} for one in entry.shifts],
    }


def _values(options: StationOptions) -> Iterator[tuple[str, Any]]:
    """Fields of the record that the options name.

    A new level or head count drops the basis of the old one unless a new basis is given.
    """
    basis = options.basis.strip()
    names_none = not options.min_level and options.min_staff is None
    if options.min_level:
        yield "min_level", read_level(options.min_level).label
    if options.min_level or (basis and names_none):
        yield "min_level_basis", basis
    if options.min_staff is not None:
        yield "min_staff", options.min_staff
    if options.min_staff is not None or (basis and names_none):
        yield "min_staff_basis", basis
    if options.linked:
        yield "is_linked", read_yes_no("--linked", options.linked)
    if options.vehicle:
        yield "has_vehicle", read_yes_no("--vehicle", options.vehicle)
    if options.community:
        yield "is_community", read_yes_no("--community", options.community)
    yield from _single_person(options)


def _single_person(options: StationOptions) -> Iterator[tuple[str, Any]]:
    if options.clause:
        yield "single_clause", options.clause.strip()
    if options.in_force:
        yield "single_in_force", read_day(options.in_force)
    if options.remote:
        yield "single_needs_remote", read_yes_no("--remote", options.remote)
    if options.proof:
        words = [read_choice("--proof", one, _PROOFS) for one in options.proof]
        yield "single_proofs", "、".join(dict.fromkeys(words))


def _one(office: "Office", key: int) -> Reply:
    reply = _reply((office.stations.get(key),))
    return Reply(reply.document[0], reply.lines)


def _reply(entries: "tuple[StationEntry, ...]") -> Reply:
    rows = [
        (
            str(entry.record.id),
            entry.record.name,
            entry.facts.kind.label,
            _demand(entry),
            "、".join(f"{shift.code} {shift.time_text}" for shift in entry.required_shifts),
        )
        for entry in entries
    ]
    lines = text_table(("编号", "站点", "类型", "每班要求", "班次"), rows)
    return Reply([station_shape(entry) for entry in entries], lines)


def _demand(entry: "StationEntry") -> str:
    facts = entry.facts
    if not facts.is_control_room:
        return f"{facts.min_staff} 人"
    linked = "联动" if facts.is_linked else "非联动"
    return f"{facts.min_staff} 人，{facts.min_level.label}及以上，{linked}"
