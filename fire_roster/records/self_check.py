"""Self-checks, commitments and inspections by the authority."""

from datetime import date

from pydantic import NaiveDatetime
from sqlalchemy import Column, DateTime
from sqlmodel import Field, SQLModel

from fire_roster.records.fields import RecordFields


class CheckTemplateFields(RecordFields):
    """A list of items to go through; `items` are lines, `basis` says where they come from."""

    name: str = Field(min_length=1, max_length=60, title="自查表名称")
    basis: str = Field(default="", max_length=300, title="依据")
    every_days: int = Field(default=0, ge=0, le=3650, title="周期（天，0 为不定期）")
    items: str = Field(default="", max_length=8000, title="检查项目（每行一项）")


class CheckTemplate(CheckTemplateFields, table=True):
    """A template with its identity; `preset` names the one of ours it was made from."""

    __tablename__ = "check_template"

    id: int = Field(primary_key=True)
    version: int = 1
    preset: str = ""


class SelfCheckFields(RecordFields):
    """One run of a template."""

    title: str = Field(min_length=1, max_length=100, title="自查名称")
    template_id: int | None = Field(default=None, foreign_key="check_template.id", title="自查表")
    started_on: date = Field(title="自查日期")
    deadline: date | None = Field(default=None, title="完成期限")
    leader: str = Field(default="", max_length=60, title="组织人")
    closed_on: date | None = Field(default=None, title="办结日期")
    is_signed: bool = Field(default=False, title="纸质记录已签字")
    remark: str = Field(default="", max_length=2000, title="备注")


class SelfCheck(SelfCheckFields, table=True):
    """A run with its identity."""

    __tablename__ = "self_check"

    id: int = Field(primary_key=True)
    version: int = 1
    recorded_at: NaiveDatetime | None = Field(default=None, sa_column=Column(DateTime))


class SelfCheckItem(SQLModel, table=True):
    """An item of a run; `result` is empty, 符合, 不符合 or 不涉及."""

    __tablename__ = "self_check_item"

    check_id: int = Field(foreign_key="self_check.id", primary_key=True)
    number: int = Field(primary_key=True)
    text: str = Field(default="", max_length=400)
    result: str = Field(default="", max_length=10)
    finding: str = Field(default="", max_length=1000)
    responsible: str = Field(default="", max_length=60)
    done_on: date | None = None
    evidence: str = Field(default="", max_length=400)


class CommitmentFields(RecordFields):
    """消防安全责任书 or 承诺书 of a level: 责任人 → 管理人 → department → post."""

    level: str = Field(default="消防安全责任人", max_length=40, title="层级")
    signer: str = Field(min_length=1, max_length=60, title="签订人")
    department: str = Field(default="", max_length=60, title="部门或岗位")
    kind: str = Field(default="消防安全责任书", max_length=40, title="类别")
    signed_on: date = Field(title="签订日期")
    expires: date | None = Field(default=None, title="下次续签日期")
    remark: str = Field(default="", max_length=400, title="备注")


class Commitment(CommitmentFields, table=True):
    """A commitment with its identity."""

    id: int = Field(primary_key=True)
    version: int = 1


class AuthorityVisitFields(RecordFields):
    """An inspection by the fire authority or the police station (公安部令第120号 第10条)."""

    visited_on: date = Field(title="检查日期")
    authority: str = Field(min_length=1, max_length=100, title="检查单位")
    inspectors: str = Field(default="", max_length=100, title="检查人员")
    findings: str = Field(default="", max_length=2000, title="检查发现")
    order_number: str = Field(default="", max_length=60, title="文书编号")
    deadline: date | None = Field(default=None, title="整改期限")
    replied_on: date | None = Field(default=None, title="回复日期")
    reply: str = Field(default="", max_length=2000, title="回复内容")
    remark: str = Field(default="", max_length=400, title="备注")


class AuthorityVisit(AuthorityVisitFields, table=True):
    """A visit with its identity."""

    __tablename__ = "authority_visit"

    id: int = Field(primary_key=True)
    version: int = 1
    recorded_at: NaiveDatetime | None = Field(default=None, sa_column=Column(DateTime))
