"""What a form is: its name, what it is about, and how its sheet is made.

A form is added by a function `build(request) -> Content` and one line in `catalogue.FORMS`.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

from fire_roster.domain.month import Month
from fire_roster.domain.unit import StationKind
from fire_roster.printing import Content
from fire_roster.printing.blocks import FormSheet, Section
from fire_roster.printing.sheets import Edition, Letterhead
from fire_roster.services.forms.sources import FormSources
from fire_roster.services.stations import StationEntry


class Period(Enum):
    """The time that a form is about."""

    NONE = "none"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


class StationNeed(Enum):
    """Which station a form is about."""

    NONE = "none"
    ANY = "any"
    OPTIONAL = "optional"
    """Any station, or all of them where none is chosen."""
    CONTROL_ROOM = "control_room"
    MICRO_STATION = "micro_station"

    def fits(self, kind: StationKind) -> bool:
        """Whether a station of that kind can be printed."""
        is_any = self in (StationNeed.ANY, StationNeed.OPTIONAL)
        return is_any or self.value == kind.value


@dataclass(frozen=True, slots=True)
class Subject:
    """What a form is about: a station or none, a time or none, or a record (by a word for it)."""

    station: StationNeed = StationNeed.NONE
    period: Period = Period.NONE
    record: str = ""


@dataclass(frozen=True, slots=True)
class RecordChoice:
    """A record that a form can print."""

    record_id: int
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintOrder:
    """What to print. What is left open is chosen: see `ReportService.resolved`.

    `omitted` are the keys of parts that are left out; `span` are the first and the last day where
    a form of a month is to show only some of its days.
    """

    form: str
    station_id: int | None = None
    month: Month | None = None
    day: date | None = None
    record_id: int | None = None
    paper: str = ""
    orientation: str = "auto"
    edition: str = Edition.WALL.value
    version: int | None = None
    omitted: frozenset[str] = frozenset()
    span: tuple[date, date] | None = None


@dataclass(frozen=True, slots=True)
class FormRequest:
    """A form that was asked for, with everything chosen."""

    sources: FormSources
    order: PrintOrder
    station: StationEntry | None
    month: Month
    day: date
    record_id: int | None
    edition: Edition
    letterhead: Letterhead
    printed_at: datetime
    printed_by: str = ""

    @property
    def is_internal(self) -> bool:
        """Whether personal data may be read."""
        return self.edition is Edition.INTERNAL

    @property
    def at(self) -> StationEntry:
        """The station of a form that is about one."""
        if self.station is None:
            raise LookupError("station")
        return self.station

    def sheet(self, title: str, *sections: Section) -> FormSheet:
        """A sheet of blocks with unit, edition and print time filled in."""
        return FormSheet(
            title=title,
            edition=self.edition,
            printed_at=self.printed_at,
            printed_by=self.printed_by,
            sections=sections,
            letterhead=self.letterhead,
        )


Builder = Callable[[FormRequest], Content]


def no_records(sources: FormSources) -> Sequence[RecordChoice]:
    """The records of a form that is not about one."""
    return ()


@dataclass(frozen=True, slots=True)
class PaperForm:
    """A form by its kebab-case name.

    `title` is read by people, `group` orders the print centre, `paper` is the usual one,
    `records` lists what can be printed, the latest first.
    """

    name: str
    title: str
    group: str
    subject: Subject
    build: Builder
    paper: str = "A4"
    records: Callable[[FormSources], Sequence[RecordChoice]] = no_records


STATION_MONTH = Subject(StationNeed.ANY, Period.MONTH)
STATION_WEEK = Subject(StationNeed.ANY, Period.WEEK)
STATION_DAY = Subject(StationNeed.ANY, Period.DAY)
ROOM_MONTH = Subject(StationNeed.CONTROL_ROOM, Period.MONTH)
ROOM_DAY = Subject(StationNeed.CONTROL_ROOM, Period.DAY)
ROOM_ONLY = Subject(StationNeed.CONTROL_ROOM)
MICRO_MONTH = Subject(StationNeed.MICRO_STATION, Period.MONTH)
MICRO_ONLY = Subject(StationNeed.MICRO_STATION)
UNIT_MONTH = Subject(period=Period.MONTH)
UNIT_YEAR = Subject(period=Period.YEAR)
UNIT_DAY = Subject(period=Period.DAY)
UNIT_ONLY = Subject()
UNIT_OR_STATION = Subject(StationNeed.OPTIONAL)
