"""A sentence too long for one line, such as a legal basis."""

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

_LINE_PIXELS = 21
_FRAME_PIXELS = 24


class LongTextField(QPlainTextEdit):
    """Shows `lines` lines and takes at most `max_length` characters; Tab leaves it."""

    def __init__(self, max_length: int, lines: int = 2, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._max_length = max_length
        self.setTabChangesFocus(True)
        self.setFixedHeight(lines * _LINE_PIXELS + _FRAME_PIXELS)
        self.textChanged.connect(self._cut)

    def value(self) -> str:
        """The text on one line, without blanks around it."""
        return " ".join(self.toPlainText().split("\n")).strip()

    def set_value(self, text: str) -> None:
        """Show a text."""
        self.setPlainText(text)

    def _cut(self) -> None:
        text = self.toPlainText()
        if len(text) > self._max_length:
            self.setPlainText(text[: self._max_length])
            self.moveCursor(QTextCursor.MoveOperation.End)
