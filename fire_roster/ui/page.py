"""The frame all pages share: title row with actions, then the content."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import ClassVar, Protocol, TypeVar

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from fire_roster.ui.common.labels import PlainLabel
from fire_roster.ui.common.layout import column, row
from fire_roster.ui.context import AppContext
from fire_roster.ui.undo import UndoHistory

Value = TypeVar("Value")


class KeptLook(Protocol):
    """A part of a page that is to look as it was left on this computer."""

    def look(self) -> dict[str, object]:
        """What is to be remembered, as JSON can hold it."""

    def restore_look(self, look: dict[str, object]) -> None:
        """Look like this; whatever is missing or broken is ignored."""


class Page(QWidget):
    """Base of every page. A page with `history` gets Ctrl+Z and Ctrl+Y while it is shown.

    `kept_look` is remembered on this computer like the columns of tables. `is_kept`: what it
    shows follows from the records, the day and who looks, so that a visit need not read again
    what nobody changed; a page that shows more than that may say so in `is_over`.
    """

    is_kept: ClassVar[bool] = False

    def __init__(self, context: AppContext, title: str) -> None:
        super().__init__()
        self.context = context
        self.history: UndoHistory | None = None
        self.kept_look: KeptLook | None = None
        self._read_mark: tuple[object, ...] | None = None
        self._read_at = datetime.max
        self._reading = 0
        self.setObjectName("page")
        layout = column(self, spacing=4, margin=(6, 5, 6, 6))
        self.header: QHBoxLayout = row(spacing=2)
        self.header.addWidget(PlainLabel(title, "title"))
        self.header.addSpacing(16)
        layout.addLayout(self.header)
        self.body: QVBoxLayout = column(spacing=4)
        layout.addLayout(self.body, 1)
        self.setAccessibleName(title)

    def visit(self) -> None:
        """Called when the page is shown, and after changes: read again what may have changed."""
        if not self.is_kept:
            self.refresh()
            return
        # Asked before reading: what is written meanwhile is read by the next visit.
        mark = self.context.data_mark()
        now = self.context.clock()
        if mark != self._read_mark or now < self._read_at or self.is_over(now - self._read_at):
            self.refresh()
            self._read_mark, self._read_at = mark, now

    def is_over(self, age: timedelta) -> bool:
        """Whether what was read so long ago has to be read again although no record changed."""
        return False

    def refresh(self) -> None:
        """Read everything again, also on F5."""

    def read(self, work: Callable[[], Value], show: Callable[[Value], object]) -> None:
        """Run `work` in a worker and show its value, unless another reading began meanwhile.

        What is on the page stays until then. After an error the next visit reads again.
        """
        self._reading += 1
        number = self._reading

        def show_newest(value: Value) -> None:
            if number == self._reading:
                show(value)

        task = self.context.tasks.run(lambda _: work(), show_newest)
        task.failed.connect(self._forget)

    def _forget(self, _: Exception) -> None:
        self._read_mark = None

    def unsaved(self) -> tuple[str, ...]:
        """Names of the forms on this page that hold typing nobody has saved."""
        return ()

    def focus_on(self, **focus: object) -> None:
        """Show what another page asked for, after `refresh`."""
