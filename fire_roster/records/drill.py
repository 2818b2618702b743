"""Drills and who took part."""

from datetime import date

from pydantic import NaiveDatetime
from sqlalchemy import Column, DateTime
from sqlmodel import Field, SQLModel

from fire_roster.records.fields import RecordFields


class DrillFields(RecordFields):
    """The record of a drill (公安部令第61号 第43条) and its plan.

    `kind` is a value of `DrillKind`; `timeline` is JSON {mark: 2026-12-01T09:30:12}; `groups` is
    JSON {plan group: leader}; `grade` is 优, 良, 中 or 差.
    """

    title: str = Field(min_length=1, max_length=100, title="演练名称")
    kind: str = Field(default="综合演练", title="演练类型")
    planned_on: date = Field(title="计划日期")
    station_id: int | None = Field(default=None, foreign_key="station.id", title="所属站点")
    plan_basis: str = Field(default="", max_length=200, title="依据预案")
    key_place: str = Field(default="", max_length=100, title="起火部位")
    scenario: str = Field(default="", max_length=2000, title="情景设定")
    commander: str = Field(default="", max_length=60, title="总指挥")
    groups: str = Field(default="{}", max_length=2000, title="各组组长")
    departments: str = Field(default="", max_length=400, title="参加部门")
    is_told: bool = Field(default=False, title="已事先告知演练范围内的人员")
    is_blind: bool = Field(default=False, title="不预先通知参演人员（盲演）")
    has_notice: bool = Field(default=False, title="已张贴公告")
    has_signs: bool = Field(default=False, title="现场已设标识")
    announced_on: date | None = Field(default=None, title="公告日期")
    held_on: date | None = Field(default=None, title="实施日期")
    begins_at: str = Field(default="", max_length=5, title="开始时间")
    ends_at: str = Field(default="", max_length=5, title="结束时间")
    expected_count: int = Field(default=0, ge=0, le=100_000, title="应到人数")
    present_count: int = Field(default=0, ge=0, le=100_000, title="实到人数")
    order_way: str = Field(default="", max_length=40, title="下达方式")
    equipment: str = Field(default="", max_length=400, title="携带器材")
    timeline: str = Field(default="{}", max_length=2000, title="时间线")
    facilities: str = Field(default="", max_length=2000, title="设施动作情况")
    course: str = Field(default="", max_length=2000, title="演练经过")
    problems: str = Field(default="", max_length=2000, title="存在问题")
    grade: str = Field(default="", max_length=2, title="评估等级")
    evaluation: str = Field(default="", max_length=2000, title="总结评估")
    is_plan_revised: bool = Field(default=False, title="已修订预案")
    recorder: str = Field(default="", max_length=60, title="记录人")
    evaluator: str = Field(default="", max_length=60, title="评估人")
    is_signed: bool = Field(default=False, title="纸质记录已签字")
    closed_on: date | None = Field(default=None, title="办结日期")
    remark: str = Field(default="", max_length=2000, title="备注")


class Drill(DrillFields, table=True):
    """A drill with its identity; `recorded_at` is when its holding was first recorded."""

    id: int = Field(primary_key=True)
    version: int = 1
    recorded_at: NaiveDatetime | None = Field(default=None, sa_column=Column(DateTime))


class DrillParticipant(SQLModel, table=True):
    """A member who was called to a drill; `team` as it was that hour."""

    __tablename__ = "drill_participant"

    drill_id: int = Field(foreign_key="drill.id", primary_key=True)
    member_id: int = Field(foreign_key="member.id", primary_key=True, index=True)
    team: str = Field(default="", max_length=40)
    is_present: bool = True
