"""What the import makes of a staff list: one value per row, with every reason."""

from dataclasses import dataclass
from datetime import date

from fire_roster.exchange.cell_values.findings import RowState
from fire_roster.exchange.column_mapping import ColumnMapping
from fire_roster.exchange.member_fields import MemberField
from fire_roster.exchange.remark_hints import Hint


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a row is not simply ready: where it stands, what stands there, what is wrong.

    `column` is the Excel letter ("" if the field has no column); a reason whose `state` is READY
    is a note that holds nothing back. `slot` counts the certificates of the row from 0.
    """

    field: MemberField
    column: str
    value: str
    message: str
    state: RowState
    slot: int = 0


@dataclass(frozen=True, slots=True)
class CertificateValues:
    """A certificate of a row; `level` is 五级 … 一级 or "", texts are "" where nothing stands."""

    type: str
    level: str = ""
    direction: str = ""
    number: str = ""
    issued: date | None = None
    expires: date | None = None
    is_long_term: bool = False
    review_due: date | None = None
    verified_on: date | None = None
    issuer: str = ""
    reviewed_on: date | None = None
    verified_by: str = ""
    verification_result: str = ""
    original_place: str = ""
    remark: str = ""


@dataclass(frozen=True, slots=True)
class MemberValues:
    """A member of a row; texts are "" where nothing stands."""

    name: str
    sex: str = ""
    id_number: str = ""
    birth: date | None = None
    phone: str = ""
    position: str = ""
    department: str = ""
    team: str = ""
    station: str = ""
    joined: date | None = None
    left: date | None = None
    remark: str = ""
    trained_on: date | None = None
    position_from: date | None = None
    position_until: date | None = None
    team_from: date | None = None
    team_until: date | None = None
    no_night_until: date | None = None
    certificates: tuple[CertificateValues, ...] = ()

    @property
    def certificate(self) -> CertificateValues | None:
        """The first certificate."""
        return self.certificates[0] if self.certificates else None


RowPlace = tuple[int, int]
"""Number of the list and index of the row in its sheet, both from 0."""


@dataclass(frozen=True, slots=True)
class MemberRow:
    """One row that speaks of a person; `row` is the Excel row number, from 1.

    `head` is the index of the row that begins the same person, where this one only adds to it.
    """

    row: int
    state: RowState
    reasons: tuple[Reason, ...]
    values: MemberValues
    hints: tuple[Hint, ...] = ()
    place: RowPlace = (0, 0)
    sheet: str = ""
    head: int | None = None
    is_continued: bool = False


@dataclass(frozen=True, slots=True)
class MemberSheet:
    """What was read: how the columns of each list were understood, the rows, remarks on it all."""

    mappings: tuple[ColumnMapping, ...]
    rows: tuple[MemberRow, ...]
    notices: tuple[str, ...] = ()

    @property
    def mapping(self) -> ColumnMapping:
        """The first list."""
        return self.mappings[0]
