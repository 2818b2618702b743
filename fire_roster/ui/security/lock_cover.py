"""What hides a window while nobody is logged in; everything below stays as it is."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QFrame, QWidget

from fire_roster.ui.common.icon_label import IconLabel
from fire_roster.ui.common.labels import PlainLabel
from fire_roster.ui.common.layout import column


class LockCover(QFrame):
    """Opaque, as large as its window, above all that is in it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("lockCover")
        self.setAutoFillBackground(True)
        layout = column(self, spacing=2, margin=6)
        layout.addStretch(1)
        layout.addWidget(IconLabel("lock", 32, "text_muted"), 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(PlainLabel("已锁定", "strong"), 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(PlainLabel("提醒照常进行", "muted"), 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(1)
        window.installEventFilter(self)
        self.setGeometry(window.rect())
        self.show()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follows its window."""
        if event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            self.setGeometry(watched.rect())
        return super().eventFilter(watched, event)
