"""One station in a step: its name, its state in a word, a sentence, and what can be done."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from fire_roster.ui.common.buttons import make_button
from fire_roster.ui.common.chips import StateChip, StateKind
from fire_roster.ui.common.labels import PlainLabel, WrappedLabel
from fire_roster.ui.common.layout import column, row


class StationLine(QWidget):
    """`buttons` stand at the right."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        layout = row(self, spacing=4, margin=(0, 2, 0, 2))
        words = column(spacing=1)
        top = row(spacing=2)
        top.addWidget(PlainLabel(name, "strong"))
        self._chip = StateChip("")
        top.addWidget(self._chip)
        top.addStretch(1)
        words.addLayout(top)
        self._sentence = WrappedLabel()
        words.addWidget(self._sentence)
        layout.addLayout(words, 1)
        self._buttons: QHBoxLayout = row(spacing=2)
        layout.addLayout(self._buttons)
        layout.setAlignment(self._buttons, Qt.AlignmentFlag.AlignVCenter)

    def show_state(self, word: str, kind: StateKind, sentence: str) -> None:
        """Say how it stands."""
        self._chip.set_state(word, kind)
        self._sentence.setText(sentence)

    def add_button(self, text: str, on_click: Callable[[], object]) -> QPushButton:
        """One of the things that can be done."""
        button = make_button(text, on_click)
        button.setAccessibleName(f"{self._name}：{text}")
        self._buttons.addWidget(button)
        return button
