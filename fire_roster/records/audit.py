"""What was done, and which operations have been done already."""

from datetime import datetime

from sqlalchemy import Column, DateTime
from sqlmodel import Field, SQLModel


class AuditEntry(SQLModel, table=True):
    """One row per user action, append-only.

    `at` is the real clock (UTC); `action` such as `member.add`; `subject` names what it is about
    by record and key; `summary` is a Chinese sentence; `detail` is JSON with old and new values.
    `chain` is the HMAC over this row and the `chain` of the one before.
    """

    __tablename__ = "audit_entry"

    id: int = Field(primary_key=True)
    at: datetime = Field(sa_column=Column(DateTime(timezone=True), nullable=False))
    actor: str = ""
    action: str
    subject: str = ""
    summary: str = ""
    detail: str = ""
    operation_id: str = Field(unique=True)
    chain: str = ""


class Sequence(SQLModel, table=True):
    """Next key of a table; keys are never used twice."""

    name: str = Field(primary_key=True)
    next_key: int = 1
