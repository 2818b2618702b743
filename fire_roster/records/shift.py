"""Shift types of a station, and the rotation it uses."""

from datetime import date

from sqlmodel import Field, SQLModel

from fire_roster.records.fields import RecordFields


class ShiftTypeFields(RecordFields):
    """Template of a shift; minutes from the midnight that begins the duty date."""

    code: str = Field(min_length=1, max_length=4, title="班次简称")
    name: str = Field(min_length=1, max_length=20, title="班次名称")
    start_minute: int = Field(ge=0, le=1440, title="开始时间")
    end_minute: int = Field(ge=1, le=2880, title="结束时间")
    hotkey: str = Field(default="", max_length=1, title="快捷键")
    palette: int = Field(default=0, title="颜色")
    is_required: bool = Field(default=True, title="每天都排")


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
