"""Records of one kind as rows: named columns, native values for sorting, the record itself."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from fire_roster.ui.common.chips import StateKind
from fire_roster.ui.common.tooltip import tooltip_text

Record = TypeVar("Record")
Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()

SORT_ROLE = Qt.ItemDataRole.UserRole + 1
RECORD_ROLE = Qt.ItemDataRole.UserRole + 2
STATE_ROLE = Qt.ItemDataRole.UserRole + 3
SEARCH_ROLE = Qt.ItemDataRole.UserRole + 4
# Looked up once: a view asks ten times for every cell that it paints.
_TEXT = Qt.ItemDataRole.DisplayRole
_TOOLTIP = Qt.ItemDataRole.ToolTipRole
_ALIGNMENT = Qt.ItemDataRole.TextAlignmentRole
_ANSWERED = frozenset(
    (_TEXT, _TOOLTIP, _ALIGNMENT, SORT_ROLE, RECORD_ROLE, STATE_ROLE, SEARCH_ROLE)
)


@dataclass(frozen=True)
class Column(Generic[Record]):
    """One named column.

    `sort` gives the native value to order by (None sorts last), `state` draws the text as a
    chip unless it is None, `width` is the first width in pixels.
    """

    key: str
    title: str
    text: Callable[[Record], str]
    sort: Callable[[Record], Any] | None = None
    state: Callable[[Record], StateKind | None] | None = None
    tooltip: Callable[[Record], str] | None = None
    is_number: bool = False
    width: int = 120


class RecordModel(QAbstractTableModel, Generic[Record]):
    """Read-only table of records; `data` only dispatches to the columns.

    `search_text` gives further words a record is found by, such as the pinyin of a name.
    """

    def __init__(
        self,
        columns: Sequence[Column[Record]],
        parent: QObject | None = None,
        search_text: Callable[[Record], str] | None = None,
    ) -> None:
        super().__init__(parent)
        self._search_text = search_text
        self.columns: tuple[Column[Record], ...] = tuple(columns)
        self._records: list[Record] = []

    def set_records(self, records: Sequence[Record]) -> None:
        """Replace all rows."""
        self.beginResetModel()
        self._records = list(records)
        self.endResetModel()

    def record(self, row: int) -> Record:
        """The record of a row."""
        return self._records[row]

    def records(self) -> tuple[Record, ...]:
        """All records in their own order."""
        return tuple(self._records)

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._records)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in _ANSWERED or not index.isValid():
            return None
        record = self._records[index.row()]
        column = self.columns[index.column()]
        if role == _TEXT:
            return column.text(record)
        if role == _TOOLTIP:
            return tooltip_text(column.tooltip(record)) if column.tooltip else None
        if role == _ALIGNMENT:
            return _alignment(column)
        if role == SORT_ROLE:
            return column.sort(record) if column.sort else column.text(record)
        if role == RECORD_ROLE:
            return record
        if role == STATE_ROLE:
            return column.state(record) if column.state else None
        if role == SEARCH_ROLE:
            return self._search_text(record) if self._search_text else ""
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(self.columns[section])
        return None


_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def _alignment(column: Column[Any]) -> Qt.AlignmentFlag:
    return _RIGHT if column.is_number else _LEFT
