"""Wishes: days on which a member would rather, or rather not, be on duty."""

from datetime import date

from sqlmodel import Field

from fire_roster.records.fields import RecordFields


class WishFields(RecordFields):
    """Days with both ends included; an empty `shift_name` means any duty."""

    first: date = Field(title="开始日期")
    last: date = Field(title="结束日期")
    shift_name: str = Field(default="", max_length=20, title="班次")
    is_wanted: bool = Field(default=False, title="希望值班")
    remark: str = Field(default="", max_length=200, title="备注")


class Wish(WishFields, table=True):
    """A wish with its member."""

    id: int = Field(primary_key=True)
    member_id: int = Field(foreign_key="member.id", index=True)
    version: int = 1
