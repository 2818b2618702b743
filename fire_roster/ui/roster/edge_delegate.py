"""Paints the frozen columns of the month grid: names at the left, totals at the right."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from fire_roster.services.grid_view import GridRow
from fire_roster.ui.roster.grid_model import NAME_COLUMN, GridModel
from fire_roster.ui.theme import active_color, load_metrics

Index = QModelIndex | QPersistentModelIndex
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class EdgeDelegate(QStyledItemDelegate):
    """Name with certificate level, team headings, and totals as muted numbers."""

    def __init__(self, model: GridModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self.current_line = -1

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect  # type: ignore[attr-defined]
        line = self._model.lines[index.row()]
        is_current = index.row() == self.current_line
        painter.fillRect(rect, active_color("accent_soft" if is_current else "surface"))
        painter.setPen(active_color("grid_line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if isinstance(line, str):
            if index.column() == NAME_COLUMN:
                self._draw_team(painter, rect, line)
        elif index.column() == NAME_COLUMN:
            self._draw_name(painter, rect, line)
        else:
            painter.setFont(self._font(option))
            painter.setPen(active_color("text"))
            painter.drawText(
                rect.adjusted(0, 0, -8, 0), Qt.AlignmentFlag.AlignRight | _MIDDLE, index.data()
            )

    def _draw_team(self, painter: QPainter, rect: QRect, team: str) -> None:
        font = QFont(painter.font())
        font.setPixelSize(load_metrics().text_small)
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(active_color("text_muted"))
        painter.drawText(
            rect.adjusted(12, 0, -8, -4), Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom,
            painter.fontMetrics().elidedText(team, Qt.TextElideMode.ElideRight, rect.width() - 20),
        )

    def _draw_name(self, painter: QPainter, rect: QRect, row: GridRow) -> None:
        font = QFont(painter.font())
        font.setPixelSize(load_metrics().text_small)
        painter.setFont(font)
        painter.setPen(active_color("text_muted"))
        inner = rect.adjusted(12, 0, -8, 0)
        painter.drawText(inner, Qt.AlignmentFlag.AlignRight | _MIDDLE, row.certificate)
        taken = painter.fontMetrics().horizontalAdvance(row.certificate) + 8
        font.setPixelSize(load_metrics().text_body)
        painter.setFont(font)
        painter.setPen(active_color("text"))
        name = painter.fontMetrics().elidedText(
            row.name, Qt.TextElideMode.ElideRight, inner.width() - taken
        )
        painter.drawText(inner, Qt.AlignmentFlag.AlignLeft | _MIDDLE, name)

    def _font(self, option: QStyleOptionViewItem) -> QFont:
        return QFont(option.font)  # type: ignore[attr-defined]
