"""Collects every reason of one row while its cells are read."""

from collections.abc import Callable, Iterable, Mapping

from fire_roster.exchange.cell_values.findings import Finding, Parsed, RowState, ValueT
from fire_roster.exchange.cell_values.text import optional_text, plain_text
from fire_roster.exchange.member_fields import MemberField, field_title
from fire_roster.exchange.member_rows import Reason
from fire_roster.exchange.workbook import CellValue, column_letter


class RowReasons:
    """The cells of one row and what was found in them.

    `columns` tell where the cells stand; `certificate` gives the cells of a further certificate,
    whose reasons are collected here too.
    """

    def __init__(
        self, cells: Mapping[MemberField, CellValue], columns: Mapping[MemberField, int]
    ) -> None:
        self.cells = cells
        self._columns = columns
        self._slot = 0
        self.reasons: list[Reason] = []

    def certificate(
        self,
        slot: int,
        cells: Mapping[MemberField, CellValue],
        columns: Mapping[MemberField, int],
    ) -> "RowReasons":
        """The cells of the certificate `slot` (from 1) of the same row."""
        found = RowReasons(cells, columns)
        found._slot = slot
        found.reasons = self.reasons
        return found

    @property
    def state(self) -> RowState:
        """The worst state that any reason asks for."""
        return max((reason.state for reason in self.reasons), default=RowState.READY)

    def cell(self, field: MemberField) -> CellValue:
        """The cell of a field; None if the list has no such column."""
        return self.cells.get(field)

    def read(self, field: MemberField, parse: Callable[[CellValue], Parsed[ValueT]]) -> ValueT:
        """Parse the cell of a field and keep what was found."""
        parsed = parse(self.cells.get(field))
        if parsed.findings:
            self.add(field, parsed.findings)
        return parsed.value

    def read_if_there(
        self, field: MemberField, parse: Callable[[CellValue], Parsed[ValueT | None]]
    ) -> ValueT | None:
        """Like `read` for a field that few lists have; None without such a column."""
        return self.read(field, parse) if self.cells.get(field) is not None else None

    def read_text(self, field: MemberField, max_length: int) -> str:
        """The text of a field, cut at nothing; a reason if it is too long to be stored."""
        cell = self.cells.get(field)
        if cell is None:
            return ""
        text = optional_text(cell)
        if len(text) > max_length:
            message = f"{field_title(field)}超过 {max_length} 个字，请缩短。"
            self.add(field, (Finding(message),))
        return text

    def add(self, field: MemberField, findings: Iterable[Finding]) -> None:
        """Keep findings about a field."""
        for finding in findings:
            cell = self.cell(field)
            self.reasons.append(reason_for(field, finding, cell, self._columns, self._slot))

    def tells_of(self, *fields: MemberField) -> bool:
        """Whether a reason about one of the fields was found."""
        return any(reason.field in fields and reason.slot == self._slot for reason in self.reasons)

    def decide(self, field: MemberField, message: str) -> None:
        """Keep a reason that needs a decision."""
        self.add(field, (Finding(message),))


def reason_for(
    field: MemberField,
    finding: Finding,
    cell: CellValue,
    columns: Mapping[MemberField, int],
    slot: int = 0,
) -> Reason:
    """A finding with its place in the sheet."""
    column = columns.get(field)
    letter = "" if column is None else column_letter(column)
    return Reason(field, letter, plain_text(cell), finding.message, finding.state, slot)
