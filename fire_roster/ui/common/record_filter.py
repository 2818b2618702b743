"""Sorting by native values and filtering by text over all columns."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSortFilterProxyModel

from fire_roster.ui.common.record_model import RECORD_ROLE, SEARCH_ROLE, SORT_ROLE

Index = QModelIndex | QPersistentModelIndex


class RecordFilter(QSortFilterProxyModel):
    """Every typed word must appear in some column or in the search text of the record.

    None sorts after all values.
    """

    def __init__(self) -> None:
        super().__init__()
        self._words: tuple[str, ...] = ()
        self._column_words: dict[int, tuple[str, ...]] = {}
        self._condition: Callable[[Any], bool] | None = None

    def set_text(self, text: str) -> None:
        """Filter by the words of `text`."""
        self._words = tuple(text.casefold().split())
        self.invalidate()

    def set_column_text(self, column: int, text: str) -> None:
        """Every word of `text` must appear in that column; an empty text asks for nothing."""
        self._column_words[column] = tuple(text.casefold().split())
        self.invalidate()

    def set_condition(self, condition: Callable[[Any], bool] | None) -> None:
        """Show only records that fulfil the condition; None shows all."""
        self._condition = condition
        self.invalidate()

    def count_fitting(self) -> int:
        """How many records fulfil the condition, whatever words are typed."""
        model = self.sourceModel()
        records = (model.index(row, 0).data(RECORD_ROLE) for row in range(model.rowCount()))
        return sum(self._condition is None or self._condition(record) for record in records)

    def filterAcceptsRow(self, source_row: int, source_parent: Index) -> bool:
        model = self.sourceModel()
        first = model.index(source_row, 0, source_parent)
        if self._condition is not None and not self._condition(first.data(RECORD_ROLE)):
            return False
        for column, words in self._column_words.items():
            text = str(model.index(source_row, column, source_parent).data() or "").casefold()
            if not all(word in text for word in words):
                return False
        if not self._words:
            return True
        texts = [
            str(model.index(source_row, column, source_parent).data() or "").casefold()
            for column in range(model.columnCount())
        ]
        texts.append(str(first.data(SEARCH_ROLE)))
        return all(any(word in text for text in texts) for word in self._words)

    def lessThan(self, source_left: Index, source_right: Index) -> bool:
        left: Any = source_left.data(SORT_ROLE)
        right: Any = source_right.data(SORT_ROLE)
        if left is None or right is None:
            return left is not None
        return bool(left < right)
