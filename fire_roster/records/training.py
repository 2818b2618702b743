"""Courses, exercises and publicity, and who attended."""

from datetime import date

from pydantic import NaiveDatetime
from sqlalchemy import Column, DateTime
from sqlmodel import Field, SQLModel

from fire_roster.records.fields import RecordFields


class TrainingFields(RecordFields):
    """The record of a course (公安部令第61号 第43条: 时间、参加人员、内容).

    `kind` is a value of `TrainingKind`; `audience` and `reached_count` are for 消防宣传;
    `certificate_level` is what an external course leads to.
    """

    title: str = Field(min_length=1, max_length=100, title="培训名称")
    kind: str = Field(default="定期全员培训", title="培训类型")
    planned_on: date = Field(title="计划日期")
    held_on: date | None = Field(default=None, title="培训日期")
    hours: float = Field(default=2, ge=0, le=400, title="课时（小时）")
    place: str = Field(default="", max_length=100, title="地点")
    teacher: str = Field(default="", max_length=60, title="授课人")
    department: str = Field(default="", max_length=200, title="参加部门")
    content: str = Field(default="", max_length=2000, title="培训内容")
    exam: str = Field(default="", max_length=100, title="考核方式")
    pass_score: int = Field(default=60, ge=0, le=1000, title="合格分数")
    audience: str = Field(default="", max_length=200, title="宣传对象")
    reached_count: int = Field(default=0, ge=0, le=1_000_000, title="覆盖人数")
    certificate_level: str = Field(default="", max_length=2, title="拟取得等级")
    organiser: str = Field(default="", max_length=100, title="培训机构")
    recorder: str = Field(default="", max_length=60, title="记录人")
    is_signed: bool = Field(default=False, title="签到表已由本人签字")
    remark: str = Field(default="", max_length=2000, title="备注")


class Training(TrainingFields, table=True):
    """A course with its identity; `recorded_at` is when its holding was first recorded."""

    id: int = Field(primary_key=True)
    version: int = 1
    recorded_at: NaiveDatetime | None = Field(default=None, sa_column=Column(DateTime))


class Attendance(SQLModel, table=True):
    """A member who was to attend a course; `score` None where there was no exam."""

    training_id: int = Field(foreign_key="training.id", primary_key=True)
    member_id: int = Field(foreign_key="member.id", primary_key=True, index=True)
    is_present: bool = True
    score: int | None = None
