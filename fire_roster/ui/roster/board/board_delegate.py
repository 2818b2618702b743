"""One shift of one day: the names as chips, what is missing in red."""

from collections.abc import Iterator

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from fire_roster.services.day_board import BoardCell, BoardName
from fire_roster.services.grid_view import GridSeverity
from fire_roster.ui.roster.board.board_model import BoardModel
from fire_roster.ui.roster.grid_header import ground_token
from fire_roster.ui.theme import active_color, active_tokens, load_metrics

_HIGH, _PAD, _GAP, _INSET = 22, 8, 4, 6
_MARKS = {GridSeverity.ERROR: "danger", GridSeverity.WARN: "warning"}
Chip = tuple[QRect, BoardName | None, str]
Index = QModelIndex | QPersistentModelIndex


class BoardDelegate(QStyledItemDelegate):
    """Draws cells of a `BoardModel`."""

    def __init__(self, model: BoardModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self._font = QFont(parent.font())
        self._font.setPixelSize(load_metrics().text_body)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        cell = self._model.cell(index)
        width = option.rect.width() or 200
        chips = list(self._chips(cell, QRect(0, 0, width, 0))) if cell else []
        lowest = max((area.bottom() for area, _, _ in chips), default=_INSET + _HIGH)
        return QSize(width, lowest + _INSET)

    def name_at(self, index: Index, area: QRect, point: QPoint) -> BoardName | None:
        """The person whose chip lies at a point."""
        cell = self._model.cell(index)
        chips = self._chips(cell, area) if cell else ()
        return next((name for place, name, _ in chips if place.contains(point)), None)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        frame: QRect = option.rect
        day = self._model.board.days[index.row()].day
        painter.fillRect(frame, active_color(ground_token(day)))
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if is_selected:
            tint = QColor(active_color("accent"))
            tint.setAlphaF(0.16)
            painter.fillRect(frame, tint)
        painter.fillRect(frame.left(), frame.bottom(), frame.width(), 1, active_color("grid_line"))
        painter.fillRect(frame.right(), frame.top(), 1, frame.height(), active_color("grid_line"))
        painter.setFont(self._font)
        cell = self._model.cell(index)
        if cell is None:
            painter.setPen(active_color("text"))
            left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(frame.adjusted(12, 0, -4, 0), left, str(index.data()))
        else:
            for chip in self._chips(cell, frame):
                self._draw_chip(painter, cell, chip)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(active_color("accent"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(frame.adjusted(1, 1, -2, -2))
        painter.restore()

    def _chips(self, cell: BoardCell, area: QRect) -> Iterator[Chip]:
        """Place and words of every chip, flowing from left to right."""
        metrics = QFontMetrics(self._font)
        x, y = area.left() + _INSET, area.top() + _INSET
        entries: list[tuple[BoardName | None, str]] = [(one, one.name) for one in cell.names]
        if cell.missing:
            entries.append((None, f"缺 {cell.missing} 人"))
        for name, words in entries:
            text = words + (" 锁" if name is not None and name.is_locked else "")
            width = metrics.horizontalAdvance(text) + 2 * _PAD
            if x + width > area.right() - _INSET and x > area.left() + _INSET:
                x, y = area.left() + _INSET, y + _HIGH + _GAP
            yield QRect(x, y, width, _HIGH), name, text
            x += width + _GAP

    def _draw_chip(self, painter: QPainter, cell: BoardCell, chip: Chip) -> None:
        area, name, text = chip
        radius = load_metrics().radius_small
        painter.setPen(Qt.PenStyle.NoPen)
        if name is None:
            painter.setBrush(active_color("danger_soft"))
            ink = QColor(active_color("on_danger_soft"))
        else:
            color = active_tokens().shift_color(cell.shift.palette)
            painter.setBrush(QColor(color.background))
            ink = QColor(color.text)
        painter.drawRoundedRect(area, radius, radius)
        if name is not None and name.severity in _MARKS:
            painter.setBrush(active_color(_MARKS[name.severity]))
            height = 3 if name.severity is GridSeverity.ERROR else 2
            line = QRect(area.left() + 4, area.bottom() - height, area.width() - 8, height)
            painter.drawRect(line)
        painter.setPen(ink)
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, text)
