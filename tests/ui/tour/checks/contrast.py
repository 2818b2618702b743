"""Text that is hard to read on its ground, measured in the picture itself."""

from collections import Counter
from collections.abc import Iterator
from functools import cache

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QImage, QPainter, QRegion
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLabel,
    QLineEdit,
    QTableView,
    QWidget,
)

from tests.ui.tour.checks.findings import FLOATING, Finding, in_viewport, place_of, shown_widgets

LEAST = 4.5
_SCALE = 2  # strokes then cover whole pixels, so the ink is met unmixed
_EDGE = 3  # borders and rounded corners are no text
_MOST_CELLS = 400


def find_weak_contrast(root: QWidget) -> Iterator[Finding]:
    """Enabled text whose ink and ground are closer than 4.5 : 1."""
    picture = _Picture(root)
    floating = [one for one in shown_widgets(root) if isinstance(one, FLOATING)]
    for widget in shown_widgets(root):
        if not widget.isEnabled() or not in_viewport(widget):
            continue
        if any(_is_under(widget, one, root) for one in floating):
            continue
        for rect in _text_places(widget):
            corner = widget.mapTo(root, QPoint())
            ratio = picture.contrast(rect.translated(corner).intersected(root.rect()))
            if ratio is not None and ratio < LEAST:
                yield Finding("contrast", place_of(widget), f"{ratio:.2f} : 1")
                break


def _is_under(widget: QWidget, floating: QWidget, root: QWidget) -> bool:
    """Whether a part of the widget is hidden by something that lies above the page."""
    if widget is floating or floating.isAncestorOf(widget):
        return False
    place = QRect(widget.mapTo(root, QPoint()), widget.size())
    return place.intersects(QRect(floating.mapTo(root, QPoint()), floating.size()))


def contrast_ratio(first: int, second: int) -> float:
    """Contrast of two colours 0xRRGGBB by WCAG 2."""
    light, dark = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@cache
def _luminance(color: int) -> float:
    parts = []
    for shift in (16, 8, 0):
        part = (color >> shift & 0xFF) / 255
        parts.append(part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4)
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


class _Picture:
    """The window drawn large, and what stands in a part of it."""

    def __init__(self, root: QWidget) -> None:
        image = QImage(root.size() * _SCALE, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(_SCALE)
        image.fill(root.palette().window().color())
        painter = QPainter(image)
        root.render(painter, QPoint())
        painter.end()
        self._width = image.width()
        # Held by this object: the view looks into the memory of the image.
        self._image = image
        self._pixels = memoryview(image.constBits()).cast("I")

    def contrast(self, rect: QRect) -> float | None:
        """Greatest contrast to the commonest colour; None where nothing is written."""
        colors: Counter[int] = Counter()
        left, width = rect.left() * _SCALE, rect.width() * _SCALE
        for line in range(rect.top() * _SCALE, (rect.bottom() + 1) * _SCALE):
            start = line * self._width + left
            colors.update(self._pixels[start : start + width].tolist())
        if len(colors) < 2:
            return None
        ground = colors.most_common(1)[0][0] & 0xFFFFFF
        return max(contrast_ratio(ground, color & 0xFFFFFF) for color in colors)


def _text_places(widget: QWidget) -> Iterator[QRect]:
    """Parts of a widget that hold its text, without border and icon."""
    rect = widget.rect().adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
    if not QRegion(widget.rect()).subtracted(widget.visibleRegion()).isEmpty():
        return  # half hidden: what is seen may be a sliver of a sign
    if isinstance(widget, QLabel):
        if widget.text().strip():
            yield rect
    elif isinstance(widget, QAbstractButton):
        if widget.text().strip() and not _hides_text(widget):
            icon = 0 if widget.icon().isNull() else widget.iconSize().width() + 12
            yield rect.adjusted(icon, 0, 0, 0)
    elif isinstance(widget, QLineEdit | QComboBox):
        yield rect.adjusted(0, 0, -28, 0)
    elif isinstance(widget, QAbstractItemView):
        yield from _cell_places(widget)


def _hides_text(button: QAbstractButton) -> bool:
    return not button.icon().isNull() and button.width() <= button.height() + 16


def _cell_places(view: QAbstractItemView) -> Iterator[QRect]:
    model, area = view.model(), view.viewport().rect()
    if model is None:
        return
    corner = view.viewport().mapTo(view, QPoint())
    columns = view.horizontalHeader().count() if isinstance(view, QTableView) else 1
    seen = 0
    for row in range(model.rowCount(view.rootIndex())):
        for column in range(columns):
            index = model.index(row, column, view.rootIndex())
            rect = view.visualRect(index).adjusted(2, 2, -2, -2)
            if area.contains(rect) and str(index.data() or "").strip() and seen < _MOST_CELLS:
                seen += 1
                yield rect.translated(corner)
