"""What was told and what became of it; instants are UTC."""

from datetime import datetime
from typing import Any

from sqlalchemy import Column, DateTime
from sqlmodel import Field, SQLModel


def _instant(*, is_required: bool = False) -> Any:
    column: Any = Column(DateTime(timezone=True), nullable=not is_required)
    return Field(default=None, sa_column=column)


class Alert(SQLModel, table=True):
    """One occurrence; `key` is deterministic, so that nothing is told twice.

    `kind`, `severity`, `state` and `ending` are words of `domain.alerts`; `message` names people,
    `public_message` does not; `page` and `focus` (JSON) lead to where it can be solved.
    """

    id: int = Field(primary_key=True)
    key: str = Field(unique=True, max_length=120)
    kind: str = Field(index=True)
    severity: str
    due: datetime = _instant(is_required=True)
    raised_at: datetime = _instant(is_required=True)
    message: str = ""
    public_message: str = ""
    page: str = ""
    focus: str = "{}"
    state: str = Field(default="due", index=True)
    ending: str = ""
    shown_at: datetime | None = _instant()
    snoozed_until: datetime | None = _instant()
    closed_at: datetime | None = _instant()
    closed_by: str = ""
    pause_id: int | None = Field(default=None, foreign_key="alert_pause.id", index=True)


class AlertPause(SQLModel, table=True):
    """A silence of the program after which something had to be told: one digest."""

    __tablename__ = "alert_pause"

    id: int = Field(primary_key=True)
    began: datetime = _instant(is_required=True)
    ended: datetime = _instant(is_required=True)
    is_read: bool = False


class AlertWatch(SQLModel, table=True):
    """The only row has id 1: since when the program watches, the moment of the last tick.

    `revision` is the newest audit row that the last tick knew.
    """

    __tablename__ = "alert_watch"

    id: int = Field(primary_key=True)
    since: datetime = _instant(is_required=True)
    seen_until: datetime = _instant(is_required=True)
    revision: int = 0
