"""A message in the page itself, where the thing it speaks of is."""

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from fire_roster.ui.common.buttons import make_button
from fire_roster.ui.common.icon_label import IconLabel
from fire_roster.ui.common.labels import WrappedLabel
from fire_roster.ui.common.layout import row

MessageKind = Literal["info", "success", "warning", "danger"]
_LOOKS: dict[MessageKind, tuple[str, str]] = {
    "info": ("info", "on_accent_soft"),
    "success": ("circle-check", "on_success_soft"),
    "warning": ("triangle-alert", "on_warning_soft"),
    "danger": ("circle-alert", "on_danger_soft"),
}


class InlineMessage(QFrame):
    """Icon, sentence and at most a few quiet actions on a soft ground."""

    def __init__(
        self, text: str = "", kind: MessageKind = "info", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("inlineMessage")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._row = row(self, spacing=2, margin=(3, 1, 2, 1))
        self.setMinimumHeight(40)
        self._icon = IconLabel("info", 16)
        self._text = WrappedLabel()
        self._row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        self._row.addWidget(self._text, 1)
        self._put(text, kind)
        # Shown together with its parent: by itself it would be a window for a moment.
        if not text:
            self.hide()

    def show_message(self, text: str, kind: MessageKind = "info") -> None:
        """Replace text and kind; an empty text hides the message."""
        self._put(text, kind)
        self.setVisible(bool(text))

    def _put(self, text: str, kind: MessageKind) -> None:
        icon_name, token = _LOOKS[kind]
        self.setProperty("kind", kind)
        self._icon.set_icon(icon_name, token)
        self._text.setText(text)
        for widget in (self, self._text):
            widget.style().unpolish(widget)
            widget.style().polish(widget)
        self.setAccessibleName(text)

    def text(self) -> str:
        """The sentence shown."""
        return self._text.text()

    def add_action(self, text: str, on_click: Callable[[], object]) -> None:
        """Offer a quiet action at the right."""
        self._row.addWidget(make_button(text, on_click, variant="quiet"))
