"""Pages of a printed form as pictures, one below the other."""

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QWidget

from fire_roster.ui.common.labels import PlainLabel
from fire_roster.ui.common.scroll_body import ScrollBody


class PagePicture(Protocol):
    """A page as pixels: three bytes (red, green, blue) a pixel, rows without padding."""

    @property
    def width(self) -> int: ...
    @property
    def height(self) -> int: ...
    @property
    def rgb(self) -> bytes: ...


def page_image(picture: PagePicture) -> QImage:
    """The picture as Qt draws it; it keeps no hold on the bytes."""
    stride = picture.width * 3
    return QImage(
        picture.rgb, picture.width, picture.height, stride, QImage.Format.Format_RGB888
    ).copy()


class PagePreview(ScrollBody):
    """Scrolls through the pages."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("打印预览")
        self.page_count = 0

    def page_width(self) -> int:
        """Device pixels that a page may be wide without scrolling sideways."""
        bar = self.verticalScrollBar().sizeHint().width()
        return max(200, round((self.width() - bar - 2) * self.devicePixelRatioF()))

    def show_pages(self, pictures: Sequence[PagePicture]) -> None:
        """Replace all pages."""
        self._clear()
        self.page_count = len(pictures)
        for number, picture in enumerate(pictures, start=1):
            pixmap = QPixmap.fromImage(page_image(picture))
            pixmap.setDevicePixelRatio(self.devicePixelRatioF())
            page = PlainLabel()
            page.setPixmap(pixmap)
            page.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            page.setAccessibleName(f"第 {number} 页，共 {len(pictures)} 页")
            self.body.addWidget(page)
        self.body.addStretch(1)

    def show_text(self, text: str) -> None:
        """Say why there is no page."""
        self._clear()
        label = PlainLabel(text, "muted")
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.body.addWidget(label, 1)

    def _clear(self) -> None:
        self.page_count = 0
        while (item := self.body.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
