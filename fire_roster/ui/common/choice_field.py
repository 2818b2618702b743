"""One of a few values; the wheel scrolls the page and never changes a value."""

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget

from fire_roster.ui.common.text_limit import limit_text
from fire_roster.ui.common.typed_word import TypedWord, typed_text


class ChoiceField(QComboBox):
    """Combo box over pairs of value and text."""

    def __init__(
        self, choices: Iterable[tuple[Any, str]] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._values: list[Any] = []
        self._word = TypedWord()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.set_choices(choices)

    def set_choices(self, choices: Iterable[tuple[Any, str]]) -> None:
        """Replace all choices; the value chosen stays chosen where it is still there."""
        before = self.value()
        pairs = list(choices)
        self.blockSignals(True)
        self.clear()
        self._values = [value for value, _ in pairs]
        self.addItems([text for _, text in pairs])
        self.setCurrentIndex(self._values.index(before) if before in self._values else 0)
        self.blockSignals(False)

    def value(self) -> Any:
        """The chosen value, None without choices."""
        index = self.currentIndex()
        return self._values[index] if 0 <= index < len(self._values) else None

    def set_value(self, value: Any) -> None:
        """Choose a value; one that is not offered is ignored."""
        if value in self._values:
            self.setCurrentIndex(self._values.index(value))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters choose by characters, pinyin or initials."""
        typed = typed_text(event)
        if not typed or not self.count():
            super().keyPressEvent(event)
            return
        texts = [self.itemText(number) for number in range(self.count())]
        found = self._word.find(typed, texts, max(0, self.currentIndex()))
        if found is not None and found != self.currentIndex():
            self.setCurrentIndex(found)
            self.activated.emit(found)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class WordField(QComboBox):
    """A word chosen from suggestions or typed."""

    def __init__(
        self, words: Iterable[str] = (), max_length: int = 40, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.addItems(list(words))
        edit = self.lineEdit()
        assert edit is not None
        limit_text(edit, max_length)
        self.setEditText("")

    def value(self) -> str:
        """The word without blanks around it."""
        return self.currentText().strip()

    def set_value(self, word: str) -> None:
        """Show a word, among the suggestions or not."""
        self.setEditText(word)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
