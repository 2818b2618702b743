"""The end that nobody is asked about: Windows shuts down, or the session is closed."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QSessionManager
from PySide6.QtWidgets import QApplication

from fire_roster.ui.backup_clock import BackupClock
from fire_roster.ui.drafts.draft_desk import DraftDesk
from fire_roster.ui.main_window import MainWindow

if TYPE_CHECKING:
    from fire_roster.services.drafts import DraftService

_GOES_ON_MS = 60_000
"""Another program may stop the shutdown; nobody tells, so that we find ourselves still alive."""


class SafeEnd(QObject):
    """Puts what is typed on disk at once, asks nothing, and makes the copy while it still may.

    The data themselves are durable with every action; this is about forms, the places of windows
    and the copy at the end.
    """

    def __init__(
        self, application: QApplication, window: MainWindow, backups: BackupClock, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._backups = backups
        self._desk: DraftDesk | None = None
        self._alive = QTimer(self, singleShot=True, interval=_GOES_ON_MS)
        self._alive.timeout.connect(self._on_alive)
        application.commitDataRequest.connect(self.on_session_end)
        application.aboutToQuit.connect(self._on_quit)

    def begin(self, drafts: "DraftService") -> None:
        """Forms are kept from now on."""
        self._desk = DraftDesk.current = DraftDesk(drafts, self)

    def close(self) -> None:
        """What is open now is closed by the end of the program, not by a person."""
        if self._desk is not None:
            self._desk.freeze()
        DraftDesk.current = None

    def on_session_end(self, manager: QSessionManager | None = None) -> None:
        """WM_QUERYENDSESSION and its like: a few seconds at most, never a question."""
        if manager is not None:
            manager.setRestartHint(QSessionManager.RestartHint.RestartNever)
        self._window.is_session_ending = True
        if self._desk is not None:
            self._desk.freeze()
        self._window.keep_looks()
        self._alive.start()

    def _on_quit(self) -> None:
        """Windows kills the process as soon as this returns: the copy is made here or never."""
        if self._window.is_session_ending and self._desk is not None:
            self._backups.finish()

    def _on_alive(self) -> None:
        self._window.is_session_ending = False
        if self._desk is not None:
            self._desk.thaw()
