"""A choice found by typing: name, pinyin or initials."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSortFilterProxyModel, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QComboBox, QCompleter, QListView, QWidget

from fire_roster.ui.common.tooltip import set_tooltip

_KEYS_ROLE = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class SearchItem:
    """One choice. `keys` are further spellings, e.g. `("zhangwei", "zw")`."""

    value: Any
    text: str
    keys: tuple[str, ...] = ()


class _KeyFilter(QSortFilterProxyModel):
    """Keeps the rows one of whose spellings contains the typed text."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._needle = ""

    def set_needle(self, text: str) -> None:
        self._needle = text.strip().casefold().replace(" ", "")
        self.invalidate()

    def filterAcceptsRow(
        self, source_row: int, source_parent: QModelIndex | QPersistentModelIndex
    ) -> bool:
        index = self.sourceModel().index(source_row, 0, source_parent)
        keys: tuple[str, ...] = index.data(_KEYS_ROLE)
        return any(self._needle in key for key in keys)


class SearchCombo(QComboBox):
    """Combo box with a filtering completion list.

    `value_changed(object)` carries the chosen value, or None when nothing is chosen.
    """

    value_changed = Signal(object)

    def __init__(self, placeholder: str = "输入姓名或拼音首字母", parent: QWidget | None = None):
        super().__init__(parent)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setMaxVisibleItems(12)
        self._items: tuple[SearchItem, ...] = ()
        self._model = QStandardItemModel(self)
        self._filter = _KeyFilter(self)
        self._filter.setSourceModel(self._model)
        self.setModel(self._model)
        self._set_up_completer()
        edit = self.lineEdit()
        assert edit is not None
        edit.setPlaceholderText(placeholder)
        set_tooltip(edit, placeholder)
        edit.setClearButtonEnabled(True)
        edit.textEdited.connect(self._filter.set_needle)
        edit.editingFinished.connect(self._settle)
        self.currentIndexChanged.connect(lambda _: self.value_changed.emit(self.value()))

    def set_items(self, items: Sequence[SearchItem]) -> None:
        """Replace all choices and choose none."""
        self._items = tuple(items)
        self._model.clear()
        for item in self._items:
            entry = QStandardItem(item.text)
            spellings = (item.text, *item.keys)
            entry.setData(tuple(key.casefold().replace(" ", "") for key in spellings), _KEYS_ROLE)
            self._model.appendRow(entry)
        self.setCurrentIndex(-1)

    def value(self) -> Any:
        """Value of the chosen item, or None."""
        index = self.currentIndex()
        return self._items[index].value if 0 <= index < len(self._items) else None

    def set_value(self, value: Any) -> None:
        """Choose the item with this value, or none."""
        values = [item.value for item in self._items]
        self.setCurrentIndex(values.index(value) if value in values else -1)

    def matches(self, typed: str) -> list[str]:
        """Texts of the choices that fit the typed text, in order."""
        self._filter.set_needle(typed)
        return [str(self._filter.index(row, 0).data()) for row in range(self._filter.rowCount())]

    def _set_up_completer(self) -> None:
        completer = QCompleter(self._filter, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        popup = QListView()
        popup.setObjectName("completion")
        completer.setPopup(popup)
        completer.activated.connect(self.set_value_by_text)
        self.setCompleter(completer)

    def set_value_by_text(self, text: str) -> None:
        """Choose the first item with exactly this text, or none."""
        self.setCurrentIndex(self.findText(text, Qt.MatchFlag.MatchExactly))

    def _settle(self) -> None:
        """A single match is taken; what fits nothing falls back to the last choice."""
        text = self.currentText().strip()
        if not text:
            self.setCurrentIndex(-1)
            return
        fitting = self.matches(text)
        exact = [match for match in fitting if match == text]
        if exact or len(fitting) == 1:
            self.set_value_by_text((exact or fitting)[0])
        elif self.currentIndex() >= 0:
            self.setEditText(self.itemText(self.currentIndex()))
