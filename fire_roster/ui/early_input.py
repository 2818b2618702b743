"""Keys and clicks on a window whose data are not open yet go nowhere."""

from concurrent.futures import Future
from typing import Any

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

_INPUT = frozenset(
    {
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonRelease,
        QEvent.Type.MouseButtonDblClick,
        QEvent.Type.KeyPress,
        QEvent.Type.KeyRelease,
        QEvent.Type.Shortcut,
        QEvent.Type.ContextMenu,
        QEvent.Type.DragEnter,
        QEvent.Type.Drop,
    }
)


class EarlyInput(QObject):
    """Swallows what is pressed on a window until `opened` is done; belongs to the window.

    A page that asks for services before they are open would wait in the very thread that is to be
    told of them, and so for ever. Dialogs over the window are windows of their own and work.
    """

    def __init__(self, window: QWidget, opened: Future[Any]) -> None:
        super().__init__(window)
        self._window, self._opened = window, opened
        application = QApplication.instance()
        assert application is not None
        application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() not in _INPUT:
            return False
        if self._opened.done():
            self._stop()
            return False
        # A shortcut is delivered to its own object, which hangs under a widget.
        widget = watched if isinstance(watched, QWidget) else watched.parent()
        return isinstance(widget, QWidget) and widget.window() is self._window

    def _stop(self) -> None:
        application = QApplication.instance()
        if application is not None:
            application.removeEventFilter(self)
