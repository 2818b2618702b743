"""Sentences over every page that stay until their cause is gone."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from fire_roster.ui.common.inline_message import InlineMessage, MessageKind
from fire_roster.ui.common.layout import column


class NoticeBars(QWidget):
    """One bar for each cause; takes no room while there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bars: dict[str, InlineMessage] = {}
        self._layout = column(self, spacing=1, margin=(6, 2, 6, 0))
        self.setVisible(False)

    def show_bar(
        self,
        cause: str,
        text: str,
        kind: MessageKind,
        action: str = "",
        on_action: Callable[[], object] | None = None,
    ) -> None:
        """Say it, in place of what was said about the same cause; an empty text ends it."""
        old = self._bars.pop(cause, None)
        if old is not None:
            old.setParent(None)
            old.deleteLater()
        if text:
            bar = InlineMessage(text, kind)
            if on_action is not None:
                bar.add_action(action, on_action)
            self._bars[cause] = bar
            self._layout.addWidget(bar)
        self.setVisible(bool(self._bars))

    def text(self, cause: str) -> str:
        """What is said about a cause; empty where nothing is."""
        bar = self._bars.get(cause)
        return bar.text() if bar is not None else ""
