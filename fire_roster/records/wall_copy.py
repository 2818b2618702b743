"""What hangs on the wall."""

from datetime import datetime

from sqlalchemy import Column, DateTime
from sqlmodel import Field, SQLModel


class WallCopy(SQLModel, table=True):
    """A printed wall roster; `seats` is JSON of what it shows: [day, shift type, member] each."""

    __tablename__ = "wall_copy"

    id: int = Field(primary_key=True)
    roster_id: int = Field(foreign_key="roster.id", index=True)
    printed_at: datetime = Field(sa_column=Column(DateTime(timezone=True), nullable=False))
    seats: str = "[]"
