"""Leaders on call, and periods with more people per shift."""

from datetime import date

from sqlmodel import Field

from fire_roster.records.fields import RecordFields


class LeadFields(RecordFields):
    """带班领导 of a day; the phone is reachable the whole day."""

    name: str = Field(min_length=1, max_length=60, title="带班领导")
    title: str = Field(default="", max_length=40, title="职务")
    phone: str = Field(default="", max_length=40, title="带班电话")


class LeadDay(LeadFields, table=True):
    """One leader per day for the whole unit."""

    __tablename__ = "lead_day"

    day: date = Field(primary_key=True)


class ReinforcedPeriodFields(RecordFields):
    """加强值守期, both days included; `station_id` None means every station."""

    name: str = Field(min_length=1, max_length=40, title="名称")
    first: date = Field(title="开始日期")
    last: date = Field(title="结束日期")
    extra_staff: int = Field(default=1, ge=0, le=20, title="每班增加人数")
    needs_lead: bool = Field(default=True, title="每天安排带班领导")
    station_id: int | None = Field(default=None, foreign_key="station.id", title="站点")
    basis: str = Field(default="", max_length=200, title="依据")


class ReinforcedPeriod(ReinforcedPeriodFields, table=True):
    """A period with its identity."""

    __tablename__ = "reinforced_period"

    id: int = Field(primary_key=True)
    version: int = 1
