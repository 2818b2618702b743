"""Certificates."""

from datetime import date

from sqlmodel import Field

from fire_roster.records.fields import RecordFields


class CertificateFields(RecordFields):
    """The paper that proves an ability; `level` is 五级 … 一级 or empty, 长期 is a value."""

    type: str = Field(default="消防设施操作员", min_length=1, max_length=60, title="证书类别")
    level: str = Field(default="", max_length=2, title="证书等级")
    direction: str = Field(default="", max_length=60, title="职业方向")
    number: str = Field(default="", max_length=60, title="证书编号")
    issued: date | None = Field(default=None, title="发证日期")
    expires: date | None = Field(default=None, title="有效期至")
    is_long_term: bool = Field(default=False, title="长期有效")
    review_due: date | None = Field(default=None, title="复审日期")
    verified_on: date | None = Field(default=None, title="核验日期")


class Certificate(CertificateFields, table=True):
    """A certificate with its owner."""

    id: int = Field(primary_key=True)
    member_id: int = Field(foreign_key="member.id", index=True)
    version: int = 1
