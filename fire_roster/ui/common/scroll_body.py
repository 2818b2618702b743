"""A page's content that scrolls when the window is too low for it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from fire_roster.ui.common.layout import column


class ScrollBody(QScrollArea):
    """Put widgets into `body`; they keep the width of the page and scroll up and down."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # Tab stops here so that the arrow keys scroll; a screen reader has to say where it is.
        self.setAccessibleName("内容（方向键滚动）")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        content = QWidget()
        content.setObjectName("scrollBody")
        self.body: QVBoxLayout = column(content, spacing=4)
        self.setWidget(content)
