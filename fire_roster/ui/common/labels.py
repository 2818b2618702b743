"""Text on the screen that is always plain, whatever a name contains."""

from typing import Literal

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from fire_roster.ui.common.tooltip import set_tooltip

TextRole = Literal["body", "title", "strong", "muted", "small", "danger"]


class PlainLabel(QLabel):
    """A label that shows its text literally: `<b>` stays three characters."""

    def __init__(
        self, text: str = "", role: TextRole = "body", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("textRole", role)
        self.setText(text)


class WrappedLabel(PlainLabel):
    """A plain label that breaks its text into lines and keeps the height it then needs."""

    def __init__(
        self, text: str = "", role: TextRole = "body", parent: QWidget | None = None
    ) -> None:
        super().__init__(text, role, parent)
        self.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._claim_height()

    def setText(self, text: str) -> None:
        super().setText(text)
        self._claim_height()

    def _claim_height(self) -> None:
        """A crowded layout would otherwise squeeze the lines into each other."""
        # Qt counts the old minimum in, so that the label could only ever grow.
        self.setMinimumHeight(0)
        self.setMinimumHeight(max(0, self.heightForWidth(self.width())))


class ElidedLabel(PlainLabel):
    """A plain label on one line that ends in … where room is short; hovering shows all of it."""

    def __init__(
        self, text: str = "", role: TextRole = "body", parent: QWidget | None = None
    ) -> None:
        self._full_text = ""
        super().__init__("", role, parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.set_full_text(text)

    def set_full_text(self, text: str) -> None:
        """Show `text` as far as the width allows; screen readers get all of it."""
        self._full_text = text
        self.setAccessibleName(text)
        self._elide()

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(self.fontMetrics().horizontalAdvance(self._full_text) + 2, hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._elide()

    def _elide(self) -> None:
        fitting = self.fontMetrics().elidedText(
            self._full_text, Qt.TextElideMode.ElideRight, self.width()
        )
        self.setText(fitting)
        set_tooltip(self, self._full_text if fitting != self._full_text else "")
