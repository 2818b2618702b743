"""Stations: control rooms and micro fire stations."""

from datetime import date

from sqlmodel import Field, SQLModel


class StationFields(SQLModel):
    """What a station asks of its shifts, each number with its legal basis.

    `kind` is a value of `StationKind`, `min_level` 五级 … 一级, `single_proofs` words of
    `SinglePersonProof` joined by 、.
    """

    name: str = Field(min_length=1, max_length=60)
    kind: str
    is_linked: bool = True
    min_level: str = "四级"
    min_level_basis: str = Field(default="", max_length=200)
    min_staff: int = Field(default=2, ge=1, le=60)
    min_staff_basis: str = Field(default="", max_length=200)
    has_vehicle: bool = False
    single_clause: str = Field(default="", max_length=200)
    single_in_force: date | None = None
    single_needs_remote: bool = True
    single_proofs: str = ""
    phone: str = Field(default="", max_length=40)


class Station(StationFields, table=True):
    """A station with its identity."""

    id: int = Field(primary_key=True)
    order_number: int = 0
    version: int = 1
