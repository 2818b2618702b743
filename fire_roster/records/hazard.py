"""Hazards 隐患: found, mended, checked again, closed."""

from datetime import date

from pydantic import NaiveDatetime
from sqlalchemy import Column, DateTime
from sqlmodel import Field

from fire_roster.records.fields import RecordFields


class HazardFields(RecordFields):
    """A hazard from its finding to its closing (公安部令第61号 第30–32条).

    `source` is 自查, 演练, 巡查, 检查, 消防部门检查 or the unit's own word; `origin` names the
    record it came from, such as `drill:12`.
    """

    found_on: date = Field(title="发现日期")
    place: str = Field(min_length=1, max_length=100, title="部位")
    description: str = Field(min_length=1, max_length=1000, title="隐患情况")
    source: str = Field(default="自查", max_length=40, title="来源")
    origin: str = Field(default="", max_length=40, title="来源记录")
    severity: str = Field(default="一般", max_length=10, title="程度")
    found_by: str = Field(default="", max_length=60, title="发现人")
    measure: str = Field(default="", max_length=1000, title="整改措施")
    owner: str = Field(default="", max_length=60, title="整改责任人")
    deadline: date | None = Field(default=None, title="整改期限")
    cost: str = Field(default="", max_length=40, title="整改资金")
    rechecked_on: date | None = Field(default=None, title="复查日期")
    rechecked_by: str = Field(default="", max_length=60, title="复查人")
    closed_on: date | None = Field(default=None, title="销号日期")
    closed_by: str = Field(default="", max_length=60, title="销号人")
    remark: str = Field(default="", max_length=2000, title="备注")


class Hazard(HazardFields, table=True):
    """A hazard with its identity."""

    id: int = Field(primary_key=True)
    version: int = 1
    recorded_at: NaiveDatetime | None = Field(default=None, sa_column=Column(DateTime))
