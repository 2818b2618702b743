"""Listens to the system: the session is locked or unlocked, the computer slept."""

import sys
from typing import Any

from PySide6.QtCore import SLOT, QByteArray, QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from fire_roster.platform.session import SessionEvent, news_of, read_message, watch_session

_SERVICE = "org.freedesktop.login1"
_MANAGER = "org.freedesktop.login1.Manager"
_SESSION = "org.freedesktop.login1.Session"


class SessionWatch(QObject):
    """`happened(SessionEvent)`; silent where the system tells nothing."""

    happened = Signal(SessionEvent)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ear: _Ear | None = None

    def start(self) -> None:
        """Listen from now on; after the first paint, because it costs time."""
        if sys.platform == "win32":
            self._ear = _Ear(self)
            watch_session(int(self._ear.winId()))
        else:
            self._listen_to_logind()

    def take(self, message: int, parameter: int) -> None:
        """A Windows message that may be news."""
        news = news_of(message, parameter)
        if news is not None:
            self.happened.emit(news)

    @Slot(bool)
    def on_sleep(self, begins: bool) -> None:
        """PrepareForSleep of logind: before and after."""
        self.happened.emit(SessionEvent.SUSPENDING if begins else SessionEvent.RESUMED)

    @Slot()
    def on_lock(self) -> None:
        """Lock of logind."""
        self.happened.emit(SessionEvent.LOCKED)

    @Slot()
    def on_unlock(self) -> None:
        """Unlock of logind."""
        self.happened.emit(SessionEvent.UNLOCKED)

    def _listen_to_logind(self) -> None:
        from PySide6.QtDBus import QDBusConnection

        bus = QDBusConnection.systemBus()
        if not bus.isConnected():
            return
        # The stubs of PySide ask for bytes; what runs takes the text that SLOT gives.
        slots: tuple[tuple[str, str, Any], ...] = (
            (_MANAGER, "PrepareForSleep", SLOT("on_sleep(bool)")),
            (_SESSION, "Lock", SLOT("on_lock()")),
            (_SESSION, "Unlock", SLOT("on_unlock()")),
        )
        for interface, name, slot in slots:
            bus.connect(_SERVICE, "", interface, name, self, slot)


class _Ear(QWidget):
    """A window that is never shown, so that few messages reach Python."""

    def __init__(self, watch: SessionWatch) -> None:
        super().__init__()
        self._watch = watch

    def nativeEvent(
        self, kind: QByteArray | bytes | bytearray | memoryview, message: int
    ) -> object:
        self._watch.take(*read_message(int(message)))
        return False, 0
