"""Leave: days on which a member cannot be on duty."""

from datetime import date

from sqlmodel import Field

from fire_roster.records.fields import RecordFields


class LeaveFields(RecordFields):
    """Whole days, both ends included."""

    first: date = Field(title="开始日期")
    last: date = Field(title="结束日期")
    kind: str = Field(default="年休假", min_length=1, max_length=20, title="请假类别")
    remark: str = Field(default="", max_length=200, title="备注")


class Leave(LeaveFields, table=True):
    """A leave with its member."""

    id: int = Field(primary_key=True)
    member_id: int = Field(foreign_key="member.id", index=True)
    version: int = 1
