"""A quiet surface that holds what belongs together."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from fire_roster.ui.common.labels import PlainLabel
from fire_roster.ui.common.layout import column, row


class Card(QFrame):
    """Title row with room for actions at its right, and a body. Cards are never nested."""

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        layout = column(self, spacing=3, margin=(5, 4, 5, 5))
        self._header: QHBoxLayout = row(spacing=2)
        self._title = PlainLabel(title, "strong")
        self._header.addWidget(self._title)
        self._header.addStretch(1)
        self._title.setVisible(bool(title))
        layout.addLayout(self._header)
        self.body: QVBoxLayout = column(spacing=2)
        layout.addLayout(self.body, 1)
        self.setAccessibleName(title)

    def set_title(self, title: str) -> None:
        """Replace the title."""
        self._title.setText(title)
        self._title.setVisible(bool(title))
        self.setAccessibleName(title)

    def add_action(self, widget: QWidget) -> None:
        """Put a widget at the right end of the title row."""
        self._header.addWidget(widget)
