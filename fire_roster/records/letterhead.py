"""The unit's letterhead: one row, absent until it is set."""

from sqlmodel import Field

from fire_roster.records.fields import RecordFields


class LetterheadFields(RecordFields):
    """What printed forms carry at head and foot; an empty name is that of the unit.

    `footer_lines` are up to three lines, one under the other.
    """

    unit_name: str = Field(default="", max_length=100, title="表头单位名称")
    has_seal: bool = Field(default=True, title="留盖章位置")
    footer_lines: str = Field(default="", max_length=400, title="页脚附加文字")


class LetterheadRecord(LetterheadFields, table=True):
    """The only row has id 1; `logo` is a small PNG, empty without one."""

    __tablename__ = "letterhead"

    id: int = Field(primary_key=True)
    logo: bytes = b""
    version: int = 1
