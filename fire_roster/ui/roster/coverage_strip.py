"""The rows at the foot of the grid: how many people each shift has and needs, day by day."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QFont, QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QTableView, QWidget

from fire_roster.services.grid_view import CoverageRow, GridCoverage
from fire_roster.ui.common.tooltip import show_tooltip
from fire_roster.ui.roster.grid_header import ground_token
from fire_roster.ui.roster.grid_model import FIRST_DAY_COLUMN, GridModel
from fire_roster.ui.theme import active_color, load_metrics

_ROW_HEIGHT = 26
_LABEL = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class CoverageStrip(QWidget):
    """Stands below the day columns of `days_view` and scrolls sideways with them."""

    def __init__(self, model: GridModel, days_view: QTableView, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self._days_view = days_view
        days_view.horizontalScrollBar().valueChanged.connect(lambda _: self.update())
        days_view.horizontalHeader().sectionResized.connect(lambda *_: self.update())
        days_view.installEventFilter(self)
        self.show_model()

    def show_model(self) -> None:
        """Draw the coverage of the model's present view."""
        self.setFixedHeight(len(self._model.view.coverage) * _ROW_HEIGHT + 1)
        self._name()
        self.update()

    def _name(self) -> None:
        shortages = sum(cell.is_short for row in self._model.view.coverage for cell in row.cells)
        self.setAccessibleName(f"各班次人数，{shortages} 处不足")

    def show_changes(self, before: tuple[CoverageRow, ...]) -> None:
        """Draw only what differs from these rows, after an edit."""
        now = self._model.view.coverage
        if len(before) != len(now):
            self.show_model()
            return
        differing = 0
        for line, (old, new) in enumerate(zip(before, now, strict=True)):
            for position, (one, other) in enumerate(zip(old.cells, new.cells, strict=False)):
                if one is not other and one != other:
                    self.update(self._cell_rect(line, position))
                    differing += 1
        if differing:
            self._name()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the day columns: where they move or grow, more or fewer days are to be drawn."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move):
            self.update()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), active_color("surface"))
        painter.setPen(active_color("border"))
        painter.drawLine(0, 0, self.width(), 0)
        self._draw_labels(painter)
        left = self._days_view.x()
        painter.setClipRect(QRect(left, 0, self._days_view.width(), self.height()))
        for line, row in enumerate(self._model.view.coverage):
            for position, cell in enumerate(row.cells):
                area = self._cell_rect(line, position)
                if area.intersects(event.rect()):
                    self._draw_cell(painter, area, position, cell)
        painter.end()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            cell = self.cell_at(event.pos())
            show_tooltip(event.globalPos(), cell.tooltip if cell else "", self)
            return True
        return super().event(event)

    def cell_at(self, point: QPoint) -> GridCoverage | None:
        """The coverage shown at a point, if any."""
        for line, row in enumerate(self._model.view.coverage):
            for position, cell in enumerate(row.cells):
                if self._cell_rect(line, position).contains(point):
                    return cell
        return None

    def _cell_rect(self, line: int, position: int) -> QRect:
        view, column = self._days_view, position + FIRST_DAY_COLUMN
        x = view.x() + view.columnViewportPosition(column)
        return QRect(x, 1 + line * _ROW_HEIGHT, view.columnWidth(column), _ROW_HEIGHT)

    def _draw_labels(self, painter: QPainter) -> None:
        painter.setFont(self._font())
        painter.setPen(active_color("text_muted"))
        for line, row in enumerate(self._model.view.coverage):
            area = QRect(12, 1 + line * _ROW_HEIGHT, self._days_view.x() - 16, _ROW_HEIGHT)
            painter.drawText(area, _LABEL, row.label)

    def _draw_cell(self, painter: QPainter, rect: QRect, position: int, cell: GridCoverage) -> None:
        painter.fillRect(rect, active_color(ground_token(self._model.view.days[position])))
        if cell.is_short:
            painter.fillRect(rect.adjusted(1, 2, -2, -2), active_color("danger_soft"))
        painter.setFont(self._font(is_bold=cell.is_short))
        painter.setPen(active_color("on_danger_soft" if cell.is_short else "text_muted"))
        if cell.have or cell.need:
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, f"{cell.have}/{cell.need}")

    def _font(self, *, is_bold: bool = False) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(load_metrics().text_small)
        font.setBold(is_bold)
        return font
