"""Judges the rows of a list against the people on file and the choices of the clerk."""

import dataclasses
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import replace
from datetime import date
from typing import Any

from fire_roster.domain.member import Position
from fire_roster.errors import FireRosterError
from fire_roster.exchange.cell_values.findings import RowState
from fire_roster.exchange.cell_values.levels import UNKNOWN_NAME
from fire_roster.exchange.member_fields import field_title
from fire_roster.exchange.member_rows import CertificateValues, MemberRow, MemberValues, Reason
from fire_roster.records.certificate import CertificateFields
from fire_roster.records.fields import RecordFields
from fire_roster.records.member import MemberFields
from fire_roster.services.certificates import checked_certificate
from fire_roster.services.import_matching import (
    FieldChange,
    Match,
    PeopleOnFile,
    StationNames,
    all_changes,
    certificate_fields,
    find_certificate,
    keeps_control_room,
    member_fields,
)
from fire_roster.services.import_preview import (
    LEFT_OUT,
    NO_REVIEW,
    Decision,
    PreviewRow,
    PreviewState,
    Reviews,
    RowReview,
)
from fire_roster.services.members import MemberEntry, checked_member

_ROWS_PER_REPORT = 200


class RowJudge:
    """Says what will happen with each row; `today` tells which certificates have run out."""

    def __init__(self, on_file: PeopleOnFile, stations: StationNames, today: date) -> None:
        self._on_file = on_file
        self._stations = stations
        self._today = today

    def judge(
        self,
        rows: Sequence[MemberRow],
        reviews: Reviews,
        progress: Callable[[float], None] | None = None,
    ) -> tuple[PreviewRow, ...]:
        """Every row in its order; rows that continue a person follow what became of its head.

        `progress` is told how far it is (0-1); what it raises ends the judging.
        """
        judged: list[PreviewRow | None] = [None] * len(rows)
        for index, row in enumerate(rows):
            if progress and index % _ROWS_PER_REPORT == 0:
                progress(index / len(rows))
            if row.head is None:
                judged[index] = self._judged(row, reviews.get(row.place, NO_REVIEW))
        seen: dict[int, list[CertificateValues]] = {}
        for index, row in enumerate(rows):
            head = judged[row.head] if row.head is not None else None
            if row.head is None or head is None:
                continue
            papers = seen.setdefault(row.head, list(rows[row.head].values.certificates))
            own = tuple(paper for paper in row.values.certificates if paper not in papers)
            papers.extend(own)
            follower = replace(row, values=replace(row.values, certificates=own))
            judged[index] = self._following(follower, head, reviews.get(row.place, NO_REVIEW))
        return tuple(row for row in judged if row is not None)

    def _judged(self, row: MemberRow, review: RowReview) -> PreviewRow:
        preview = self._told(row, review)
        if review.decision is Decision.SKIP:
            return replace(preview, state=PreviewState.SKIPPED)
        if row.state is RowState.REFUSED:
            return replace(preview, state=PreviewState.REFUSED)
        problem = self._problem(row, review)
        match = self._match(row.values, review)
        can_be_taken = not problem and not match.doubt
        is_open = row.state is RowState.UNDECIDED and review.decision is Decision.OPEN
        if problem or match.doubt or is_open:
            preview = _with_reasons(preview, problem, match.doubt)
            return replace(preview, can_be_taken=can_be_taken)
        return self._compared(preview, match.entry)

    @staticmethod
    def _problem(row: MemberRow, review: RowReview) -> str:
        """What the office would refuse; of a row read without doubt only lengths are open."""
        if row.state is RowState.READY and not review.cells and _fits(row.values):
            return ""
        return _problem(row.values)

    def _following(self, row: MemberRow, head: PreviewRow, review: RowReview) -> PreviewRow:
        preview = replace(self._told(row, review), head=head.place)
        if review.decision is Decision.SKIP:
            return replace(preview, state=PreviewState.SKIPPED)
        if row.state is RowState.REFUSED:
            return replace(preview, state=PreviewState.REFUSED)
        problem = self._problem(row, review)
        is_open = row.state is RowState.UNDECIDED and review.decision is Decision.OPEN
        if head.state in LEFT_OUT:
            word = f"第 {head.row} 行还没有确定，这一行也先不导入。"
            return _with_reasons(preview, word, problem)
        if problem or is_open:
            return replace(_with_reasons(preview, problem), can_be_taken=not problem)
        return self._compared(preview, head.member)

    def _told(self, row: MemberRow, review: RowReview) -> PreviewRow:
        """The row as read, with the notes that only the office can give."""
        reasons = [_reason_text(row, reason) for reason in row.reasons]
        reasons += self._stations.notes(row.values.station)
        reasons += self._expired(row.values.certificates)
        return PreviewRow(
            row=row.row,
            state=PreviewState.UNDECIDED,
            reasons=tuple(reasons),
            values=row.values,
            hints=row.hints,
            place=row.place,
            sheet=row.sheet,
            problems=row.reasons,
            namesakes=self._on_file.namesakes(row.values),
            review=review,
        )

    def _expired(self, papers: Iterable[CertificateValues]) -> list[str]:
        return [
            f"{paper.type}证书已于 {paper.expires} 到期。".replace("证证书", "证")
            for paper in papers
            if paper.expires is not None and paper.expires < self._today
        ]

    def _match(self, values: MemberValues, review: RowReview) -> Match:
        if review.decision is Decision.PERSON and review.person_id is not None:
            entry = self._on_file.by_id(review.person_id)
            return Match(entry) if entry else Match(doubt="选定的人员已经不在了，请重新选择。")
        match = self._on_file.match(values)
        is_free = not self._on_file.has_id_number(values.id_number)
        if review.decision is Decision.NEW and is_free:
            return Match()
        return match

    def _compared(self, preview: PreviewRow, entry: MemberEntry | None) -> PreviewRow:
        if entry is None:
            told = _place_note(preview)
            reasons = (*preview.reasons, told) if told else preview.reasons
            return replace(preview, state=PreviewState.READY, reasons=reasons, can_be_taken=True)
        changes = all_changes(entry, preview.values, self._stations)
        preview = replace(preview, member=entry, changes=changes)
        taken = preview.taken_changes
        problem = _merge_problem(entry, preview.values, taken) if taken else ""
        if problem:
            return _with_reasons(preview, problem)
        state = PreviewState.CHANGED if taken else PreviewState.SAME
        return replace(preview, state=state, can_be_taken=True)


def without_known_types(row: MemberRow, known: Set[str]) -> MemberRow:
    """A row whose certificates have names that the unit knows: there is nothing to decide."""
    if not row.reasons:
        return row
    reasons = tuple(
        one for one in row.reasons if one.message != UNKNOWN_NAME or one.value not in known
    )
    state = max((one.state for one in reasons), default=RowState.READY)
    return replace(row, reasons=reasons, state=state)


def _fits(values: MemberValues) -> bool:
    """Whether every text is short enough; dates and numbers were checked when they were read."""
    return all(len(getattr(values, name)) <= most for name, most in _MEMBER_LENGTHS) and all(
        len(getattr(paper, name)) <= most
        for paper in values.certificates
        for name, most in _PAPER_LENGTHS
    )


def _lengths(fields: type[RecordFields], values: type) -> tuple[tuple[str, int], ...]:
    """Each text that a list can hold, with its greatest length."""
    known = {one.name for one in dataclasses.fields(values)}
    return tuple(
        (name, length)
        for name, field in fields.model_fields.items()
        for rule in field.metadata
        if name in known and (length := getattr(rule, "max_length", None)) is not None
    )


_MEMBER_LENGTHS = _lengths(MemberFields, MemberValues)
_PAPER_LENGTHS = _lengths(CertificateFields, CertificateValues)


def _place_note(preview: PreviewRow) -> str:
    """Where a new person of a position in other words will keep duty."""
    values = preview.values
    is_told = values.position != Position.OPERATOR and keeps_control_room(values)
    if not is_told or values.station or preview.head is not None:
        return ""
    return f"岗位“{values.position}”归入消防控制室值班。"


def _with_reasons(preview: PreviewRow, *reasons: str) -> PreviewRow:
    known = [one.partition("：")[2] for one in preview.reasons]
    # The office refuses a mistyped ID number in the words in which the row was read already.
    new = [one for one in reasons if one and (one.partition("：")[2] or one) not in known]
    told = (*preview.reasons, *new)
    return replace(preview, state=PreviewState.UNDECIDED, reasons=told)


def _reason_text(row: MemberRow, reason: Reason) -> str:
    place = f"{reason.column}{row.row} " if reason.column else ""
    return f"{place}{field_title(reason.field)}：{reason.message}"


def _problem(values: MemberValues) -> str:
    """What the office would refuse although the row itself was read."""
    try:
        checked_member(MemberFields(**member_fields(values)))
        for paper in values.certificates:
            checked_certificate(CertificateFields(**certificate_fields(paper)))
    except FireRosterError as error:
        return error.message
    return ""


def _merge_problem(entry: MemberEntry, values: MemberValues, changes: Iterable[FieldChange]) -> str:
    """What the office would refuse about the person on file together with the row."""
    keys = {change.key for change in changes}
    try:
        fields = only(member_fields(values), keys)
        checked_member(MemberFields(**{**entry.record.model_dump(), **fields}))
        for number, paper_values in enumerate(values.certificates):
            paper = find_certificate(entry, paper_values)
            if paper is not None:
                fields = paper_changes(number, paper_values, keys)
                checked_certificate(CertificateFields(**{**paper.model_dump(), **fields}))
    except FireRosterError as error:
        return error.message
    return ""


def only(values: Mapping[str, Any], names: Set[str]) -> dict[str, Any]:
    """The values under these names."""
    return {name: value for name, value in values.items() if name in names}


def paper_changes(number: int, values: CertificateValues, keys: Set[str]) -> dict[str, Any]:
    """The fields of the certificate `number` of a row whose changes are wanted."""
    prefix = f"certificate.{number}."
    names = {key.removeprefix(prefix) for key in keys if key.startswith(prefix)}
    return only(certificate_fields(values), names)
