"""The columns of one list while they are being corrected."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from fire_roster.services.imports import (
    CERTIFICATE_FIELDS,
    CertificateColumns,
    ColumnMapping,
    MemberField,
    field_title,
)

PERSON_FIELDS = tuple(one for one in MemberField if one not in CERTIFICATE_FIELDS)
PAPER_FIELDS = tuple(one for one in MemberField if one in CERTIFICATE_FIELDS)


@dataclass(slots=True)
class PaperDraft:
    """The columns of one certificate; `kind` holds where no column names the certificate."""

    kind: str = ""
    columns: dict[MemberField, int] = field(default_factory=dict)


@dataclass(slots=True)
class ColumnsDraft:
    """What a clerk changes: header rows, columns of the person and of each certificate."""

    mapping: ColumnMapping
    header_rows: tuple[int, ...]
    person: dict[MemberField, int]
    papers: list[PaperDraft]

    @classmethod
    def of(cls, mapping: ColumnMapping) -> "ColumnsDraft":
        """A draft that says what the mapping says."""
        first = {one: mapping.columns[one] for one in PAPER_FIELDS if one in mapping.columns}
        papers = [PaperDraft(mapping.certificate_type, first)]
        papers += [
            PaperDraft(paper.type, dict(paper.columns)) for paper in mapping.more_certificates
        ]
        person = {one: mapping.columns[one] for one in PERSON_FIELDS if one in mapping.columns}
        return cls(mapping, mapping.header_rows, person, papers)

    def as_mapping(self) -> ColumnMapping:
        """The mapping to read the list with."""
        columns = {**self.person, **self.papers[0].columns}
        more = tuple(
            CertificateColumns(paper.kind, dict(paper.columns))
            for paper in self.papers[1:]
            if paper.columns
        )
        made = replace(
            self.mapping,
            header_rows=self.header_rows,
            columns={one: columns[one] for one in MemberField if one in columns},
            certificate_type=self.papers[0].kind,
            more_certificates=more,
        )
        used = made.used_columns
        return replace(made, unknown=tuple(item for item in made.unknown if item[0] not in used))

    def problems(self) -> dict[tuple[MemberField, int], str]:
        """What is wrong, by field and certificate (0 for the person)."""
        found: dict[tuple[MemberField, int], str] = {}
        taken: dict[int, str] = {}
        if MemberField.NAME not in self.person:
            found[MemberField.NAME, 0] = "请指出哪一列是姓名。"
        for slot, columns in enumerate(self._parts()):
            for one, column in columns.items():
                place = (one, max(slot - 1, 0))
                if column in taken:
                    found[place] = f"这一列已用作“{taken[column]}”。"
                taken.setdefault(column, field_title(one))
        return found

    def _parts(self) -> Sequence[Mapping[MemberField, int]]:
        return [self.person, *(paper.columns for paper in self.papers)]
