"""Importing a staff list: read, compare, show, correct, and only then write, as one transaction."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from fire_roster.errors import InputRefused
from fire_roster.exchange.column_mapping import CertificateColumns, ColumnMapping
from fire_roster.exchange.columns_by_hand import ColumnsByHand, read_columns
from fire_roster.exchange.delimited_text import parse_pasted_text
from fire_roster.exchange.left_out_sheet import LeftOutRow, make_left_out_sheet
from fire_roster.exchange.list_choice import choose_lists, guess_mapping
from fire_roster.exchange.list_template import make_list_template
from fire_roster.exchange.member_fields import CERTIFICATE_FIELDS, MemberField, field_title
from fire_roster.exchange.member_import import parse_member_rows
from fire_roster.exchange.member_rows import CertificateValues
from fire_roster.exchange.remark_hints import Hint, LeaveHint, NoNightHint
from fire_roster.exchange.sheet_reader import read_workbook
from fire_roster.exchange.workbook import Workbook
from fire_roster.printing.output import write_pdf
from fire_roster.services.changes import Changes, Done, Kind
from fire_roster.services.clock import Clock
from fire_roster.services.import_judging import RowJudge, without_known_types
from fire_roster.services.import_matching import FieldChange, PeopleOnFile, StationNames
from fire_roster.services.import_memory import ColumnMemory
from fire_roster.services.import_preview import (
    WRITTEN,
    Decision,
    ImportOutcome,
    ImportPreview,
    PreviewRow,
    PreviewState,
    Reviews,
    RowReview,
    cell_texts,
    column_examples,
    column_titles,
    days_to_fill,
)
from fire_roster.services.import_writing import RowWriter, refuse_stale
from fire_roster.services.members import MEMBER_CHANGES, list_entries
from fire_roster.services.paper_background import load_kinds
from fire_roster.store.queries import office
from fire_roster.store.transaction import Database, Session

__all__ = [
    "CERTIFICATE_FIELDS",
    "CertificateColumns",
    "CertificateValues",
    "ColumnMapping",
    "ColumnsByHand",
    "Decision",
    "FieldChange",
    "FoundLists",
    "Hint",
    "ImportOutcome",
    "ImportPreview",
    "ImportService",
    "LeaveHint",
    "MemberField",
    "NoNightHint",
    "PreviewRow",
    "PreviewState",
    "Reviews",
    "RowReview",
    "cell_texts",
    "column_examples",
    "column_titles",
    "days_to_fill",
    "field_title",
    "read_columns",
]

Progress = Callable[[float], None]
"""Told how far the work is (0–1); what it raises ends the work."""

PASTED = "粘贴的内容"


@dataclass(frozen=True, slots=True)
class FoundLists:
    """A workbook and its lists as understood, before any row is read.

    `problem` says why no list was found; then `mappings` hold a guess to be put right by hand.
    `remembered` are sheets whose columns were corrected once before.
    """

    workbook: Workbook
    source: str
    recognised: tuple[ColumnMapping, ...]
    mappings: tuple[ColumnMapping, ...]
    problem: str = ""
    remembered: tuple[str, ...] = ()


class ImportService:
    """What a clerk can do with a staff list from outside."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self._memory = ColumnMemory(database.paths.folder)

    def read(
        self, path: Path, sheet: str | None = None, is_cancelled: Callable[[], bool] | None = None
    ) -> FoundLists:
        """Reads a file and finds its lists; InputRefused for one that cannot be read."""
        return self.find_lists(read_workbook(path, is_cancelled=is_cancelled), path.name, sheet)

    def read_text(self, text: str) -> FoundLists:
        """Lists in text copied from Excel or WPS; InputRefused where it is no table."""
        return self.find_lists(parse_pasted_text(text), PASTED)

    def find_lists(self, workbook: Workbook, source: str, sheet: str | None = None) -> FoundLists:
        """The lists of a workbook that was read already, in one sheet or in all that fit."""
        problem = ""
        try:
            recognised = choose_lists(workbook, sheet).mappings
        except InputRefused as refusal:
            problem = refusal.message
            recognised = (guess_mapping(workbook, sheet),)
        found = [(one, self._memory.recall(workbook, one)) for one in recognised]
        mappings = tuple(known or one for one, known in found)
        if all(MemberField.NAME in one.columns for one in mappings):
            problem = ""
        remembered = tuple(one.sheet for one, known in found if known)
        return FoundLists(workbook, source, recognised, mappings, problem, remembered)

    def preview(
        self, path: Path, *, sheet: str | None = None, by_hand: ColumnsByHand | None = None
    ) -> ImportPreview:
        """Reads and judges a list; InputRefused for a file that cannot be read or has no list."""
        found = self.read(path, sheet)
        if by_hand is not None:
            mapping = by_hand.applied_to(found.mappings[0])
            return self._judged(found.workbook, path.name, mappings=(mapping,))
        if found.problem:
            raise InputRefused(found.problem)
        mappings = found.mappings if found.remembered else ()
        return self._judged(found.workbook, path.name, mappings=mappings, sheet=sheet)

    def judge(
        self,
        found: FoundLists,
        mappings: Sequence[ColumnMapping],
        reviews: Reviews | None = None,
        progress: Progress | None = None,
    ) -> ImportPreview:
        """Judges the rows of lists with confirmed columns, and the clerk's choices about them."""
        return self._judged(
            found.workbook,
            found.source,
            mappings=mappings,
            reviews=reviews,
            progress=progress,
        )

    def revise(
        self, preview: ImportPreview, reviews: Reviews, progress: Progress | None = None
    ) -> ImportPreview:
        """The preview after the clerk has put cells right or decided about rows."""
        return self._judged(
            preview.workbook,
            preview.source,
            mappings=preview.mappings,
            reviews=reviews,
            progress=progress,
        )

    def _judged(
        self,
        workbook: Workbook,
        source: str,
        *,
        mappings: Sequence[ColumnMapping] = (),
        sheet: str | None = None,
        reviews: Reviews | None = None,
        progress: Progress | None = None,
    ) -> ImportPreview:
        reviews = reviews or {}
        edits = {place: review.cells for place, review in reviews.items() if review.cells}
        half = _halved(progress)
        found = parse_member_rows(workbook, mappings, sheet, edits, half[0])
        with self._database.read() as session:
            people = list_entries(session)
            judge = RowJudge(PeopleOnFile(people), _stations(session), self._clock.today())
            papers = {paper.type for entry in people for paper in entry.certificates}
            known = papers | load_kinds(session).keys()
            told = [without_known_types(row, known) for row in found.rows]
            rows = judge.judge(told, reviews, half[1])
        return ImportPreview(workbook, found.mappings, rows, found.notices, source, reviews)

    def apply(self, preview: ImportPreview, found: FoundLists | None = None) -> Done[ImportOutcome]:
        """Writes the new and the changed rows in one transaction; the others are left out.

        With `found` the columns that were corrected are remembered. InputRefused where the people
        on file have changed since the preview.
        """
        wanted = [row for row in preview.rows if row.state in WRITTEN]
        with self._database.write("members.import") as transaction:
            session = transaction.session
            refuse_stale(wanted, PeopleOnFile(list_entries(session)))
            writer = RowWriter(transaction, _stations(session), self._clock.today())
            writer.write(wanted)
            added, changed = len(writer.added), len(writer.changed)
            transaction.describe(
                f"导入 {preview.source}：新增 {added} 人，更新 {changed} 人",
                "member",
                {"rows": [row.row for row in wanted], "left_out": len(preview.left_out)},
            )
        if found is not None:
            self._remember(found, preview)
        same = preview.counts[PreviewState.SAME]
        outcome = ImportOutcome(added, changed, same, preview.left_out, transaction.operation_id)
        kinds = MEMBER_CHANGES.kinds | ({Kind.ROSTER} if writer.freed else set())
        return Done(outcome, Changes(kinds, frozenset(writer.freed)))

    def _remember(self, found: FoundLists, preview: ImportPreview) -> None:
        confirmed = {(one.sheet, one.span): one for one in preview.mappings}
        for recognised in found.recognised:
            corrected = confirmed.get((recognised.sheet, recognised.span))
            if corrected is not None and corrected != recognised:
                self._memory.keep(found.workbook, recognised, corrected)

    @staticmethod
    def save_left_out(preview: ImportPreview, path: Path) -> None:
        """Writes the rows that were left out, with every reason, as .xlsx to correct and import.

        StorageUnavailable where the file cannot be written.
        """
        rows = [
            LeftOutRow(one.place, one.row, one.state.label, one.reasons, one.review.cells)
            for one in preview.left_out
        ]
        write_pdf(path, make_left_out_sheet(preview.workbook, preview.mappings, rows))

    def save_template(self, path: Path) -> None:
        """Writes an empty list to fill in, with examples and choices, as .xlsx."""
        with self._database.read() as session:
            stations = [station.name for station in office.list_stations(session)]
        write_pdf(path, make_list_template(stations))


def _halved(progress: Progress | None) -> tuple[Progress | None, Progress | None]:
    """Reading is the first half of the work, judging the second."""
    if progress is None:
        return None, None
    tell = progress
    return lambda part: tell(part / 2), lambda part: tell(0.5 + part / 2)


def _stations(session: Session) -> StationNames:
    return StationNames({one.name: one.id for one in office.list_stations(session)})
