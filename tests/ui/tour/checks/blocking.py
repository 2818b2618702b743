"""Times in which the window could not answer."""

import time
from collections.abc import Callable

from PySide6.QtCore import QAbstractEventDispatcher, QObject

LIMIT_MS = 100.0


class StallWatch(QObject):
    """Measures how long the event loop was away from waiting, while it is switched on.

    `clock` gives seconds. The default counts the work of this thread alone, so that another
    busy process does not look like a fault of the window.
    """

    def __init__(self, clock: Callable[[], float] = time.thread_time) -> None:
        super().__init__()
        self._clock = clock
        self._since = clock()
        self.worst_ms = 0.0
        dispatcher = QAbstractEventDispatcher.instance()
        assert dispatcher is not None
        dispatcher.awake.connect(self.start)
        dispatcher.aboutToBlock.connect(self.stop)

    def reset(self) -> None:
        """Forget what was measured."""
        self.worst_ms = 0.0
        self._since = self._clock()

    def start(self) -> None:
        """Work begins."""
        self._since = self._clock()

    def stop(self) -> None:
        """The loop waits again."""
        self.worst_ms = max(self.worst_ms, (self._clock() - self._since) * 1000)
        self._since = self._clock()

    @property
    def has_stalled(self) -> bool:
        """Whether some piece of work took longer than a person puts up with."""
        return self.worst_ms > LIMIT_MS
