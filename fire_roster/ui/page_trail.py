"""Back and forward among the pages visited: buttons, Alt+Left/Right, mouse buttons."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget

from fire_roster.ui.common.buttons import make_icon_button
from fire_roster.ui.common.layout import row

_LONGEST = 50
_STEPS = {Qt.MouseButton.BackButton: -1, Qt.MouseButton.ForwardButton: 1}


class PageTrail(QObject):
    """Like a browser: going somewhere else after going back forgets what lay ahead.

    `wanted(page_key)` asks for a page. Install it as event filter where the mouse buttons are
    to work.
    """

    wanted = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._keys: list[str] = []
        self._position = -1
        self.buttons = QWidget()
        self._back = make_icon_button("chevron-left", "后退", self.go_back, shortcut="Alt+Left")
        self._forward = make_icon_button(
            "chevron-right", "前进", self.go_forward, shortcut="Alt+Right"
        )
        layout = row(self.buttons, spacing=0)
        layout.addWidget(self._back)
        layout.addWidget(self._forward)
        self._show()

    def visit(self, page_key: str) -> None:
        """Note a page; the one shown already is not noted twice."""
        if not self._keys or self._keys[self._position] != page_key:
            self._keys = [*self._keys[: self._position + 1], page_key][-_LONGEST:]
            self._position = len(self._keys) - 1
            self._show()

    def go_back(self) -> None:
        """To the page before, if there is one."""
        self._go(-1)

    def go_forward(self) -> None:
        """To the page after, if there is one."""
        self._go(1)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.MouseButtonPress and isinstance(event, QMouseEvent):
            step = _STEPS.get(event.button())
            if step is not None:
                self._go(step)
                return True
        return False

    def _go(self, step: int) -> None:
        wanted = self._position + step
        if 0 <= wanted < len(self._keys):
            self._position = wanted
            self._show()
            self.wanted.emit(self._keys[wanted])

    def _show(self) -> None:
        self._back.setEnabled(self._position > 0)
        self._forward.setEnabled(self._position < len(self._keys) - 1)
