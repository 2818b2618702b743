"""The month grid as frozen values: what the window draws, made by the roster service."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import NamedTuple


class CellRef(NamedTuple):
    """One seat of the grid: a member on a duty date."""

    member_id: int
    day: date


class DayKind(StrEnum):
    """How a day counts: the ground colour of its column."""

    WORK = "work"
    REST = "rest"
    HOLIDAY = "holiday"


class GridSeverity(StrEnum):
    """The worst finding on a cell."""

    NONE = ""
    INFO = "info"
    WARN = "warn"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class GridDay:
    """A column. `mark` is 休, 班 or empty; `note` names the holiday."""

    day: date
    kind: DayKind = DayKind.WORK
    mark: str = ""
    note: str = ""
    is_today: bool = False


@dataclass(frozen=True, slots=True)
class GridShift:
    """A shift that can be typed. `hotkey` is a Latin letter, `palette` a palette index."""

    code: str
    name: str
    hotkey: str = ""
    palette: int = 0
    time_text: str = ""


@dataclass(frozen=True, slots=True)
class GridCell:
    """One seat: the letters of its shifts, or a leave mark such as 假, or nothing."""

    text: str = ""
    palette: int | None = None
    leave: str = ""
    is_locked: bool = False
    is_changed: bool = False
    severity: GridSeverity = GridSeverity.NONE
    tooltip: str = ""


EMPTY_CELL = GridCell()


@dataclass(frozen=True, slots=True)
class GridRow:
    """A member. `cells` has one entry per day, `totals` one text per total title.

    `severity` is the worst finding about the member's whole month.
    """

    member_id: int
    name: str
    cells: tuple[GridCell, ...]
    team: str = ""
    certificate: str = ""
    totals: tuple[str, ...] = ()
    severity: GridSeverity = GridSeverity.NONE
    tooltip: str = ""


@dataclass(frozen=True, slots=True)
class GridCoverage:
    """What a shift has and needs on one day."""

    have: int
    need: int
    is_short: bool = False
    tooltip: str = ""


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """Coverage of one shift, one entry per day."""

    label: str
    cells: tuple[GridCoverage, ...]


def _no_note(_: CellRef) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class GridView:
    """A month of one station. Rows come grouped by team; a team heading stands above each group.

    `has_published`: cells that differ from the version in force are marked. `note_of` says what
    there is to say about a seat, worked out when somebody asks; cells may carry their own text.
    """

    days: tuple[GridDay, ...]
    rows: tuple[GridRow, ...]
    shifts: tuple[GridShift, ...] = ()
    total_titles: tuple[str, ...] = ()
    coverage: tuple[CoverageRow, ...] = ()
    is_draft: bool = True
    is_read_only: bool = False
    has_published: bool = False
    note_of: Callable[[CellRef], str] = field(default=_no_note, compare=False)


EMPTY_VIEW = GridView(days=(), rows=())
