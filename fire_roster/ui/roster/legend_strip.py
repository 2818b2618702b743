"""What the letters, colours and marks of the grid mean, in one line below it."""

from collections.abc import Iterator

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QBrush, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from fire_roster.services.grid_view import GridSeverity, GridShift, GridView
from fire_roster.ui.roster.cell_look import CellLook, draw_cell
from fire_roster.ui.theme import active_color, active_tokens, load_metrics

_HEIGHT, _SWATCH, _GAP = 26, 20, 14
_PLAIN = CellLook("", None, "", False, False, GridSeverity.NONE, "surface", False, False)
_HATCH = "hatch"
_MOST_SHIFTS = 6
Item = tuple[CellLook | str, str]


def shift_item(shift: GridShift, text: str) -> Item:
    """A shift's letter on its colour with a text."""
    return _PLAIN._replace(text=shift.code, palette=shift.palette), text


class LegendStrip(QWidget):
    """Draws as many items as there is room for, the shifts first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[Item] = []
        self.setFixedHeight(_HEIGHT)

    def show_view(self, view: GridView) -> None:
        """Explain what a view can show."""
        self.show_items(list(_items(view)))

    def show_items(self, items: list[Item]) -> None:
        """Explain these marks."""
        if items == self._items:
            return
        self._items = items
        self.setAccessibleName("图例：" + "，".join(text for _, text in self._items))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        font = QFont(self.font())
        font.setPixelSize(load_metrics().text_small)
        painter.setFont(font)
        x = 12
        for look, text in self._items:
            width = painter.fontMetrics().horizontalAdvance(text)
            if x + _SWATCH + 4 + width > self.width():
                break
            self._draw_mark(painter, x, look)
            painter.setPen(active_color("text_muted"))
            area = QRect(x + _SWATCH + 4, 0, width + 2, _HEIGHT)
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, text)
            x += _SWATCH + 4 + width + _GAP
        painter.end()

    def _draw_mark(self, painter: QPainter, x: int, look: CellLook | str) -> None:
        top = (_HEIGHT - _SWATCH) // 2
        if isinstance(look, str):
            area = QRect(x, top + 8, _SWATCH, 5)
            hatching = QBrush(active_color("border_strong"), Qt.BrushStyle.BDiagPattern)
            painter.fillRect(area, hatching)
            return
        scheme = active_tokens().name
        picture = draw_cell(look, _SWATCH, _SWATCH, self.devicePixelRatioF(), scheme)
        painter.drawPixmap(x, top, picture)


def _items(view: GridView) -> Iterator[Item]:
    for shift in view.shifts[:_MOST_SHIFTS]:
        yield shift_item(shift, shift.time_text)
    yield _PLAIN._replace(leave="假"), "请假"
    yield _PLAIN._replace(severity=GridSeverity.ERROR), "错误"
    yield _PLAIN._replace(severity=GridSeverity.WARN), "警告"
    yield _PLAIN._replace(is_locked=True), "已锁定"
    if view.is_draft:
        yield _HATCH, "草稿，还没有发布"
    if view.has_published:
        yield _PLAIN._replace(is_changed=True), "与已发布的不同"
