"""Several of a few values, each with its tick."""

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QWidget

from fire_roster.ui.common.layout import column, row
from fire_roster.ui.common.typed_word import TypedWord, typed_text


class TickList(QWidget):
    """Check boxes under each other, or side by side; `changed()` after every tick."""

    changed = Signal()

    def __init__(
        self,
        choices: Iterable[tuple[Any, str]] = (),
        *,
        is_horizontal: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._word = TypedWord()
        self._boxes: list[tuple[Any, QCheckBox]] = []
        layout = row(self, spacing=4) if is_horizontal else column(self, spacing=1)
        layout.setContentsMargins(0, 4, 0, 4)
        for value, text in choices:
            box = QCheckBox(text.replace("&", "&&"))
            box.setAccessibleName(text)
            box.toggled.connect(lambda _: self.changed.emit())
            layout.addWidget(box)
            self._boxes.append((value, box))
        if is_horizontal:
            layout.addStretch(1)
        if self._boxes:
            self.setFocusProxy(self._boxes[0][1])

    def values(self) -> list[Any]:
        """Ticked values in the order shown."""
        return [value for value, box in self._boxes if box.isChecked()]

    def set_values(self, values: Iterable[Any]) -> None:
        """Tick exactly these."""
        wanted = list(values)
        for value, box in self._boxes:
            box.setChecked(value in wanted)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters lead to the box that they mean; boxes pass on what they have no use for."""
        texts = [box.text() for _, box in self._boxes]
        focused = [box.hasFocus() for _, box in self._boxes]
        typed = typed_text(event)
        if typed and any(focused):
            found = self._word.find(typed, texts, focused.index(True))
            if found is not None:
                self._boxes[found][1].setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
        super().keyPressEvent(event)

    def box(self, value: Any) -> QCheckBox:
        """The box of a value; KeyError for an unknown one."""
        for known, box in self._boxes:
            if known == value:
                return box
        raise KeyError(value)
