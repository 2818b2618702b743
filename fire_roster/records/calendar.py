"""The holiday table."""

from datetime import date

from sqlmodel import Field, SQLModel


class HolidayYear(SQLModel, table=True):
    """A year whose published arrangement is on file; `basis` names the notice."""

    __tablename__ = "holiday_year"

    year: int = Field(primary_key=True)
    basis: str = ""


class HolidayDay(SQLModel, table=True):
    """One day of the arrangement; `is_off` False is a make-up workday."""

    __tablename__ = "holiday_day"

    day: date = Field(primary_key=True)
    year: int = Field(foreign_key="holiday_year.year", index=True)
    name: str = Field(max_length=20)
    is_off: bool = True
    is_statutory: bool = False
