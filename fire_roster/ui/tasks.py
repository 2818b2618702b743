"""Long work off the GUI thread; its result comes back on the GUI thread."""

from collections.abc import Callable
from threading import Event
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

Result = TypeVar("Result")
_WORKERS = 4


class TaskCancelled(Exception):
    """Raised inside the work when the user cancelled it."""


class TaskControl:
    """What the work sees of its task; may be used from the worker thread."""

    def __init__(self, report: Callable[[float, str], None], cancelled: Event) -> None:
        self._report = report
        self._cancelled = cancelled

    @property
    def is_cancelled(self) -> bool:
        """Whether the user asked to stop."""
        return self._cancelled.is_set()

    def progress(self, fraction: float, text: str = "") -> None:
        """Tell how far the work is (0–1, negative for unknown); raises TaskCancelled."""
        if self._cancelled.is_set():
            raise TaskCancelled
        self._report(fraction, text)


class Task(QObject):
    """One running piece of work. All signals arrive on the GUI thread.

    Exactly one of `succeeded(result)`, `failed(exception)` and `cancelled()` is emitted, then
    `ended()`. `progressed(fraction, text)` comes any number of times before.
    """

    progressed = Signal(float, str)
    succeeded = Signal(object)
    failed = Signal(object)
    cancelled = Signal()
    ended = Signal()
    _reported = Signal(float, str)
    _returned = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._cancel_event = Event()
        self.is_running = True
        queued = Qt.ConnectionType.QueuedConnection
        self._reported.connect(self._relay, queued)
        self._returned.connect(self._deliver, queued)

    @property
    def is_cancelled(self) -> bool:
        """Whether cancelling was asked for."""
        return self._cancel_event.is_set()

    def cancel(self) -> None:
        """Ask the work to stop at its next progress report."""
        self._cancel_event.set()

    def start(self, pool: "ThreadPoolExecutor", work: Callable[[TaskControl], Any]) -> None:
        """Hand the work to a worker thread."""
        control = TaskControl(self._reported.emit, self._cancel_event)
        pool.submit(work, control).add_done_callback(self._returned.emit)

    def _relay(self, fraction: float, text: str) -> None:
        self.progressed.emit(fraction, text)

    def _deliver(self, future: "Future[Any]") -> None:
        self.is_running = False
        error = None if future.cancelled() else future.exception()
        if isinstance(error, TaskCancelled) or (error is None and self.is_cancelled):
            self.cancelled.emit()
        elif error is not None:
            self.failed.emit(error)
        else:
            self.succeeded.emit(future.result())
        self.ended.emit()


class TaskRunner(QObject):
    """Starts tasks and keeps each alive until its result is delivered.

    `failed(exception)` is the one place where every task's error arrives.
    """

    failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool: ThreadPoolExecutor | None = None
        self._running: set[Task] = set()
        self._is_shut_down = False

    def run(
        self,
        work: Callable[[TaskControl], Result],
        on_success: Callable[[Result], object] | None = None,
    ) -> Task:
        """Start `work`; `on_success` gets its value on the GUI thread."""
        task = Task(self)
        self._running.add(task)
        if on_success is not None:
            task.succeeded.connect(on_success)
        task.failed.connect(self.failed)
        task.ended.connect(self._forget)
        task.start(self._workers(), work)
        return task

    @property
    def running_count(self) -> int:
        """Tasks whose result has not been delivered."""
        return len(self._running)

    @property
    def is_idle(self) -> bool:
        """Nothing runs, and something may be started."""
        return not self._running and not self._is_shut_down

    def shut_down(self) -> None:
        """Cancel everything and wait until the workers have stopped."""
        self._is_shut_down = True
        for task in self._running:
            task.cancel()
        self._workers().shutdown(cancel_futures=True)

    def _workers(self) -> "ThreadPoolExecutor":
        """The threads; imported after the first paint, which they would delay by 4 ms."""
        if self._pool is None:
            from concurrent.futures import ThreadPoolExecutor

            self._pool = ThreadPoolExecutor(_WORKERS, thread_name_prefix="task")
        return self._pool

    def _forget(self) -> None:
        ended = {task for task in self._running if not task.is_running}
        self._running -= ended
        for task in ended:
            task.deleteLater()
