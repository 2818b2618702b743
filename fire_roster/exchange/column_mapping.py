"""Where the fields of a list stand: recognised, shown for confirmation, correctable."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from fire_roster.exchange.member_fields import MemberField


@dataclass(frozen=True, slots=True)
class CertificateColumns:
    """The columns of one more certificate beside the first; `type` is "" where no title tells."""

    type: str
    columns: Mapping[MemberField, int]


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """One list of people in a sheet.

    `header_rows` are Excel row numbers (from 1), the data begins below the last; `columns` and
    `unknown` count columns from 0. `certificate_type` comes from the title of the certificate's
    columns. `fixed` holds what the name of the sheet tells of everybody in it. `span` are the
    first and last column of a list that stands beside another one in the same sheet.
    """

    sheet: str
    header_rows: tuple[int, ...]
    columns: Mapping[MemberField, int]
    unknown: tuple[tuple[int, str], ...] = ()
    certificate_type: str = ""
    more_certificates: tuple[CertificateColumns, ...] = ()
    fixed: Mapping[MemberField, str] = field(default_factory=dict)
    span: tuple[int, int] | None = None

    @property
    def used_columns(self) -> frozenset[int]:
        """Every column that has a meaning."""
        more = (column for one in self.more_certificates for column in one.columns.values())
        return frozenset((*self.columns.values(), *more))
