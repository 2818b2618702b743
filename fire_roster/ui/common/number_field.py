"""A whole number with its unit; the wheel scrolls the page and never changes a value."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QSpinBox, QWidget

TEXT_MARGIN = 8
"""Of a spin box: the padding of the style sheet does not reach its text."""


class NumberField(QSpinBox):
    """Spin box between `least` and `most`, e.g. 2 人."""

    def __init__(
        self, least: int, most: int, unit: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setRange(least, most)
        self.setSuffix(f" {unit}" if unit else "")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.lineEdit().setTextMargins(TEXT_MARGIN, 0, 0, 0)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
