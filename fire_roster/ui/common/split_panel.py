"""Main content with a side panel that can be closed and dragged wider."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QWidget


class SplitPanel(QSplitter):
    """`main` takes the room that is left; `side` keeps its width.

    `side_toggled(bool)` tells when the side panel opens or closes.
    """

    side_toggled = Signal(bool)

    def __init__(
        self, main: QWidget, side: QWidget, side_width: int = 320, parent: QWidget | None = None
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._side = side
        self.addWidget(main)
        self.addWidget(side)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(12)
        self.setStretchFactor(0, 1)
        self.setStretchFactor(1, 0)
        self.setSizes([10_000, side_width])

    def set_side_visible(self, is_visible: bool) -> None:
        """Open or close the side panel."""
        if self.is_side_visible() != is_visible:
            self._side.setVisible(is_visible)
            self.side_toggled.emit(is_visible)

    def is_side_visible(self) -> bool:
        """Whether the side panel is open."""
        return not self._side.isHidden()
