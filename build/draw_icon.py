"""Draw the program's icon: `draw_icon.py` writes resources/logo/fire_roster.ico (run in .venv).

A white flame over a small row of days on red; each size is drawn by itself, so that it is sharp.
"""

import os
from io import BytesIO

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PIL import Image
from programs import ROOT
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QLinearGradient, QPainter
from PySide6.QtSvg import QSvgRenderer

TARGET = ROOT / "resources" / "logo" / "fire_roster.ico"
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
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, b"PNG")
    return Image.open(BytesIO(content.data())).convert("RGBA")


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
    del application


if __name__ == "__main__":
    main()
