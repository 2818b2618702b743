"""What an import would do, as values: rows with their state, reasons, changes and choices."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from fire_roster.exchange.cell_values.dates import with_day
from fire_roster.exchange.cell_values.findings import RowState
from fire_roster.exchange.cell_values.text import plain_text
from fire_roster.exchange.column_mapping import ColumnMapping
from fire_roster.exchange.list_choice import sheet_named
from fire_roster.exchange.member_fields import MemberField
from fire_roster.exchange.member_rows import MemberValues, Reason, RowPlace
from fire_roster.exchange.remark_hints import Hint
from fire_roster.exchange.workbook import CellValue, Workbook, column_letter
from fire_roster.services.import_matching import FieldChange
from fire_roster.services.members import MemberEntry


class PreviewState(StrEnum):
    """What will happen with a row."""

    READY = "ready"
    CHANGED = "changed"
    SAME = "same"
    UNDECIDED = "undecided"
    REFUSED = "refused"
    SKIPPED = "skipped"

    @property
    def label(self) -> str:
        """The word on screen."""
        return _STATE_LABELS[self]


_STATE_LABELS = {
    PreviewState.READY: "可导入",
    PreviewState.CHANGED: "有变化",
    PreviewState.SAME: "相同",
    PreviewState.UNDECIDED: "待确定",
    PreviewState.REFUSED: "拒绝",
    PreviewState.SKIPPED: "不导入",
}
WRITTEN = (PreviewState.READY, PreviewState.CHANGED)
LEFT_OUT = (PreviewState.UNDECIDED, PreviewState.REFUSED, PreviewState.SKIPPED)


class Decision(StrEnum):
    """What the clerk has decided about a row."""

    OPEN = "open"
    SKIP = "skip"
    TAKE = "take"
    NEW = "new"
    PERSON = "person"


Cell = tuple[MemberField, int]
"""A field of a row, and the certificate it belongs to (from 0)."""


@dataclass(frozen=True, slots=True)
class RowReview:
    """What the clerk has changed about a row.

    `cells` are put right by hand; `kept` are keys of changes that are not wanted; `person_id` is
    the person on file whom a row of Decision.PERSON means.
    """

    cells: Mapping[Cell, str] = field(default_factory=dict)
    kept: frozenset[str] = frozenset()
    decision: Decision = Decision.OPEN
    person_id: int | None = None


Reviews = Mapping[RowPlace, RowReview]
NO_REVIEW = RowReview()


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """One row of a list (Excel row number), what it means and every reason.

    `reasons` of a row that will be written are notes. `member` is the person on file. `head` is
    the place of the row that begins the same person, where this one only adds to it. `problems`
    are the reasons by field. `can_be_taken` says that the row would do as it is, if the clerk
    decides so; `namesakes` are people on file whom it may mean.
    """

    row: int
    state: PreviewState
    reasons: tuple[str, ...]
    values: MemberValues
    hints: tuple[Hint, ...]
    member: MemberEntry | None = None
    changes: tuple[FieldChange, ...] = ()
    place: RowPlace = (0, 0)
    sheet: str = ""
    head: RowPlace | None = None
    problems: tuple[Reason, ...] = ()
    can_be_taken: bool = False
    namesakes: tuple[MemberEntry, ...] = ()
    review: RowReview = NO_REVIEW

    @property
    def taken_changes(self) -> tuple[FieldChange, ...]:
        """The changes that will be written."""
        return tuple(one for one in self.changes if one.key not in self.review.kept)


@dataclass(frozen=True, slots=True)
class ImportPreview:
    """All lists as understood; nothing is written yet."""

    workbook: Workbook
    mappings: tuple[ColumnMapping, ...]
    rows: tuple[PreviewRow, ...]
    notices: tuple[str, ...]
    source: str
    reviews: Reviews = field(default_factory=dict)

    @property
    def mapping(self) -> ColumnMapping:
        """The first list."""
        return self.mappings[0]

    @property
    def counts(self) -> Mapping[PreviewState, int]:
        """Rows of each state."""
        found = Counter(row.state for row in self.rows)
        return {state: found[state] for state in PreviewState}

    @property
    def left_out(self) -> tuple[PreviewRow, ...]:
        """Rows that will not be written."""
        return tuple(row for row in self.rows if row.state in LEFT_OUT)

    @property
    def written(self) -> tuple[PreviewRow, ...]:
        """Rows that will be written."""
        return tuple(row for row in self.rows if row.state in WRITTEN)

    @property
    def sheet_names(self) -> tuple[str, ...]:
        """Sheets of the workbook."""
        return tuple(sheet.name for sheet in self.workbook.sheets)

    def column_titles(self) -> tuple[str, ...]:
        """For each column of the first list its letter and its title."""
        return column_titles(self.workbook, self.mapping)


def column_titles(workbook: Workbook, mapping: ColumnMapping) -> tuple[str, ...]:
    """For each column of a sheet its letter and what the header says, to choose from."""
    sheet = sheet_named(workbook, mapping.sheet)
    titles = []
    for column in range(sheet.width):
        words = [str(sheet.cell(row - 1, column) or "") for row in mapping.header_rows]
        title = " ".join(word for word in words if word)
        titles.append(f"{column_letter(column)}  {' '.join(title.split())}".rstrip())
    return tuple(titles)


@dataclass(frozen=True, slots=True)
class ImportOutcome:
    """What an import did; `operation_id` takes it back (`UndoService.undo_through`)."""

    added: int
    changed: int
    same: int
    left_out: tuple[PreviewRow, ...]
    operation_id: str = ""


def column_examples(workbook: Workbook, mapping: ColumnMapping) -> tuple[str, ...]:
    """For each column of a sheet what stands in it first, personal numbers masked."""
    sheet = sheet_named(workbook, mapping.sheet)
    first = max(mapping.header_rows, default=0)
    found = []
    for column in range(sheet.width):
        cells = (plain_text(sheet.cell(row, column)) for row in range(first, first + _LOOKED_AT))
        example = next(filter(None, cells), "")[:_LONGEST_EXAMPLE]
        found.append(_DIGITS.sub(_masked, example)[:_EXAMPLE_LENGTH])
    return tuple(found)


def cell_texts(preview: ImportPreview, row: PreviewRow) -> dict[Cell, str]:
    """What stands in the cells of a row, with what was put right by hand, to be corrected."""
    return {cell: plain_text(value) for cell, value in _cells(preview, row).items()}


def _cells(preview: ImportPreview, row: PreviewRow) -> dict[Cell, CellValue]:
    """The cells of a row as the file stores them, with what was put right by hand."""
    mapping = preview.mappings[row.place[0]]
    sheet = sheet_named(preview.workbook, mapping.sheet)
    places = {(one, 0): column for one, column in mapping.columns.items()}
    for slot, paper in enumerate(mapping.more_certificates, start=1):
        places |= {(one, slot): column for one, column in paper.columns.items()}
    stored = {cell: sheet.cell(row.place[1], column) for cell, column in places.items()}
    return {**stored, **row.review.cells}


_LAST_DAYS = frozenset(
    (
        MemberField.EXPIRES,
        MemberField.REVIEW_DUE,
        MemberField.LEFT,
        MemberField.POSITION_UNTIL,
        MemberField.TEAM_UNTIL,
        MemberField.NO_NIGHT_UNTIL,
    )
)
"""Dates that end something: of a month alone they are its last day, all others its first."""


def days_to_fill(preview: ImportPreview) -> Reviews:
    """Reviews that complete each date of a month without a day in rows that wait for it.

    What begins something gets the first day of its month, what ends something the last. Empty
    where no row waits for that.
    """
    found: dict[RowPlace, RowReview] = {}
    for row in preview.rows:
        if row.state is not PreviewState.UNDECIDED:
            continue
        known = _cells(preview, row)
        days = {
            (reason.field, reason.slot): day
            for reason in row.problems
            if reason.state is RowState.UNDECIDED
            and (cell := known.get((reason.field, reason.slot)))
            and (day := with_day(cell, is_last=reason.field in _LAST_DAYS))
        }
        if days:
            cells = {**row.review.cells, **{cell: str(day) for cell, day in days.items()}}
            found[row.place] = replace(row.review, cells=cells)
    return found


_LOOKED_AT = 20
_LONGEST_EXAMPLE = 60
_EXAMPLE_LENGTH = 14
_LONGEST_DATE = 8
_DIGITS = re.compile(r"\d[\d -]{6,}[\dXx]")


def _masked(found: re.Match[str]) -> str:
    digits = re.sub("[ -]", "", found[0])
    return f"{digits[:3]}****{digits[-2:]}" if len(digits) > _LONGEST_DATE else found[0]
