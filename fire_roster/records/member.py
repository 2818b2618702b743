"""Members, their teams and the stations they belong to."""

from datetime import date

from sqlmodel import Field, SQLModel

from fire_roster.records.fields import RecordFields


class MemberFields(RecordFields):
    """Fields of the staff ledger (公消〔2015〕301号 名册).

    `no_night_until` holds the last day without night duty, never the reason (个人信息保护法 6).
    """

    name: str = Field(min_length=1, max_length=60, title="姓名")
    sex: str = Field(default="", max_length=2, title="性别")
    id_number: str = Field(default="", max_length=18, title="身份证号")
    birth: date | None = Field(default=None, title="出生日期")
    phone: str = Field(default="", max_length=40, title="联系电话")
    position: str = Field(default="", max_length=40, title="岗位")
    position_from: date | None = Field(default=None, title="岗位任职自")
    position_until: date | None = Field(default=None, title="岗位任职至")
    team_from: date | None = Field(default=None, title="班组自")
    team_until: date | None = Field(default=None, title="班组至")
    department: str = Field(default="", max_length=60, title="部门")
    joined: date | None = Field(default=None, title="入职日期")
    left: date | None = Field(default=None, title="离职日期")
    no_night_until: date | None = Field(default=None, title="不排夜班至")
    trained_on: date | None = Field(default=None, title="岗前培训日期")
    remark: str = Field(default="", max_length=2000, title="备注")


class Member(MemberFields, table=True):
    """A member with identity and team; `order_number` keeps the order of the ledger.

    `purged_on` is the day on which ID number, phone and photo of a leaver were deleted.
    """

    id: int = Field(primary_key=True)
    team_id: int | None = Field(default=None, foreign_key="team.id")
    order_number: int = 0
    purged_on: date | None = None
    version: int = 1


class Team(SQLModel, table=True):
    """People who rotate together."""

    id: int = Field(primary_key=True)
    name: str = Field(unique=True, min_length=1, max_length=40)


class MemberStation(SQLModel, table=True):
    """A member keeps duty at a station."""

    __tablename__ = "member_station"

    member_id: int = Field(foreign_key="member.id", primary_key=True)
    station_id: int = Field(foreign_key="station.id", primary_key=True)


class ChangeReport(SQLModel, table=True):
    """A change of staff to be reported within five working days (61号令 14; rule S09).

    `kind` is a value of `ChangeKind`; without `reported_on` it is still open.
    """

    __tablename__ = "change_report"

    id: int = Field(primary_key=True)
    member_id: int = Field(foreign_key="member.id", index=True)
    kind: str
    day: date
    reported_on: date | None = None
    reported_by: str = Field(default="", max_length=60)
    version: int = 1
