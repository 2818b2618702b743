"""The unit: one row."""

from datetime import date

from sqlmodel import Field

from fire_roster.records.fields import RecordFields


class UnitFields(RecordFields):
    """Master data of the organisation.

    `traits` are words of `UnitTrait`, `key_places` the 重点部位, each joined by 、.
    """

    name: str = Field(default="", max_length=100, title="单位名称")
    traits: str = Field(default="消防安全重点单位", title="单位类型")
    address: str = Field(default="", max_length=200, title="地址")
    responsible_person: str = Field(default="", max_length=60, title="消防安全责任人")
    safety_manager: str = Field(default="", max_length=60, title="消防安全管理人")
    safety_manager_phone: str = Field(default="", max_length=40, title="消防安全管理人电话")
    duty_phone: str = Field(default="", max_length=40, title="值班电话")
    maintenance_contact: str = Field(default="", max_length=100, title="维保单位及电话")
    staff_count: int = Field(default=0, ge=0, le=1_000_000, title="从业人员总数")
    key_places: str = Field(default="", max_length=2000, title="消防安全重点部位")
    is_averaged_hours: bool = Field(default=False, title="实行综合计算工时")
    averaged_hours_number: str = Field(default="", max_length=60, title="综合计算工时批准文号")
    averaged_hours_until: date | None = Field(default=None, title="综合计算工时批准有效期至")


class Unit(UnitFields, table=True):
    """The only row has id 1."""

    id: int = Field(primary_key=True)
    version: int = 1
