"""A state in one word, and a small count: colour always comes with text."""

from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

from fire_roster.ui.common.labels import PlainLabel

StateKind = Literal["neutral", "info", "success", "warning", "danger"]


class StateChip(PlainLabel):
    """Rounded word such as 在岗 or 已过期."""

    def __init__(
        self, word: str, kind: StateKind = "neutral", parent: QWidget | None = None
    ) -> None:
        super().__init__(word, parent=parent)
        self.setObjectName("chip")
        self.setProperty("kind", kind)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_state(self, word: str, kind: StateKind) -> None:
        """Show another state."""
        self.setText(word)
        _restyle(self, kind)


class Badge(PlainLabel):
    """A count beside a title; hidden at zero, 99+ above ninety-nine."""

    def __init__(
        self, count: int = 0, kind: StateKind = "neutral", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent=parent)
        self.setObjectName("badge")
        self.setProperty("kind", kind)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_count(count)

    def set_count(self, count: int) -> None:
        """Show `count`; zero hides the badge."""
        self.setText(str(count) if count < 100 else "99+")
        self.setVisible(count > 0)


def _restyle(label: PlainLabel, kind: StateKind) -> None:
    label.setProperty("kind", kind)
    label.style().unpolish(label)
    label.style().polish(label)
