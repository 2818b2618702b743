"""The field that F2 opens over a seat: 早, 早夜, 休 …, as it would be typed into Excel."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

_WIDTH = 96


class CellEditor(QLineEdit):
    """`entered(text, is_for_all)` on Enter, `is_for_all` with Ctrl; Esc leaves the seat alone."""

    entered = Signal(str, bool)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("cellEditor")
        self.setMaxLength(20)
        self.setAccessibleName("班次，例如 早夜")
        self.setPlaceholderText("早、早夜、休")
        self.installEventFilter(self)
        self.hide()

    def open_at(self, left: int, top: int, height: int, text: str) -> None:
        """Show the field over a seat with what stands there."""
        parent = self.parentWidget()
        room = parent.width() if parent is not None else _WIDTH
        self.setGeometry(max(0, min(left, room - _WIDTH)), top, _WIDTH, height)
        self.setText(text)
        self.selectAll()
        self.show()
        self.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter must not press the main button of a dialog, Esc must not close it."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            event.accept()
            return False
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            is_for_all = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            text = self.text().strip()
            self._close()
            self.entered.emit(text, is_for_all)
        elif event.key() == Qt.Key.Key_Escape:
            self._close()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.hide()

    def _close(self) -> None:
        self.hide()
        parent = self.parentWidget()
        table = parent.parentWidget() if parent is not None else None
        if table is not None:
            table.setFocus()
