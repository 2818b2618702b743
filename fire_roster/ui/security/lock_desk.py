"""Login at the start, the lock after a pause or with the system's, and the way back in."""

import time
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow
from PySide6.QtWidgets import QApplication, QDialog, QMenu

from fire_roster.services.accounts import AccountEntry
from fire_roster.services.changes import Changes, Kind
from fire_roster.ui.common.rights_gate import RIGHTS_GATE
from fire_roster.ui.context import AppContext
from fire_roster.ui.main_window import MainWindow
from fire_roster.ui.security.lock_cover import LockCover
from fire_roster.ui.security.login_dialog import LoginDialog

_LOOK_MS = 10_000
_INPUT = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
    }
)


class LockDesk(QObject):
    """Does nothing while there is no account. `locked(bool)` when names must go and may return.

    `open_first` shows the first page when somebody has logged in after the start.
    """

    locked = Signal(bool)

    def __init__(
        self,
        context: AppContext,
        window: MainWindow,
        open_first: Callable[[], object],
        seconds: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(window)
        self._context = context
        self._window = window
        self._open_first = open_first
        self._seconds = seconds
        self._last_input = seconds()
        self._covers: list[LockCover] = []
        self._owner: AccountEntry | None = None
        self.dialog: LoginDialog | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self.look)

    @property
    def is_locked(self) -> bool:
        """Whether everything is covered."""
        return bool(self._covers)

    def begin(self) -> None:
        """Ask who is there, where there are accounts; else show the first page at once."""
        self._window.installEventFilter(self)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.focusWindowChanged.connect(self._listen_to)
        self._listen_to(self._window.windowHandle())
        RIGHTS_GATE.use(self._accounts.may)
        self._context.changes.changed.connect(self._on_changed)
        # The gate outlives this window and its data.
        self.destroyed.connect(lambda: RIGHTS_GATE.use(None))
        self._pace()
        if self._accounts.are_on():
            self._accounts.sign_out()
            self._cover()
        else:
            self._open_first()

    def look(self) -> None:
        """Lock where nobody has touched the program for the set time."""
        minutes = self._context.residence.lock_minutes if self._context.residence else 0
        if minutes and self._seconds() - self._last_input >= minutes * 60:
            self.lock()

    def lock(self) -> None:
        """Hide everything until somebody logs in; nothing that was typed is lost."""
        if self.is_locked or not self._accounts.are_on():
            return
        self._owner = self._accounts.current
        self._accounts.lock()
        self._cover()

    def switch(self) -> None:
        """Let somebody else log in."""
        self.lock()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notes that somebody is there; asks again when the window comes back."""
        if event.type() in _INPUT:
            self._last_input = self._seconds()
        elif watched is self._window and event.type() == QEvent.Type.Show and self.is_locked:
            self._ask()
        return super().eventFilter(watched, event)

    @property
    def _accounts(self) -> Any:
        return self._context.services.accounts

    def _on_changed(self, changes: Changes) -> None:
        """Accounts are settings: a role may be another one now."""
        if Kind.SETTING in changes.kinds and not self.is_locked:
            RIGHTS_GATE.use(self._accounts.may)
            self._pace()

    def _pace(self) -> None:
        """Looks at the pause only while there is something to lock."""
        if not self._accounts.are_on():
            self._timer.stop()
        elif not self._timer.isActive():
            self._timer.start()

    def _listen_to(self, window: QWindow | None) -> None:
        if window is not None:
            window.removeEventFilter(self)
            window.installEventFilter(self)

    def _cover(self) -> None:
        while (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
        for widget in QApplication.topLevelWidgets():
            if widget is self._window or (isinstance(widget, QDialog) and widget.isVisible()):
                self._covers.append(LockCover(widget))
        self._window.is_locked = True
        self.locked.emit(True)
        self._context.changes.changed.emit(Changes.of(Kind.ALERT))
        if self._window.isVisible():
            self._ask()

    def _ask(self) -> None:
        if self.dialog is not None:
            return
        self.dialog = LoginDialog(
            self._accounts, is_locked=self._owner is not None, parent=self._window
        )
        self.dialog.entered.connect(self._on_entered)
        self.dialog.left.connect(self._leave)
        self.dialog.show()

    def _on_entered(self, entry: AccountEntry) -> None:
        self.dialog = None
        owner, self._owner = self._owner, None
        if owner is not None and owner != entry:
            self._close_dialogs()
        for cover in self._covers:
            cover.hide()
            cover.deleteLater()
        self._covers = []
        self._last_input = self._seconds()
        self._window.is_locked = False
        RIGHTS_GATE.use(self._accounts.may)
        self.locked.emit(False)
        if owner != entry:
            self._open_first()
        self._context.changes.changed.emit(Changes.of(Kind.ALERT))

    def _close_dialogs(self) -> None:
        """Another person does not see what the one before had opened."""
        for widget in QApplication.topLevelWidgets():
            if isinstance(widget, QDialog | QMenu) and widget.isVisible():
                widget.close()

    def _leave(self) -> None:
        if self.dialog is not None:
            self.dialog.hide()
        self._window.close()
