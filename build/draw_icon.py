"""Draw the program's icon and the side of the installer's pages; runs inside .venv.

    python build/draw_icon.py

The icon is a white flame over a small row of days on red, each size drawn by itself.
"""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PIL import Image
from programs import ROOT
from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QLinearGradient, QPainter
from PySide6.QtSvg import QSvgRenderer

TARGET = ROOT / "resources" / "logo" / "fire_roster.ico"
SIDE = ROOT / "build" / "installer" / "side.bmp"
_SIDE_SIZE = (328, 628)  # twice what NSIS shows, for screens at 200 %
SIZES = (16, 20, 24, 32, 40, 48, 64, 128, 256)
_TOP, _BOTTOM, _WHITE = QColor("#D64533"), QColor("#A32A1C"), QColor("#FFFFFF")
_FLAME = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path fill="#FFFFFF" d="M8.5 '
    "14.5A2.5 2.5 0 0 0 11 12c0-1.38-.5-2-1-3-1.072-2.143-.224-4.054 2-6 .5 2.5 2 4.9 4 6.5 2 1.6 "
    '3 3.5 3 5.5a7 7 0 1 1-14 0c0-1.153.433-2.294 1-3a2.5 2.5 0 0 0 2.5 2.5z"/></svg>'
)
_SMALL = 24
"""Up to this size the flame stands alone."""


def draw(pixels: int) -> Image.Image:
    """The icon at one size."""
    image = QImage(pixels, pixels, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    fill = QLinearGradient(0, 0, 0, pixels)
    fill.setColorAt(0, _TOP)
    fill.setColorAt(1, _BOTTOM)
    painter.setBrush(fill)
    painter.drawRoundedRect(QRectF(0, 0, pixels, pixels), pixels * 0.2, pixels * 0.2)
    is_small = pixels <= _SMALL
    side = pixels * (0.94 if is_small else 0.74)
    place = QRectF((pixels - side) / 2, pixels * (0.02 if is_small else 0.04), side, side)
    QSvgRenderer(QByteArray(_FLAME.encode())).render(painter, place)
    if not is_small:
        _draw_days(painter, pixels)
    painter.end()
    return _as_picture(image)


def draw_side() -> Image.Image:
    """The left side of the installer's first and last page."""
    width, height = _SIDE_SIZE
    image = QImage(width, height, QImage.Format.Format_ARGB32)
    painter = QPainter(image)
    fill = QLinearGradient(0, 0, 0, height)
    fill.setColorAt(0, _TOP)
    fill.setColorAt(1, _BOTTOM)
    painter.fillRect(image.rect(), fill)
    side = width * 0.6
    place = QRectF((width - side) / 2, height * 0.22, side, side)
    QSvgRenderer(QByteArray(_FLAME.encode())).render(painter, place)
    painter.translate(width * 0.15, height * 0.22)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    _draw_days(painter, round(width * 0.7))
    painter.end()
    return _as_picture(image).convert("RGB")


def _draw_days(painter: QPainter, pixels: int) -> None:
    """Five seats of a roster below the flame, one of them open."""
    side, gap = pixels * 0.1, pixels * 0.04
    left = (pixels - 5 * side - 4 * gap) / 2
    for number in range(5):
        color = QColor(_WHITE)
        color.setAlphaF(0.45 if number == 3 else 1.0)
        painter.setBrush(color)
        box = QRectF(left + number * (side + gap), pixels * 0.81, side, side)
        painter.drawRoundedRect(box, side * 0.2, side * 0.2)


def _as_picture(image: QImage) -> Image.Image:
    plain = image.convertToFormat(QImage.Format.Format_RGBA8888)
    return Image.frombytes("RGBA", (plain.width(), plain.height()), bytes(plain.constBits()))


def main() -> None:
    application = QGuiApplication([])
    pictures = [draw(pixels) for pixels in SIZES]
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    pictures[-1].save(
        TARGET,
        sizes=[(one, one) for one in SIZES],
        append_images=pictures[:-1],
        bitmap_format="png",
    )
    print(f"{TARGET.name}: {TARGET.stat().st_size} bytes")
    draw_side().save(SIDE)
    del application


if __name__ == "__main__":
    main()
