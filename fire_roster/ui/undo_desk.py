"""Ctrl+Z and Ctrl+Y: first what the page remembers, then the pile that outlives the program."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from fire_roster.services.changes import Done
from fire_roster.ui.context import AppContext
from fire_roster.ui.page import Page
from fire_roster.ui.undo import UndoHistory

if TYPE_CHECKING:
    from fire_roster.services.undo import UndoStep


class UndoDesk(QObject):
    """A step that was not made on the page before the eyes is named and asked for first."""

    def __init__(
        self, context: AppContext, current_page: Callable[[], Page | None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._current_page = current_page

    def undo(self) -> None:
        """Take back the last step of the page, else the newest action on record."""
        history = self._history()
        if history is not None and history.undo_text:
            history.undo()
            return
        undo = self._context.services.undo
        self._offer(undo.next_undo(), "撤销", undo.undo)

    def redo(self) -> None:
        """Make the last undone step again, of the page or of the record."""
        history = self._history()
        if history is not None and history.redo_text:
            history.redo()
            return
        undo = self._context.services.undo
        self._offer(undo.next_redo(), "重做", undo.redo)

    @property
    def text(self) -> str:
        """What Ctrl+Z takes back without asking; empty where it asks."""
        history = self._history()
        return history.undo_text if history is not None else ""

    def _history(self) -> UndoHistory | None:
        page = self._current_page()
        return page.history if page is not None else None

    def _offer(self, step: "UndoStep | None", word: str, work: Callable[[], Done[str]]) -> None:
        # Imported when needed: the first paint has no use for dialogs.
        from fire_roster.ui.common.dialogs import confirm
        from fire_roster.ui.saving import try_save

        if step is None:
            self._context.announce(f"没有可以{word}的操作。")
            return
        if step.is_final:
            self._context.announce(f"“{step.summary}”不能撤销；需要更正时请修改并发布新的一版。")
            return
        parent = self._current_page()
        text = f"{step.at:%Y-%m-%d %H:%M}　{step.summary}"
        if confirm(parent, f"{word}上一步操作？", text, word, is_danger=False):
            try_save(self._context, work, f"已{word}：{step.summary}")
