"""A picture of the help in full size."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QDialog, QScrollArea, QWidget

from fire_roster.assets import resource_path
from fire_roster.ui.common.labels import PlainLabel
from fire_roster.ui.common.layout import column
from fire_roster.ui.theme import active_tokens
from fire_roster.ui.window_memory import FRAME

_EDGE = 24


class PictureDialog(QDialog):
    """As large as it was taken, as far as the screen allows; it scrolls beyond."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("图片")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        path = resource_path("help", "pictures", "tour", f"{name}-{active_tokens().name}.png")
        picture = QPixmap(str(path))
        label = PlainLabel()
        label.setPixmap(picture)
        label.setAccessibleName("图片")
        area = QScrollArea()
        area.setWidget(label)
        area.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column(self).addWidget(area)
        room = self.screen().availableSize().shrunkBy(FRAME)
        self.resize((picture.size() + QSize(_EDGE, _EDGE)).boundedTo(room))
