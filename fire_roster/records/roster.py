"""Rosters and their assignments."""

from datetime import datetime

from sqlalchemy import Column, DateTime, UniqueConstraint
from sqlmodel import Field, SQLModel


class Roster(SQLModel, table=True):
    """One version of the roster of a station and a month (`month` is 2026-12).

    `status` is a value of `RosterStatus`; only the newest version may be a draft. `method`
    tells how the draft was made (rotation, optimisation with seed and model hash), as JSON.
    """

    __table_args__ = (UniqueConstraint("station_id", "month", "version"),)

    id: int = Field(primary_key=True)
    station_id: int = Field(foreign_key="station.id")
    month: str = Field(index=True)
    version: int = 1
    status: str = "DRAFT"
    method: str = ""
    published_at: datetime | None = Field(default=None, sa_column=Column(DateTime(timezone=True)))
    published_reason: str = ""
    edit_count: int = 0


class Assignment(SQLModel, table=True):
    """A member on a shift; the key is the seat, `day` the day of the roster's month."""

    roster_id: int = Field(foreign_key="roster.id", primary_key=True)
    day: int = Field(primary_key=True)
    shift_type_id: int = Field(foreign_key="shift_type.id", primary_key=True)
    member_id: int = Field(foreign_key="member.id", primary_key=True, index=True)
    position: str = ""
    is_locked: bool = False
