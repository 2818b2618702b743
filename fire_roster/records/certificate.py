"""Certificates."""

from datetime import date

from sqlmodel import Field, SQLModel


class CertificateFields(SQLModel):
    """The paper that proves an ability; `level` is 五级 … 一级 or empty, 长期 is a value."""

    type: str = Field(default="消防设施操作员", min_length=1, max_length=60)
    level: str = Field(default="", max_length=2)
    direction: str = Field(default="", max_length=60)
    number: str = Field(default="", max_length=60)
    issued: date | None = None
    expires: date | None = None
    is_long_term: bool = False
    review_due: date | None = None
    verified_on: date | None = None


class Certificate(CertificateFields, table=True):
    """A certificate with its owner."""

    id: int = Field(primary_key=True)
    member_id: int = Field(foreign_key="member.id", index=True)
    version: int = 1
