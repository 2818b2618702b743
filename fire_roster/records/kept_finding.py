"""Findings of a month that the clerk keeps, each with the reason why."""

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel


class KeptFinding(SQLModel, table=True):
    """A reason for one finding, or with an empty `subject` for all findings of a rule.

    `subject` is `domain.kept_finding.subject_of` the finding; the reason holds for every version
    of the month's roster as long as the rule still finds it.
    """

    __tablename__ = "kept_finding"
    __table_args__ = (UniqueConstraint("station_id", "month", "rule", "subject"),)

    id: int = Field(primary_key=True)
    station_id: int = Field(foreign_key="station.id")
    month: str = Field(index=True)
    rule: str
    subject: str = ""
    reason: str
