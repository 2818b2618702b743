"""Who can log in. Without a single account the program asks nobody."""

from datetime import datetime
from typing import Any

from sqlalchemy import Column, DateTime
from sqlmodel import Field

from fire_roster.records.fields import RecordFields


class AccountFields(RecordFields):
    """What an administrator sets; `role` is a word of `domain.rights.Role`."""

    name: str = Field(min_length=1, max_length=30, title="登录名", unique=True)
    role: str = Field(default="值班员", title="角色")
    may_unmask: bool = Field(default=False, title="可看完整证件号和电话")
    may_export: bool = Field(default=False, title="可导出")


def _instant() -> Any:
    column: Any = Column(DateTime(timezone=True), nullable=True)
    return Field(default=None, sa_column=column)


class Account(AccountFields, table=True):
    """`password_hash` is argon2id; failures in a row and the last of them (UTC) slow guessing."""

    id: int = Field(primary_key=True)
    password_hash: str
    failures: int = 0
    failed_at: datetime | None = _instant()
    version: int = 1
