"""Remembers how the columns of a list were corrected, for the next list with the same header.

Kept in a small file of the data folder: titles as a checksum and column numbers, no personal data.
"""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from fire_roster.errors import FireRosterError
from fire_roster.exchange.cell_values.text import compact_text
from fire_roster.exchange.column_mapping import CertificateColumns, ColumnMapping
from fire_roster.exchange.list_choice import sheet_named
from fire_roster.exchange.member_fields import MemberField
from fire_roster.exchange.workbook import Workbook
from fire_roster.printing.output import write_pdf

_KEPT: Final = 50
_FILE: Final = "import_columns.json"


class ColumnMemory:
    """The corrected columns by header; a file that cannot be read or written is as good as none."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / _FILE

    def recall(self, workbook: Workbook, mapping: ColumnMapping) -> ColumnMapping | None:
        """The columns as they were corrected for this header; None if they never were."""
        stored = self._load().get(_signature(workbook, mapping))
        try:
            return _mapping_from(stored, mapping) if stored else None
        except (KeyError, TypeError, ValueError):
            return None

    def keep(self, workbook: Workbook, recognised: ColumnMapping, corrected: ColumnMapping) -> None:
        """Keeps the correction of a header."""
        known = self._load()
        known.pop(_signature(workbook, recognised), None)
        known[_signature(workbook, recognised)] = _as_json(corrected)
        newest = dict(list(known.items())[-_KEPT:])
        text = json.dumps(newest, ensure_ascii=False, indent=1)
        try:
            write_pdf(self._path, text.encode("utf-8"))
        except FireRosterError:
            # The import itself is written; only the convenience is lost.
            return

    def _load(self) -> dict[str, Any]:
        try:
            content = json.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return content if isinstance(content, dict) else {}


def _signature(workbook: Workbook, mapping: ColumnMapping) -> str:
    """A checksum of the header; of the first rows where none was recognised."""
    sheet = sheet_named(workbook, mapping.sheet)
    rows = [row - 1 for row in mapping.header_rows] or [0, 1, 2]
    titles = [
        [compact_text(cell) for cell in sheet.rows[row]] for row in rows if row < len(sheet.rows)
    ]
    span = list(mapping.span or ())
    return hashlib.sha256(json.dumps([titles, span]).encode()).hexdigest()


def _as_json(mapping: ColumnMapping) -> dict[str, Any]:
    return {
        "header_rows": list(mapping.header_rows),
        "columns": _columns_as_json(mapping.columns.items()),
        "type": mapping.certificate_type,
        "more": [
            {"type": one.type, "columns": _columns_as_json(one.columns.items())}
            for one in mapping.more_certificates
        ],
    }


def _columns_as_json(columns: Iterable[tuple[MemberField, int]]) -> dict[str, int]:
    return {field.value: column for field, column in columns}


def _mapping_from(stored: dict[str, Any], mapping: ColumnMapping) -> ColumnMapping:
    columns = _columns_from(stored["columns"])
    return replace(
        mapping,
        header_rows=tuple(int(row) for row in stored["header_rows"]),
        columns=columns,
        certificate_type=str(stored["type"]),
        more_certificates=tuple(
            CertificateColumns(str(one["type"]), _columns_from(one["columns"]))
            for one in stored["more"]
        ),
        unknown=tuple(item for item in mapping.unknown if item[0] not in columns.values()),
    )


def _columns_from(stored: dict[str, Any]) -> dict[MemberField, int]:
    return {MemberField(name): int(column) for name, column in stored.items()}
