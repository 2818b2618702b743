"""Opens and closes the panel beside the grid; the user's choice wins over the width."""

from PySide6.QtWidgets import QPushButton

from fire_roster.ui.common.split_panel import SplitPanel

_PANEL_FROM = 1400


class PanelSwitch:
    """On a wide page the panel is open until the user closes it, on a narrow one the reverse."""

    def __init__(self, split: SplitPanel, button: QPushButton) -> None:
        self._split = split
        self._button = button
        self._is_chosen = False

    def fit(self, width: int) -> None:
        """Follow the width of the page, unless the user has chosen."""
        if not self._is_chosen:
            self._show(width >= _PANEL_FROM)

    def toggle(self) -> None:
        """What the button does."""
        self._is_chosen = True
        self._show(not self._split.is_side_visible())

    def open(self) -> None:
        """Open it because the user asked for what it shows."""
        self._is_chosen = True
        self._show(True)

    def _show(self, is_visible: bool) -> None:
        self._split.set_side_visible(is_visible)
        self._button.setChecked(is_visible)
