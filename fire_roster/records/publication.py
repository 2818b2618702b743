"""Why errors were kept when a version was published, and what hangs on the wall."""

from datetime import datetime

from sqlalchemy import Column, DateTime
from sqlmodel import Field, SQLModel


class PublishReason(SQLModel, table=True):
    """The reason for the findings of one rule that stood open when a version was published."""

    __tablename__ = "publish_reason"

    roster_id: int = Field(foreign_key="roster.id", primary_key=True)
    rule_id: str = Field(primary_key=True, max_length=10)
    finding_count: int = 0
    reason: str = Field(default="", max_length=400)


class WallCopy(SQLModel, table=True):
    """A printed wall roster; `seats` is JSON of what it shows: [day, shift type, member] each."""

    __tablename__ = "wall_copy"

    id: int = Field(primary_key=True)
    roster_id: int = Field(foreign_key="roster.id", index=True)
    printed_at: datetime = Field(sa_column=Column(DateTime(timezone=True), nullable=False))
    seats: str = "[]"
