"""Undo and redo of service calls, with a readable text."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from fire_roster.errors import FireRosterError


class _ServiceCommand(QUndoCommand):
    """Calls a service; a call that fails takes the command off the stack.

    Qt keeps a command whose `redo` raised, so that a later undo would reverse what never
    happened. A refusal is reported; a bug goes on to the crash report.
    """

    def __init__(
        self,
        text: str,
        redo: Callable[[], object],
        undo: Callable[[], object],
        on_error: Callable[[FireRosterError], None],
    ) -> None:
        super().__init__(text)
        self._redo = redo
        self._undo = undo
        self._on_error = on_error

    def redo(self) -> None:
        self._call(self._redo)

    def undo(self) -> None:
        self._call(self._undo)

    def _call(self, service: Callable[[], object]) -> None:
        try:
            service()
        except FireRosterError as error:
            self.setObsolete(True)
            self._on_error(error)
        except Exception:
            self.setObsolete(True)
            raise


class UndoHistory(QObject):
    """What the user did on one page and can take back.

    `changed()` after every step; `failed(exception)` when a service refused.
    """

    changed = Signal()
    failed = Signal(object)

    def __init__(self, parent: QObject | None = None, limit: int = 200) -> None:
        super().__init__(parent)
        self._stack = QUndoStack(self)
        self._stack.setUndoLimit(limit)
        self._stack.indexChanged.connect(self._tell)

    def do(self, text: str, redo: Callable[[], object], undo: Callable[[], object]) -> None:
        """Run `redo` now and remember how to reverse it; `text` as in 排班：王伟 12月3日 夜班."""
        self._stack.push(_ServiceCommand(text, redo, undo, self.failed.emit))

    def undo(self) -> None:
        """Take the last step back."""
        self._stack.undo()

    def redo(self) -> None:
        """Do the last undone step again."""
        self._stack.redo()

    def clear(self) -> None:
        """Forget everything, for example when another month is shown."""
        self._stack.clear()

    def _tell(self, _: int) -> None:
        self.changed.emit()

    @property
    def undo_text(self) -> str:
        """What undo would take back, or an empty text."""
        return self._stack.undoText()

    @property
    def redo_text(self) -> str:
        """What redo would do again, or an empty text."""
        return self._stack.redoText()
