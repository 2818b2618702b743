"""What a list says while it has nothing to show."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

from fire_roster.ui.common.buttons import make_button
from fire_roster.ui.common.icon_label import IconLabel
from fire_roster.ui.common.labels import PlainLabel
from fire_roster.ui.common.layout import column

_ICON_FROM, _HINT_FROM = 152, 104
_ROOMY, _TIGHT = 24, 4


class EmptyState(QWidget):
    """Icon, one sentence, a hint, and the action that ends the emptiness."""

    def __init__(
        self, icon_name: str, title: str, hint: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(title)
        self._layout = column(self, spacing=2, margin=6)
        self._layout.addStretch(2)
        self._icon = IconLabel(icon_name, 32, "text_disabled")
        self._add_centred(self._icon)
        self._layout.addSpacing(4)
        self._add_centred(PlainLabel(title, "strong"))
        self._hint = PlainLabel(hint, "muted")
        self._hint.setWordWrap(True)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._hint.setVisible(bool(hint))
        self._layout.addWidget(self._hint)
        self._layout.addStretch(3)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where room is short the icon goes first, then the hint; the way out stays."""
        super().resizeEvent(event)
        is_short = self.height() < _ICON_FROM
        self._icon.setVisible(not is_short)
        self._hint.setVisible(bool(self._hint.text()) and self.height() >= _HINT_FROM)
        margin = _TIGHT if is_short else _ROOMY
        self._layout.setContentsMargins(margin, margin, margin, margin)

    def add_action(self, text: str, on_click: Callable[[], object], icon_name: str = "") -> None:
        """Offer the next step; the first action added is the primary one."""
        is_first = self._layout.count() == 6
        button = make_button(
            text, on_click, variant="primary" if is_first else "quiet", icon_name=icon_name
        )
        position = self._layout.count() - 1
        if is_first:
            self._layout.insertSpacing(position, 8)
            position += 1
        self._layout.insertWidget(position, button, 0, Qt.AlignmentFlag.AlignHCenter)

    def _add_centred(self, label: QLabel) -> None:
        self._layout.addWidget(label, 0, Qt.AlignmentFlag.AlignHCenter)
