"""Leave: days on which a member cannot be on duty."""

from datetime import date

from sqlmodel import Field, SQLModel


class LeaveFields(SQLModel):
    """Whole days, both ends included."""

    first: date
    last: date
    kind: str = Field(default="年休假", min_length=1, max_length=20)
    remark: str = Field(default="", max_length=200)


class Leave(LeaveFields, table=True):
    """A leave with its member."""

    id: int = Field(primary_key=True)
    member_id: int = Field(foreign_key="member.id", index=True)
    version: int = 1
