"""Stations: control rooms and micro fire stations."""

from datetime import date

from sqlmodel import Field

from fire_roster.records.fields import RecordFields


class StationFields(RecordFields):
    """What a station asks of its shifts, each number with its legal basis.

    `kind` is a value of `StationKind`, `min_level` 五级 … 一级, `single_proofs` words of
    `SinglePersonProof` joined by 、.
    """

    name: str = Field(min_length=1, max_length=60, title="站点名称")
    kind: str = Field(title="站点类型")
    is_linked: bool = Field(default=True, title="联动控制功能")
    min_level: str = Field(default="四级", title="最低等级")
    min_level_basis: str = Field(default="", max_length=200, title="最低等级依据")
    min_staff: int = Field(default=2, ge=1, le=60, title="每班人数")
    min_staff_basis: str = Field(default="", max_length=200, title="每班人数依据")
    has_vehicle: bool = Field(default=False, title="配备消防车")
    is_community: bool = Field(default=False, title="社区微型消防站")
    single_clause: str = Field(default="", max_length=200, title="单人值班地方条款")
    single_in_force: date | None = Field(default=None, title="条款施行日期")
    single_needs_remote: bool = Field(default=True, title="要求远程操作")
    single_proofs: str = Field(default="", title="单人值班证明材料")
    phone: str = Field(default="", max_length=40, title="站点电话")


class Station(StationFields, table=True):
    """A station with its identity."""

    id: int = Field(primary_key=True)
    order_number: int = 0
    version: int = 1
