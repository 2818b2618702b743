"""Ctrl+F: find people, days and shifts in the grid."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QWidget

from fire_roster.services.grid_view import CellRef
from fire_roster.ui.common.buttons import make_icon_button
from fire_roster.ui.common.labels import PlainLabel
from fire_roster.ui.common.layout import row

Search = Callable[[str], list[CellRef]]


class FindBar(QFrame):
    """`found(CellRef)` for each step; `closed()`. Enter goes on, Shift+Enter back, Esc closes."""

    found = Signal(object)
    closed = Signal()

    def __init__(self, search: Search, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._search = search
        self._hits: list[CellRef] = []
        self._place = -1
        self.line = QLineEdit()
        self.line.setPlaceholderText("姓名、日期或班次，如 王 夜")
        self.line.setAccessibleName("在表里找")
        self.line.setClearButtonEnabled(True)
        self.line.installEventFilter(self)
        self.line.textChanged.connect(self._read)
        self.state = PlainLabel("", "muted")
        self.state.setMinimumWidth(72)
        layout = row(self, spacing=2, margin=(2, 1, 2, 1))
        layout.addWidget(self.line, 1)
        layout.addWidget(self.state)
        layout.addWidget(make_icon_button("chevron-left", "上一处（Shift+回车）", self.back))
        layout.addWidget(make_icon_button("chevron-right", "下一处（回车）", self.go_on))
        layout.addWidget(make_icon_button("x", "关闭（Esc）", self.close_bar))
        self.hide()

    def open_bar(self) -> None:
        """Show the field, what was typed before selected."""
        self.show()
        self.line.setFocus()
        self.line.selectAll()

    def close_bar(self) -> None:
        """Hide the field; the keyboard goes back to the grid."""
        self.hide()
        self.closed.emit()

    def go_on(self) -> None:
        """To the next place, around the end."""
        self._step(1)

    def back(self) -> None:
        """To the place before."""
        self._step(-1)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter, arrows and Esc in the field."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            is_back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._step(-1 if is_back else 1)
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.close_bar()
                return True
        return super().eventFilter(watched, event)

    def _read(self, text: str) -> None:
        self._hits, self._place = self._search(text), -1
        if self._hits:
            self._step(1)
        else:
            self.state.setText("没有找到" if text.strip() else "")

    def _step(self, step: int) -> None:
        if not self._hits:
            return
        self._place = (self._place + step) % len(self._hits)
        self.state.setText(f"{self._place + 1} / {len(self._hits)}")
        self.found.emit(self._hits[self._place])
