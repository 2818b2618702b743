"""What a roster form prints, as frozen values that the services build.

Every text is final Chinese. A sheet of the 张贴版 must come with masked phones and without
certificate numbers; `sheet_check.checked` masks once more.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import Enum

WEEKDAYS = "一二三四五六日"
ROSTER_PARTS = {
    "legend": "图例",
    "coverage": "在岗人数",
    "notes": "说明",
    "requirements": "值班要求",
    "contacts": "联系电话",
    "signatures": "签字盖章",
}
"""Parts of a roster that may be left out."""


class Edition(Enum):
    """Who may read the paper."""

    WALL = "wall"
    INTERNAL = "internal"

    @property
    def label(self) -> str:
        return "张贴版" if self is Edition.WALL else "内部版"


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The unit's own header and footer: name, logo (a PNG or JPEG), seal space, further lines."""

    unit_name: str = ""
    logo: bytes = b""
    has_seal: bool = True
    footer_lines: tuple[str, ...] = ()


class SheetStatus(Enum):
    """State of the roster that is printed; a draft carries a watermark."""

    DRAFT = "草稿"
    PUBLISHED = "已发布"
    ARCHIVED = "已归档"


@dataclass(frozen=True, slots=True)
class ShiftKey:
    """One line of the legend: code as in the cells, name, clock times, index in the palette."""

    code: str
    name: str
    clock: str
    palette: int


@dataclass(frozen=True, slots=True)
class SheetDay:
    """One column of the month. `is_rest` is what an ordinary employee has off."""

    day: date
    is_rest: bool = False
    is_holiday: bool = False
    is_make_up: bool = False
    holiday_name: str = ""
    leader: str = ""
    remark: str = ""

    @property
    def weekday(self) -> str:
        """一 … 日."""
        return WEEKDAYS[self.day.weekday()]

    @property
    def mark(self) -> str:
        """休 for a holiday, 班 for a make-up workday, else empty."""
        if self.is_make_up:
            return "班"
        return "休" if self.is_holiday else ""


@dataclass(frozen=True, slots=True)
class SheetSeat:
    """One shift of a person on one day."""

    code: str
    palette: int
    is_locked: bool = False


@dataclass(frozen=True, slots=True)
class SheetCell:
    """A person's day: seats, or a mark such as 假 or 休."""

    seats: tuple[SheetSeat, ...] = ()
    mark: str = ""


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A person's month; `cells` has one entry for each day. Empty fields print no column."""

    number: int
    name: str
    cells: tuple[SheetCell, ...]
    position: str = ""
    team: str = ""
    level: str = ""
    phone: str = ""
    certificate_number: str = ""
    shift_count: int = 0
    hours: float = 0.0
    night_count: int = 0


@dataclass(frozen=True, slots=True)
class DayCoverage:
    """People on a shift of one day against what it needs."""

    have: int
    need: int

    @property
    def missing(self) -> int:
        return max(0, self.need - self.have)


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """Coverage of one shift, one entry for each day."""

    code: str
    days: tuple[DayCoverage, ...]


@dataclass(frozen=True, slots=True)
class Contact:
    """A line of the contacts. `is_public` keeps a mobile number readable on the wall.

    高层民用建筑消防安全管理规定 (应急管理部令第5号) 第8条 has the manager's number published.
    """

    label: str
    name: str
    phone: str
    is_public: bool = False


@dataclass(frozen=True, slots=True)
class WallSheet:
    """One station's roster of one month.

    `printed_at` and `published_at` are wall-clock times. `anchor` is the start of the publishing
    audit entry's hash, empty when there is none. `duty_word` names a seat (值班员, 队员).
    `omitted` are parts left out (`ROSTER_PARTS`); `newer_edits` the edits made after this
    version, `newer_version` the published one that has taken its place (0: none is published yet).
    """

    unit_name: str
    title: str
    station_name: str
    year: int
    month: int
    edition: Edition
    status: SheetStatus
    version: int
    printed_at: datetime
    shifts: tuple[ShiftKey, ...]
    days: tuple[SheetDay, ...]
    rows: tuple[SheetRow, ...]
    coverage: tuple[CoverageRow, ...] = ()
    station_note: str = ""
    duty_word: str = "值班员"
    notes: tuple[str, ...] = ()
    requirements: tuple[str, ...] = ()
    contacts: tuple[Contact, ...] = ()
    published_at: datetime | None = None
    anchor: str = ""
    letterhead: Letterhead = field(default_factory=Letterhead)
    omitted: frozenset[str] = frozenset()
    newer_edits: int = 0
    newer_version: int = 0

    @property
    def is_draft(self) -> bool:
        return self.status is SheetStatus.DRAFT

    @property
    def month_label(self) -> str:
        """2026年12月."""
        return f"{self.year}年{self.month}月"

    @property
    def version_label(self) -> str:
        """草稿 or 第 2 版, with the edition."""
        state = "草稿" if self.is_draft else f"第 {self.version} 版"
        return f"{self.edition.label} · {state}"
