"""Long work off the GUI thread; its result comes back on the GUI thread."""

from collections.abc import Callable
from threading import Event
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal

Result = TypeVar("Result")


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
    _returned = Signal(object, object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._cancel_event = Event()
        self.is_running = True
        self._returned.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    @property
    def is_cancelled(self) -> bool:
        """Whether cancelling was asked for."""
        return self._cancel_event.is_set()

    def cancel(self) -> None:
        """Ask the work to stop at its next progress report."""
        self._cancel_event.set()

    def execute(self, work: Callable[[TaskControl], Any]) -> None:
        """Run in the worker thread; nothing escapes but through `_returned`."""
        control = TaskControl(self.progressed.emit, self._cancel_event)
        try:
            self._returned.emit(work(control), None)
        except BaseException as error:
            self._returned.emit(None, error)

    def _deliver(self, result: object, error: BaseException | None) -> None:
        self.is_running = False
        if isinstance(error, TaskCancelled) or (error is None and self.is_cancelled):
            self.cancelled.emit()
        elif error is not None:
            self.failed.emit(error)
        else:
            self.succeeded.emit(result)
        self.ended.emit()


class _Job(QRunnable):
    def __init__(self, task: Task, work: Callable[[TaskControl], Any]) -> None:
        super().__init__()
        self._task = task
        self._work = work

    def run(self) -> None:
        self._task.execute(self._work)


class TaskRunner(QObject):
    """Starts tasks and keeps each alive until its result is delivered.

    `failed(exception)` is the one place where every task's error arrives.
    """

    failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._running: set[Task] = set()

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
        task.ended.connect(lambda: self._forget(task))
        self._pool.start(_Job(task, work))
        return task

    @property
    def running_count(self) -> int:
        """Tasks whose result has not been delivered."""
        return len(self._running)

    def shut_down(self) -> None:
        """Cancel everything and wait until the workers have stopped."""
        for task in self._running:
            task.cancel()
        self._pool.waitForDone()

    def _forget(self, task: Task) -> None:
        self._running.discard(task)
        task.deleteLater()
