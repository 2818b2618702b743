"""A short word at the foot of the window that goes by itself."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QFrame, QWidget

from fire_roster.ui.common.buttons import make_button
from fire_roster.ui.common.labels import PlainLabel
from fire_roster.ui.common.layout import row

_SHOWN_MS = 5_000
_FOOT_PX = 48


def show_toast(
    toast: "Toast", text: str, action: str = "", on_action: Callable[[], object] | None = None
) -> None:
    """Show it in the window; an action over the dialog on top, which blocks the window."""
    dialog = QApplication.activeModalWidget() if action else None
    if dialog is not None:
        toast = dialog.findChild(Toast) or Toast(dialog)
    toast.show_text(text, action, on_action)


class Toast(QFrame):
    """Says that something was done, with at most one action such as 撤销."""

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self.setObjectName("toast")
        self._host = host
        self._text = PlainLabel()
        self._action: Callable[[], object] | None = None
        self._button = make_button("", self._on_action)
        layout = row(self, spacing=3, margin=(4, 2, 2, 2))
        layout.addWidget(self._text)
        layout.addWidget(self._button)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SHOWN_MS)
        self._timer.timeout.connect(self.hide)
        host.installEventFilter(self)
        self.hide()

    def show_text(
        self, text: str, action: str = "", on_action: Callable[[], object] | None = None
    ) -> None:
        """Show a new text in place of an older one."""
        self._text.setText(text)
        self._text.setMinimumHeight(28)
        self._button.setText(action)
        self._button.setVisible(bool(action))
        self._action = on_action
        self.setAccessibleName(text)
        self.adjustSize()
        self._place()
        self.show()
        self.raise_()
        self._timer.start()

    def text(self) -> str:
        """The text shown last."""
        return self._text.text()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def _place(self) -> None:
        x = (self._host.width() - self.width()) // 2
        self.move(max(0, x), self._host.height() - self.height() - _FOOT_PX)

    def _on_action(self) -> None:
        self.hide()
        if self._action is not None:
            self._action()
