"""The unit: one row."""

from datetime import date

from sqlmodel import Field, SQLModel


class UnitFields(SQLModel):
    """Master data of the organisation; `traits` are words of `UnitTrait` joined by 、."""

    name: str = Field(default="", max_length=100)
    traits: str = "消防安全重点单位"
    address: str = Field(default="", max_length=200)
    responsible_person: str = Field(default="", max_length=60)
    safety_manager: str = Field(default="", max_length=60)
    safety_manager_phone: str = Field(default="", max_length=40)
    duty_phone: str = Field(default="", max_length=40)
    maintenance_contact: str = Field(default="", max_length=100)
    is_averaged_hours: bool = False
    averaged_hours_number: str = Field(default="", max_length=60)
    averaged_hours_until: date | None = None


class Unit(UnitFields, table=True):
    """The only row has id 1."""

    id: int = Field(primary_key=True)
    version: int = 1
