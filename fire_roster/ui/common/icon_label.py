"""An icon that stands in a layout and follows the theme."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QWidget

from fire_roster.ui.common.labels import PlainLabel
from fire_roster.ui.icons import icon


class IconLabel(PlainLabel):
    """Icon of `side` pixels in a theme token's colour."""

    def __init__(
        self, name: str, side: int = 16, token: str = "text_muted", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent=parent)
        self._name = name
        self._side = side
        self._token = token
        self.setFixedSize(side, side)
        self._draw()

    def set_icon(self, name: str, token: str) -> None:
        """Show another icon or colour."""
        self._name = name
        self._token = token
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw()

    def _draw(self) -> None:
        picture = icon(self._name, self._token).pixmap(self.size(), self.devicePixelRatio())
        self.setPixmap(picture)
