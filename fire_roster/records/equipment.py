"""What a micro fire station has and whom it works with; contracts of the unit."""

from datetime import date

from pydantic import NaiveDatetime
from sqlalchemy import Column, DateTime
from sqlmodel import Field

from fire_roster.records.fields import RecordFields


class EquipmentFields(RecordFields):
    """A line of the equipment ledger (公消〔2015〕301号 三)."""

    station_id: int = Field(foreign_key="station.id", title="所属站点")
    name: str = Field(min_length=1, max_length=60, title="器材名称")
    specification: str = Field(default="", max_length=100, title="规格型号")
    quantity: int = Field(default=1, ge=0, le=100_000, title="数量")
    unit_word: str = Field(default="件", max_length=6, title="单位")
    place: str = Field(default="", max_length=100, title="存放位置")
    keeper: str = Field(default="", max_length=60, title="保管人")
    checked_on: date | None = Field(default=None, title="上次检查")
    check_days: int = Field(default=30, ge=0, le=3650, title="检查周期（天）")
    expires: date | None = Field(default=None, title="有效期或报废日期")
    state: str = Field(default="完好", max_length=20, title="状态")
    remark: str = Field(default="", max_length=400, title="备注")


class Equipment(EquipmentFields, table=True):
    """A piece of equipment with its identity."""

    id: int = Field(primary_key=True)
    version: int = 1


class EquipmentCheckFields(RecordFields):
    """A look through the equipment of a station."""

    station_id: int = Field(foreign_key="station.id", title="所属站点")
    checked_on: date = Field(title="检查日期")
    checked_by: str = Field(default="", max_length=60, title="检查人")
    result: str = Field(default="全部完好", max_length=1000, title="检查结果")
    is_signed: bool = Field(default=False, title="已签字")


class EquipmentCheck(EquipmentCheckFields, table=True):
    """A check with its identity."""

    __tablename__ = "equipment_check"

    id: int = Field(primary_key=True)
    version: int = 1
    recorded_at: NaiveDatetime | None = Field(default=None, sa_column=Column(DateTime))


class PartnerFields(RecordFields):
    """Whom a station works with: fire brigade, neighbouring stations (联勤联动)."""

    name: str = Field(min_length=1, max_length=100, title="单位名称")
    kind: str = Field(default="邻近微型消防站", max_length=40, title="类别")
    contact: str = Field(default="", max_length=60, title="联系人")
    phone: str = Field(default="", max_length=40, title="联系电话")
    distance: str = Field(default="", max_length=40, title="距离或到场时间")
    agreed_on: date | None = Field(default=None, title="联动协议日期")
    remark: str = Field(default="", max_length=400, title="备注")


class Partner(PartnerFields, table=True):
    """A partner with its identity."""

    id: int = Field(primary_key=True)
    version: int = 1


class FilingFields(RecordFields):
    """A micro station's 备案 with the local fire department (公消〔2015〕301号 六)."""

    station_id: int = Field(foreign_key="station.id", title="所属站点")
    filed_on: date = Field(title="备案日期")
    authority: str = Field(default="", max_length=100, title="备案部门")
    number: str = Field(default="", max_length=60, title="备案编号")
    content: str = Field(default="", max_length=400, title="备案内容")


class Filing(FilingFields, table=True):
    """A filing with its identity."""

    id: int = Field(primary_key=True)
    version: int = 1


class ContractFields(RecordFields):
    """A contract or a yearly test with its end: 维保合同, 年度检测, 电气检测, 油烟道清洗 …"""

    kind: str = Field(default="消防设施维保合同", min_length=1, max_length=40, title="类别")
    company: str = Field(default="", max_length=100, title="承担单位")
    number: str = Field(default="", max_length=60, title="编号")
    signed_on: date | None = Field(default=None, title="签订或出具日期")
    expires: date | None = Field(default=None, title="到期日期")
    contact: str = Field(default="", max_length=100, title="联系人及电话")
    remark: str = Field(default="", max_length=400, title="备注")


class Contract(ContractFields, table=True):
    """A contract with its identity."""

    id: int = Field(primary_key=True)
    version: int = 1
