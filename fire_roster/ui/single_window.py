"""One window per data folder: a second start raises the first through a local socket."""

import hashlib
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_ANSWER_MS = 1_000


class SingleWindow(QObject):
    """Knocks at the window that is open already, or answers those who knock.

    `knocked` is emitted for each later start. The socket only raises a window: who may write is
    decided by the lock of the data folder.
    """

    knocked = Signal()

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        place = hashlib.sha256(str(folder.resolve()).casefold().encode()).hexdigest()[:16]
        self._name = f"fire-roster-{place}"
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)

    def raise_other(self) -> bool:
        """Whether a window was open for this folder; it comes to the front."""
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        is_open = socket.waitForConnected(_ANSWER_MS)
        if is_open:
            socket.waitForReadyRead(_ANSWER_MS)
            socket.disconnectFromServer()
        return is_open

    def listen(self) -> None:
        """Answer later starts from now on; what a killed window left behind is cleared away."""
        QLocalServer.removeServer(self._name)
        self._server.listen(self._name)

    def close(self) -> None:
        """Answer no more."""
        self._server.close()

    def _answer(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.write(b"!")
            socket.flush()
            socket.disconnected.connect(socket.deleteLater)
            self.knocked.emit()
