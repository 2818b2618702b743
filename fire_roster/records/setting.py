"""Settings of the unit, each with its legal basis."""

from sqlmodel import Field, SQLModel


class Setting(SQLModel, table=True):
    """`key` such as `rule.D04.max_shift_hours`, `value` as text, `basis` in the unit's words."""

    key: str = Field(primary_key=True, max_length=80)
    value: str = Field(default="", max_length=400)
    basis: str = Field(default="", max_length=300)
