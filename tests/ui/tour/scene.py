"""One window over one data folder, driven from stop to stop."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from fire_roster.ui.context import AppContext
from fire_roster.ui.main_window import MainWindow
from fire_roster.ui.navigation import PageEntry
from fire_roster.ui.page import Page
from fire_roster.ui.window_memory import WindowMemory
from tests.ui.tour.checks.blocking import StallWatch

_LOOK_MS = 15
_STILL_LOOKS = 3
_PATIENCE_LOOKS = 4_000


class Scene:
    """The window, its services, and what a stop does with them."""

    def __init__(
        self, name: str, context: AppContext, pages: Sequence[PageEntry], folder: Path
    ) -> None:
        self.name = name
        self.context = context
        self.folder = folder
        self.window = MainWindow(context, pages, WindowMemory(folder / f"{name}.json"))
        self.window.set_unit_name("江城明珠广场物业服务中心")
        self.window.show()
        if context.services is not None:
            self.window.bell.start()
        self.stalls = StallWatch()
        self._loose: list[QWidget] = []

    def keep(self, window: QWidget) -> None:
        """A window of its own, held until the next stop."""
        self._loose.append(window)

    @property
    def office(self) -> Any:
        """The services of this scene."""
        return self.context.services

    def open_page(self, key: str, **focus: object) -> Any:
        """The page itself, shown with fresh content."""
        self.window.open_page(key, dict(focus))
        page = self.window.current_page()
        assert isinstance(page, Page)
        return page

    def dialog(self) -> QWidget:
        """The dialog on top."""
        dialog = QApplication.activeModalWidget()
        assert dialog is not None, "no dialog was opened"
        return dialog

    def visit(self, show: Callable[["Scene"], QWidget]) -> QWidget:
        """Bring a stop on the screen from inside the event loop, and wait until it is still."""
        shown: list[QWidget] = []
        self.stalls.reset()
        QTimer.singleShot(0, lambda: shown.append(show(self)))
        self.settle()
        assert shown, "the stop was not reached"
        return shown[0]

    def settle(self) -> None:
        """Run the event loop until all work in the background has been shown."""
        loop, still = QEventLoop(), 0
        for _ in range(_PATIENCE_LOOKS):
            QTimer.singleShot(_LOOK_MS, loop.quit)
            loop.exec()
            still = 0 if self.context.tasks.running_count else still + 1
            if still >= _STILL_LOOKS:
                return
        raise AssertionError(f"{self.name}: work in the background does not end")

    def tidy(self) -> None:
        """Close every dialog and menu, so that the next stop starts from the bare window."""
        self.window.toast.hide()
        self.window.search.clear()
        self.window.search.hits.hide()
        for loose in self._loose:
            loose.close()
            loose.deleteLater()
        self._loose = []
        for widget in QApplication.topLevelWidgets():
            if widget is not self.window and widget.isVisible() and _belongs(widget, self.window):
                widget.close()
        self.settle()

    def close(self) -> None:
        """Close the window and what is behind it."""
        self.window.close()
        # A window left behind would be dressed anew at every change of the scheme.
        self.window.deleteLater()
        QApplication.sendPostedEvents(self.window, QEvent.Type.DeferredDelete)
        if self.office is not None:
            self.office.close()


def _belongs(widget: QWidget, window: MainWindow) -> bool:
    return (
        widget.parentWidget() is None
        or isinstance(widget, QMenu)
        or (widget.parentWidget().window() is not widget and widget is not window)
    )
