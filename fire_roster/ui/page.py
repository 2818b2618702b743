"""The frame all pages share: title row with actions, then the content."""

from typing import Protocol

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from fire_roster.ui.common.labels import PlainLabel
from fire_roster.ui.common.layout import column, row
from fire_roster.ui.context import AppContext
from fire_roster.ui.undo import UndoHistory


class KeptLook(Protocol):
    """A part of a page that is to look as it was left on this computer."""

    def look(self) -> dict[str, object]:
        """What is to be remembered, as JSON can hold it."""

    def restore_look(self, look: dict[str, object]) -> None:
        """Look like this; whatever is missing or broken is ignored."""


class Page(QWidget):
    """Base of every page. A page with `history` gets Ctrl+Z and Ctrl+Y while it is shown.

    `kept_look` is remembered on this computer like the columns of tables.
    """

    def __init__(self, context: AppContext, title: str) -> None:
        super().__init__()
        self.context = context
        self.history: UndoHistory | None = None
        self.kept_look: KeptLook | None = None
        self.setObjectName("page")
        layout = column(self, spacing=4, margin=(6, 5, 6, 6))
        self.header: QHBoxLayout = row(spacing=2)
        self.header.addWidget(PlainLabel(title, "title"))
        self.header.addSpacing(16)
        layout.addLayout(self.header)
        self.body: QVBoxLayout = column(spacing=4)
        layout.addLayout(self.body, 1)
        self.setAccessibleName(title)

    def refresh(self) -> None:
        """Read everything again; called when the page is shown and on F5."""

    def unsaved(self) -> tuple[str, ...]:
        """Names of the forms on this page that hold typing nobody has saved."""
        return ()

    def focus_on(self, **focus: object) -> None:
        """Show what another page asked for, after `refresh`."""
