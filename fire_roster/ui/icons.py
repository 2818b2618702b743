"""Line icons from `resources/icons`, drawn crisp at any size in a colour of the theme."""

from functools import cache

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from fire_roster.assets import resource_path
from fire_roster.ui.theme import active_tokens

_pixmaps: dict[tuple[str, str, int, float], QPixmap] = {}


@cache
def _source(name: str) -> str:
    return resource_path("icons", f"{name}.svg").read_text(encoding="utf-8")


def icon_pixmap(name: str, color: str, pixels: int, scale: float = 1.0) -> QPixmap:
    """Square picture of `pixels` device pixels in the colour `#RRGGBB`.

    FileNotFoundError when no such icon is shipped.
    """
    key = (name, color, pixels, scale)
    if key not in _pixmaps:
        svg = _source(name).replace("currentColor", color).encode()
        pixmap = QPixmap(pixels, pixels)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        QSvgRenderer(QByteArray(svg)).render(painter, QRectF(0, 0, pixels, pixels))
        painter.end()
        pixmap.setDevicePixelRatio(scale)
        _pixmaps[key] = pixmap
    return _pixmaps[key]


class _TintedEngine(QIconEngine):
    """Asks the theme for its colour at each drawing, so a scheme change needs no new icon."""

    def __init__(self, name: str, token: str, checked_token: str) -> None:
        super().__init__()
        self._name = name
        self._token = token
        self._checked_token = checked_token

    def _color(self, mode: QIcon.Mode, state: QIcon.State) -> str:
        if mode == QIcon.Mode.Disabled:
            return active_tokens().colors["text_disabled"]
        is_on = state == QIcon.State.On
        return active_tokens().colors[self._checked_token if is_on else self._token]

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        scale = painter.device().devicePixelRatio()
        side = min(rect.width(), rect.height())
        pixmap = icon_pixmap(self._name, self._color(mode, state), round(side * scale), scale)
        offset = QPoint((rect.width() - side) // 2, (rect.height() - side) // 2)
        painter.drawPixmap(rect.topLeft() + offset, pixmap)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(
        self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float
    ) -> QPixmap:
        side = round(min(size.width(), size.height()) * scale)
        return icon_pixmap(self._name, self._color(mode, state), side, scale)

    def clone(self) -> QIconEngine:
        return _TintedEngine(self._name, self._token, self._checked_token)


@cache
def icon(name: str, token: str = "text_muted", checked_token: str = "on_accent_soft") -> QIcon:
    """Icon tinted by a theme token; `checked_token` tints it while its button is checked."""
    _source(name)
    return QIcon(_TintedEngine(name, token, checked_token))
