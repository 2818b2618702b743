"""Sorting by native values and filtering by text over all columns."""

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSortFilterProxyModel

from fire_roster.ui.common.record_model import SORT_ROLE

Index = QModelIndex | QPersistentModelIndex


class RecordFilter(QSortFilterProxyModel):
    """Every typed word must appear in some column; None sorts after all values."""

    def __init__(self) -> None:
        super().__init__()
        self._words: tuple[str, ...] = ()

    def set_text(self, text: str) -> None:
        """Filter by the words of `text`."""
        self._words = tuple(text.casefold().split())
        self.invalidate()

    def filterAcceptsRow(self, source_row: int, source_parent: Index) -> bool:
        if not self._words:
            return True
        model = self.sourceModel()
        texts = [
            str(model.index(source_row, column, source_parent).data() or "").casefold()
            for column in range(model.columnCount())
        ]
        return all(any(word in text for text in texts) for word in self._words)

    def lessThan(self, source_left: Index, source_right: Index) -> bool:
        left: Any = source_left.data(SORT_ROLE)
        right: Any = source_right.data(SORT_ROLE)
        if left is None or right is None:
            return left is not None
        return bool(left < right)
