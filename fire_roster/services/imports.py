"""Importing a staff list: read, compare, show, and only then write, as one transaction."""

from collections import Counter
from collections.abc import Mapping, Set
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from fire_roster.errors import FireRosterError, InputRefused
from fire_roster.exchange.cell_values.findings import RowState
from fire_roster.exchange.column_recognition import ColumnMapping, sheet_named
from fire_roster.exchange.left_out_sheet import LeftOutRow, make_left_out_sheet
from fire_roster.exchange.member_fields import MemberField, field_title
from fire_roster.exchange.member_import import parse_member_rows
from fire_roster.exchange.member_rows import MemberRow, MemberValues
from fire_roster.exchange.remark_hints import Hint, LeaveHint, NoNightHint
from fire_roster.exchange.sheet_reader import read_workbook
from fire_roster.exchange.workbook import Workbook, column_letter
from fire_roster.printing.output import write_pdf
from fire_roster.records.certificate import Certificate, CertificateFields
from fire_roster.records.member import Member, MemberFields
from fire_roster.services.certificates import (
    add_certificate,
    checked_certificate,
    update_certificate,
)
from fire_roster.services.changes import Done
from fire_roster.services.import_matching import (
    FieldChange,
    PeopleOnFile,
    certificate_changes,
    certificate_fields,
    find_certificate,
    member_changes,
    member_fields,
)
from fire_roster.services.members import (
    MEMBER_CHANGES,
    MemberEntry,
    add_member,
    checked_member,
    list_entries,
    update_member,
)
from fire_roster.store.queries import office
from fire_roster.store.transaction import Database, Transaction

__all__ = [
    "ColumnMapping",
    "Hint",
    "ImportPreview",
    "ImportService",
    "LeaveHint",
    "MemberField",
    "NoNightHint",
    "PreviewRow",
    "PreviewState",
    "field_title",
]

_CERTIFICATE_PREFIX = "certificate."


class PreviewState(StrEnum):
    """What will happen with a row."""

    READY = "ready"
    CHANGED = "changed"
    SAME = "same"
    UNDECIDED = "undecided"
    REFUSED = "refused"

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
}
_WRITTEN = (PreviewState.READY, PreviewState.CHANGED)
_LEFT_OUT = (PreviewState.UNDECIDED, PreviewState.REFUSED)


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """One row of the list (Excel row number), what it means and every reason.

    `reasons` of a row that will be written are notes. `member` is the person on file.
    """

    row: int
    state: PreviewState
    reasons: tuple[str, ...]
    values: MemberValues
    hints: tuple[Hint, ...]
    member: MemberEntry | None = None
    changes: tuple[FieldChange, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportPreview:
    """The whole list as understood; nothing is written yet."""

    workbook: Workbook
    mapping: ColumnMapping
    rows: tuple[PreviewRow, ...]
    notices: tuple[str, ...]
    source: str

    @property
    def counts(self) -> Mapping[PreviewState, int]:
        """Rows of each state."""
        found = Counter(row.state for row in self.rows)
        return {state: found[state] for state in PreviewState}

    @property
    def left_out(self) -> tuple[PreviewRow, ...]:
        """Rows that will not be written."""
        return tuple(row for row in self.rows if row.state in _LEFT_OUT)

    @property
    def sheet_names(self) -> tuple[str, ...]:
        """Sheets of the workbook."""
        return tuple(sheet.name for sheet in self.workbook.sheets)

    def column_titles(self) -> tuple[str, ...]:
        """For each column its letter and what the header says, to choose from."""
        sheet = sheet_named(self.workbook, self.mapping.sheet)
        titles = []
        for column in range(sheet.width):
            words = [str(sheet.cell(row - 1, column) or "") for row in self.mapping.header_rows]
            titles.append(f"{column_letter(column)}  {' '.join(word for word in words if word)}")
        return tuple(titles)


@dataclass(frozen=True, slots=True)
class ImportOutcome:
    """What an import did."""

    added: int
    changed: int
    same: int
    left_out: tuple[PreviewRow, ...]


class ImportService:
    """What a clerk can do with a staff list from outside."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def preview(
        self, path: Path, *, sheet: str | None = None, mapping: ColumnMapping | None = None
    ) -> ImportPreview:
        """Reads and judges a list; InputRefused for a file that cannot be read."""
        return self.preview_workbook(read_workbook(path), path.name, sheet=sheet, mapping=mapping)

    def preview_workbook(
        self,
        workbook: Workbook,
        source: str,
        *,
        sheet: str | None = None,
        mapping: ColumnMapping | None = None,
    ) -> ImportPreview:
        """Judges a workbook that was read already, for instance with a corrected mapping."""
        found = parse_member_rows(workbook, mapping, sheet)
        with self._database.read() as session:
            on_file = PeopleOnFile(list_entries(session))
        rows = tuple(_judged(row, on_file) for row in found.rows)
        return ImportPreview(workbook, found.mapping, rows, found.notices, source)

    def apply(self, preview: ImportPreview) -> Done[ImportOutcome]:
        """Writes the new and the changed rows in one transaction; the others are left out.

        InputRefused where the people on file have changed since the preview.
        """
        added, changed = 0, 0
        wanted = [row for row in preview.rows if row.state in _WRITTEN]
        with self._database.write("members.import") as transaction:
            _refuse_stale(wanted, PeopleOnFile(list_entries(transaction.session)))
            for row in wanted:
                if row.member is None:
                    _add(transaction, row.values)
                    added += 1
                else:
                    _update(transaction, row, row.member)
                    changed += 1
            transaction.describe(
                f"导入 {preview.source}：新增 {added} 人，更新 {changed} 人",
                "member",
                {"rows": [row.row for row in wanted], "left_out": len(preview.left_out)},
            )
        same = preview.counts[PreviewState.SAME]
        return Done(ImportOutcome(added, changed, same, preview.left_out), MEMBER_CHANGES)

    @staticmethod
    def save_left_out(preview: ImportPreview, path: Path) -> None:
        """Writes the rows that were left out, with every reason, as .xlsx to correct and import.

        StorageUnavailable where the file cannot be written.
        """
        rows = [LeftOutRow(one.row, one.state.label, one.reasons) for one in preview.left_out]
        write_pdf(path, make_left_out_sheet(preview.workbook, preview.mapping, rows))


def _refuse_stale(rows: list[PreviewRow], on_file: PeopleOnFile) -> None:
    """A preview holds for the people it was made for; once written, it is used up."""
    for row in rows:
        match = on_file.match(row.values)
        if match.doubt or _stamp(match.entry) != _stamp(row.member):
            raise InputRefused("预览之后人员资料有改动，没有导入；请重新选择文件预览。")


def _stamp(entry: MemberEntry | None) -> tuple[int, ...]:
    """Key and version of a member and of each certificate."""
    if entry is None:
        return ()
    records: tuple[Member | Certificate, ...] = (entry.record, *entry.certificates)
    return tuple(number for record in records for number in (record.id, record.version))


def _judged(row: MemberRow, on_file: PeopleOnFile) -> PreviewRow:
    reasons = tuple(_reason_text(row, index) for index in range(len(row.reasons)))
    if row.state is not RowState.READY:
        state = PreviewState.REFUSED if row.state is RowState.REFUSED else PreviewState.UNDECIDED
        return PreviewRow(row.row, state, reasons, row.values, row.hints)
    problem = _problem(row.values)
    if problem:
        state = PreviewState.UNDECIDED
        return PreviewRow(row.row, state, (*reasons, problem), row.values, row.hints)
    match = on_file.match(row.values)
    if match.doubt:
        doubts = (*reasons, match.doubt)
        return PreviewRow(row.row, PreviewState.UNDECIDED, doubts, row.values, row.hints)
    if match.entry is None:
        return PreviewRow(row.row, PreviewState.READY, reasons, row.values, row.hints)
    changes = _all_changes(match.entry, row.values)
    problem = _merge_problem(match.entry, row.values, changes)
    if problem:
        doubts = (*reasons, problem)
        return PreviewRow(row.row, PreviewState.UNDECIDED, doubts, row.values, row.hints)
    state = PreviewState.CHANGED if changes else PreviewState.SAME
    return PreviewRow(row.row, state, reasons, row.values, row.hints, match.entry, changes)


def _reason_text(row: MemberRow, index: int) -> str:
    reason = row.reasons[index]
    place = f"{reason.column}{row.row} " if reason.column else ""
    return f"{place}{field_title(reason.field)}：{reason.message}"


def _problem(values: MemberValues) -> str:
    """What the office would refuse although the row itself was read."""
    try:
        checked_member(MemberFields(**member_fields(values)))
        if values.certificate is not None:
            checked_certificate(CertificateFields(**certificate_fields(values.certificate)))
    except FireRosterError as error:
        return error.message
    return ""


def _merge_problem(
    entry: MemberEntry, values: MemberValues, changes: tuple[FieldChange, ...]
) -> str:
    """What the office would refuse about the person on file together with the row."""
    new = {change.field for change in changes}
    try:
        fields = member_fields(values)
        checked_member(MemberFields(**{**entry.record.model_dump(), **_only(fields, new)}))
        if values.certificate is None:
            return ""
        paper = find_certificate(entry, values.certificate)
        if paper is not None:
            fields = certificate_fields(values.certificate)
            checked_certificate(CertificateFields(**{**paper.model_dump(), **_only(fields, new)}))
    except FireRosterError as error:
        return error.message
    return ""


def _only(values: Mapping[str, Any], names: Set[str]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if name in names}


def _all_changes(entry: MemberEntry, values: MemberValues) -> tuple[FieldChange, ...]:
    changes = member_changes(entry, values)
    if values.certificate is None:
        return changes
    paper = find_certificate(entry, values.certificate)
    if paper is None:
        text = f"{values.certificate.type}{values.certificate.level}"
        return (*changes, FieldChange(_CERTIFICATE_PREFIX + "new", "新增证书", "", text))
    return (*changes, *certificate_changes(paper, values.certificate))


def _add(transaction: Transaction, values: MemberValues) -> None:
    stations = _station_ids(transaction, values.station)
    fields = checked_member(MemberFields(**member_fields(values)))
    key = add_member(transaction, fields, values.team, stations)
    if values.certificate is not None:
        add_certificate(
            transaction, key, CertificateFields(**certificate_fields(values.certificate))
        )


def _update(transaction: Transaction, row: PreviewRow, entry: MemberEntry) -> None:
    changed = {change.field for change in row.changes}
    update_member(
        transaction,
        entry.record.id,
        _only(member_fields(row.values), changed),
        team=row.values.team if "team" in changed else None,
    )
    paper_values = row.values.certificate
    if paper_values is None:
        return
    paper = find_certificate(entry, paper_values)
    values = certificate_fields(paper_values)
    if paper is None:
        add_certificate(transaction, entry.record.id, CertificateFields(**values))
    elif certificate_changes(paper, paper_values):
        names = {change.field for change in certificate_changes(paper, paper_values)}
        update_certificate(transaction, paper.id, _only(values, names))


def _station_ids(transaction: Transaction, name: str) -> frozenset[int] | None:
    """The station a row names; None (the position decides) where it names none that exists."""
    if not name:
        return None
    station = office.find_station_by_name(transaction.session, name)
    return frozenset({station.id}) if station else None
