"""Certificates."""

from datetime import date

from sqlmodel import Field

from fire_roster.records.fields import RecordFields


class CertificateFields(RecordFields):
    """The paper that proves an ability; `level` is 五级 … 一级 or empty, 长期 is a value.

    `verification_result` is a word of `VerificationResult`; empty beside a date means a match.
    """

    type: str = Field(default="消防设施操作员", min_length=1, max_length=60, title="证书类别")
    level: str = Field(default="", max_length=2, title="证书等级")
    direction: str = Field(default="", max_length=60, title="职业方向")
    number: str = Field(default="", max_length=60, title="证书编号")
    issuer: str = Field(default="", max_length=100, title="发证机关")
    issued: date | None = Field(default=None, title="发证日期")
    expires: date | None = Field(default=None, title="有效期至")
    is_long_term: bool = Field(default=False, title="长期有效")
    review_due: date | None = Field(default=None, title="复审日期")
    reviewed_on: date | None = Field(default=None, title="最近复审日期")
    verified_on: date | None = Field(default=None, title="核验日期")
    verified_by: str = Field(default="", max_length=60, title="核验人")
    verification_result: str = Field(default="", max_length=10, title="核验结果")
    original_place: str = Field(default="", max_length=100, title="原件存放处")
    is_level_confirmed: bool = Field(default=False, title="同等级已人工确认")
    remark: str = Field(default="", max_length=500, title="证书备注")


class Certificate(CertificateFields, table=True):
    """A certificate with its owner; `replaced_by_id` is the paper that took its place."""

    id: int = Field(primary_key=True)
    member_id: int = Field(foreign_key="member.id", index=True)
    replaced_by_id: int | None = Field(default=None, foreign_key="certificate.id")
    version: int = 1


class CertificateTypeFields(RecordFields):
    """A type of certificate with its own rule; 0 months means none."""

    name: str = Field(min_length=1, max_length=60, title="证书类别")
    validity_months: int = Field(default=0, ge=0, le=600, title="有效期（月）")
    review_months: int = Field(default=0, ge=0, le=600, title="复审周期（月）")
    has_level: bool = Field(default=False, title="分等级")
    basis: str = Field(default="", max_length=300, title="依据")


class CertificateTypeRecord(CertificateTypeFields, table=True):
    """A type of the unit's own, or its own rule for one that the program knows."""

    __tablename__ = "certificate_type"

    id: int = Field(primary_key=True)
    name: str = Field(unique=True, max_length=60)
