"""The list of pages at the left of the window."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QSizePolicy, QToolButton, QWidget

from fire_roster.ui.common.layout import column
from fire_roster.ui.common.tooltip import set_tooltip
from fire_roster.ui.icons import icon
from fire_roster.ui.navigation import PageEntry

SHORTCUT_PAGES = 9
"""So many pages have a key: Ctrl+1 to Ctrl+9."""

_WIDTH = 152
_COMPACT_WIDTH = 56


class NavigationBar(QFrame):
    """Icon and text per page; `chosen(page_key)` when the user picks one."""

    chosen = Signal(str)

    def __init__(self, pages: Sequence[PageEntry], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("navigation")
        self.setFixedWidth(_WIDTH)
        self._is_compact = False
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QToolButton] = {}
        layout = column(self, spacing=1, margin=(2, 3, 2, 3))
        for number, entry in enumerate(pages, start=1):
            button = self._make_button(entry, number)
            self._buttons[entry.key] = button
            self._group.addButton(button)
            if entry.is_passing:
                layout.addStretch(1)
                button.hide()
            layout.addWidget(button)
        layout.addStretch(1)

    def show_entry(self, page_key: str, is_shown: bool) -> None:
        """List a passing page or leave it out."""
        if page_key in self._buttons:
            self._buttons[page_key].setVisible(is_shown)

    def mark(self, page_key: str) -> None:
        """Show a page as the current one."""
        self._buttons[page_key].setChecked(True)

    def set_compact(self, is_compact: bool) -> None:
        """Show icons alone where the window is narrow; the tooltips carry the titles."""
        if is_compact == self._is_compact:
            return
        self._is_compact = is_compact
        self.setFixedWidth(_COMPACT_WIDTH if is_compact else _WIDTH)
        style = (
            Qt.ToolButtonStyle.ToolButtonIconOnly
            if is_compact
            else Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        )
        for button in self._buttons.values():
            button.setToolButtonStyle(style)
            button.setProperty("compact", is_compact)
            button.style().unpolish(button)
            button.style().polish(button)

    def _make_button(self, entry: PageEntry, number: int) -> QToolButton:
        button = QToolButton()
        button.setText(f"  {entry.title}")
        button.setAccessibleName(entry.title)
        button.setIcon(icon(entry.icon))
        button.setIconSize(QSize(20, 20))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        button.setMinimumHeight(40)
        button.setCheckable(True)
        set_tooltip(button, entry.title, f"Ctrl+{number}" if number <= SHORTCUT_PAGES else "")
        button.clicked.connect(lambda: self.chosen.emit(entry.key))
        return button
