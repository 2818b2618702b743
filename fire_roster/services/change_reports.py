"""Changes of staff that the fire authority must hear of within five working days (S09)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from fire_roster.domain.member import ChangeKind
from fire_roster.domain.rules.s09_change_reported import RULE as CHANGE_REPORTED
from fire_roster.domain.rules.s09_change_reported import report_due
from fire_roster.errors import UsageProblem
from fire_roster.records.member import ChangeReport
from fire_roster.services.changes import Changes, Done, Kind
from fire_roster.services.clock import Clock
from fire_roster.services.members import MemberEntry, list_entries
from fire_roster.services.roster_facts import load_settings
from fire_roster.services.translation import holiday_calendar
from fire_roster.store.queries import office, people
from fire_roster.store.transaction import Database, Session


@dataclass(frozen=True, slots=True)
class ChangeReportEntry:
    """A change with the person it is about and the last day to report it."""

    record: ChangeReport
    member: MemberEntry
    due: date

    @property
    def kind(self) -> ChangeKind:
        """到岗 or 离岗."""
        return ChangeKind(self.record.kind)

    def days_left(self, today: date) -> int:
        """Days to the last day, negative once it is past."""
        return (self.due - today).days


class ChangeReportService:
    """The to-do list of reports."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def list_open(self) -> tuple[ChangeReportEntry, ...]:
        """Changes that have happened and are not reported yet, oldest first."""
        today = self._clock.today()
        with self._database.read() as session:
            waiting = people.list_change_reports(session, open_only=True)
            return _entries(session, [one for one in waiting if one.day <= today])

    def list_all(self) -> tuple[ChangeReportEntry, ...]:
        """Every change on record, oldest first."""
        with self._database.read() as session:
            return _entries(session, people.list_change_reports(session))

    def mark_reported(self, report_id: int, by: str = "") -> Done[None]:
        """Notes that a change was reported today."""
        return self._set(report_id, self._clock.today(), by.strip())

    def reopen(self, report_id: int) -> Done[None]:
        """Takes the note back."""
        return self._set(report_id, None, "")

    def _set(self, report_id: int, day: date | None, by: str) -> Done[None]:
        with self._database.write("change_report.set") as transaction:
            record = transaction.session.get(ChangeReport, report_id)
            if record is None:
                raise UsageProblem("这条报送事项已经不在了，请刷新后再试。")
            record.reported_on, record.reported_by = day, by
            record.version += 1
            transaction.session.add(record)
            words = "已报送变更" if day else "撤销报送登记"
            transaction.describe(
                f"{words}：{record.kind} {record.day}", f"change_report:{report_id}"
            )
        return Done(None, Changes.of(Kind.MEMBER))


def _entries(session: Session, records: Sequence[ChangeReport]) -> tuple[ChangeReportEntry, ...]:
    if not records:
        return ()
    entries = {entry.record.id: entry for entry in list_entries(session)}
    workdays = round(CHANGE_REPORTED.value(load_settings(session), "report_workdays"))
    calendar = holiday_calendar(office.list_holiday_years(session), office.list_holidays(session))
    return tuple(
        ChangeReportEntry(
            record, entries[record.member_id], report_due(calendar, record.day, workdays)
        )
        for record in records
    )
