"""Shift types of a station, and the rotation it uses."""

from datetime import date

from sqlmodel import Field, SQLModel


class ShiftTypeFields(SQLModel):
    """Template of a shift; minutes from the midnight that begins the duty date."""

    code: str = Field(min_length=1, max_length=4)
    name: str = Field(min_length=1, max_length=20)
    start_minute: int = Field(ge=0, le=1440)
    end_minute: int = Field(ge=1, le=2880)
    hotkey: str = Field(default="", max_length=1)
    palette: int = 0
    is_required: bool = True


class ShiftType(ShiftTypeFields, table=True):
    """A shift type with its identity; never deleted once a roster uses it."""

    __tablename__ = "shift_type"

    id: int = Field(primary_key=True)
    station_id: int = Field(foreign_key="station.id", index=True)


class Rotation(SQLModel, table=True):
    """The repeating cycle of a station: runs across month ends from its anchor date.

    `cycle` is a text such as 早早中中夜夜休休; `team_offsets` is JSON {team name: days}.
    """

    id: int = Field(primary_key=True)
    station_id: int = Field(foreign_key="station.id", unique=True)
    pattern: str
    cycle: str
    anchor: date
    team_offsets: str = "{}"
