"""Copies by themselves while the window is open: at start, every half hour, at the end."""

from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from fire_roster.errors import FireRosterError
from fire_roster.ui.tasks import TaskControl, TaskRunner

_LOOK_MS = 5 * 60 * 1000
_FIRST_MS = 20 * 1000
"""The first copy waits until the window is at rest."""


class BackupClock(QObject):
    """Asks the routine in a worker thread; what fails is told once, then tried again.

    `looked(manifest or None)` with the newest verified copy after every look that worked.
    """

    looked = Signal(object)

    def __init__(self, tasks: TaskRunner, services: Any, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._services = services
        self._is_running = False
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._first = QTimer(self, singleShot=True, interval=_FIRST_MS)
        for timer in (self._timer, self._first):
            timer.timeout.connect(self.look)

    def start(self) -> None:
        """From now on, until the window is closed."""
        self._timer.start()
        self._first.start()

    def look(self) -> None:
        """Does what is due; nothing while the last look is still at work."""
        if self._is_running:
            return
        self._is_running = True
        self._tasks.run(self._work, self.looked.emit).ended.connect(self._on_end)

    def finish(self) -> None:
        """The copy at the end; a full disk must not keep the window open."""
        self._timer.stop()
        self._first.stop()
        try:
            self._services.backups.make_if_changed("exit")
        except FireRosterError:
            return

    def _work(self, control: TaskControl) -> object:
        self._services.backup_routine.run_due()
        return self._services.backups.newest_verified()

    def _on_end(self) -> None:
        self._is_running = False
