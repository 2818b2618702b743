"""Imports the pages while nobody works, so that the first visit only has to build one."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer

from fire_roster.ui.navigation import PageEntry
from fire_roster.ui.tasks import TaskRunner

_QUIET_MS = 2_000
_PAUSE_MS = 300


class PageWarmer(QObject):
    """One page after the other in a worker thread, never while other work runs.

    The libraries that are imported on first use only (solver, print, spreadsheets) stay so: no
    page imports them.
    """

    def __init__(self, tasks: TaskRunner, pages: Sequence[PageEntry], parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._cold = list(pages)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_QUIET_MS)
        self._timer.timeout.connect(self.warm_next)

    @property
    def is_done(self) -> bool:
        """Whether every page has had its turn."""
        return not self._cold

    def start(self) -> None:
        """Begin once it is quiet."""
        self._timer.start()

    def warm_next(self) -> None:
        """Import one page and go on to the next after a pause; wait while other work runs."""
        if self.is_done:
            return
        if not self._tasks.is_idle:
            self._timer.start(_QUIET_MS)
            return
        entry = self._cold.pop(0)
        self._tasks.run(lambda _: entry.load(), lambda _: self._timer.start(_PAUSE_MS))
