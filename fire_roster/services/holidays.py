"""The holiday table: bundled, importable, editable."""

from datetime import date
from pathlib import Path

from fire_roster.domain.calendar import HolidayCalendar
from fire_roster.errors import InputRefused, UsageProblem
from fire_roster.exchange.holiday_file import HolidayFile, read_holiday_file
from fire_roster.records.calendar import HolidayDay, HolidayYear
from fire_roster.services.changes import Changes, Done, Kind
from fire_roster.services.translation import holiday_calendar
from fire_roster.store.queries import office
from fire_roster.store.transaction import Database

_NAME_LENGTH = 20
_HOLIDAY_CHANGES = Changes.of(Kind.HOLIDAY)


class HolidayService:
    """Days off and make-up workdays by year."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def calendar(self) -> HolidayCalendar:
        """All years on file."""
        with self._database.read() as session:
            return holiday_calendar(
                office.list_holiday_years(session), office.list_holidays(session)
            )

    def list_years(self) -> tuple[HolidayYear, ...]:
        """Years on file with their notice."""
        with self._database.read() as session:
            return tuple(office.list_holiday_years(session))

    def list_days(self, year: int | None = None) -> tuple[HolidayDay, ...]:
        """Days of a year, or of all years."""
        with self._database.read() as session:
            return tuple(office.list_holidays(session, year))

    def import_file(self, path: Path) -> Done[HolidayFile]:
        """Reads the published arrangement as JSON and replaces that year."""
        content = read_holiday_file(path)
        rows = [
            HolidayDay(
                day=day.day,
                year=content.year,
                name=day.name,
                is_off=day.is_off,
                is_statutory=day.is_statutory,
            )
            for day in content.days
        ]
        self._replace_year(content.year, rows, "；".join(content.papers), f"导入 {path.name}")
        return Done(content, _HOLIDAY_CHANGES)

    def save_day(
        self, day: date, name: str, *, is_off: bool, is_statutory: bool = False
    ) -> Done[None]:
        """Adds or changes one day; its year counts as known from then on."""
        label = name.strip()
        if not label or len(label) > _NAME_LENGTH:
            raise InputRefused(f"请填写节日名称，最多 {_NAME_LENGTH} 个字。")
        with self._database.write("holiday.save") as transaction:
            session = transaction.session
            if session.get(HolidayYear, day.year) is None:
                session.add(HolidayYear(year=day.year, basis="手工录入"))
                session.flush()
            session.merge(
                HolidayDay(
                    day=day,
                    year=day.year,
                    name=label,
                    is_off=is_off,
                    is_statutory=is_statutory and is_off,
                )
            )
            transaction.describe(f"节假日 {day} {label}", f"holiday:{day}", {"is_off": is_off})
        return Done(None, _HOLIDAY_CHANGES)

    def delete_day(self, day: date) -> Done[None]:
        """The day becomes an ordinary day again."""
        with self._database.write("holiday.delete") as transaction:
            record = transaction.session.get(HolidayDay, day)
            if record is None:
                raise UsageProblem(f"{day} 不在节假日表里，请刷新后再试。")
            transaction.session.delete(record)
            transaction.describe(f"删除节假日 {day}", f"holiday:{day}")
        return Done(None, _HOLIDAY_CHANGES)

    def _replace_year(self, year: int, rows: list[HolidayDay], basis: str, summary: str) -> None:
        with self._database.write("holiday.import") as transaction:
            session = transaction.session
            session.merge(HolidayYear(year=year, basis=basis))
            session.flush()
            office.delete_holidays(session, year)
            for row in rows:
                session.merge(row)
            transaction.describe(f"{summary}（{year}年 {len(rows)} 天）", f"holiday:{year}")
