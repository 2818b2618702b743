"""One window per data folder: a second start raises the first through a local socket."""

import hashlib
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_ANSWER_MS = 1_000
_LEAVE_SECONDS = 60.0
"""A backup at the end of the program takes its time."""
_LOOK_SECONDS = 0.2


class SingleWindow(QObject):
    """Knocks at the window that is open already, or answers those who knock.

    `knocked` is emitted for each later start, `asked_to_leave` where an installer wants the
    program ended. The sockets only ask: who may write is decided by the lock of the data folder.
    """

    knocked = Signal()
    asked_to_leave = Signal()

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        place = hashlib.sha256(str(folder.resolve()).casefold().encode()).hexdigest()[:16]
        self._servers = {
            f"fire-roster-{place}": self._server(self.knocked.emit),
            f"fire-roster-{place}-leave": self._server(self.asked_to_leave.emit),
        }

    def raise_other(self) -> bool:
        """Whether a window was open for this folder; it comes to the front."""
        return _reaches(next(iter(self._servers)))

    def ask_other_to_leave(self) -> bool:
        """Whether a window was open for this folder; it ends itself unless typing would be lost."""
        return _reaches(list(self._servers)[-1])

    def listen(self) -> None:
        """Answer later starts from now on; what a killed window left behind is cleared away."""
        for name, server in self._servers.items():
            QLocalServer.removeServer(name)
            server.listen(name)

    def close(self) -> None:
        """Answer no more."""
        for server in self._servers.values():
            server.close()

    def _server(self, on_visit: Callable[[], object]) -> QLocalServer:
        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)

        def answer() -> None:
            while (socket := server.nextPendingConnection()) is not None:
                socket.write(b"!")
                socket.flush()
                socket.disconnected.connect(socket.deleteLater)
                on_visit()

        server.newConnection.connect(answer)
        return server


def _reaches(name: str) -> bool:
    socket = QLocalSocket()
    socket.connectToServer(name)
    is_open = socket.waitForConnected(_ANSWER_MS)
    if is_open:
        socket.waitForReadyRead(_ANSWER_MS)
        socket.disconnectFromServer()
    return is_open


def ask_window_to_leave(folder: Path, is_held: Callable[[], bool]) -> bool:
    """Asks the window of a data folder to end and waits for it; whether none is left.

    `is_held` says whether a window still holds the folder.
    """
    application = QCoreApplication.instance() or QCoreApplication(["fire-roster"])
    SingleWindow(folder).ask_other_to_leave()
    deadline = time.monotonic() + _LEAVE_SECONDS
    while is_held():
        if time.monotonic() > deadline:
            return False
        application.processEvents()
        time.sleep(_LOOK_SECONDS)
    return True
