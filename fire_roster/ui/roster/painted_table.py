"""A table that paints its cells from cached pictures in one pass.

Asking a delegate for each cell crosses from C++ to Python several times per cell; here the
visible lines and columns are walked once.
"""

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTableView, QWidget

from fire_roster.ui.roster.grid_header import GridHeader
from fire_roster.ui.roster.grid_model import GridModel
from fire_roster.ui.theme import active_color, active_tokens


class PaintedTable(QTableView):
    """Base of the grid's three tables; a subclass gives the picture of a cell."""

    def __init__(self, model: GridModel, parent: QWidget) -> None:
        super().__init__(parent)
        self.grid = model
        self.scheme = active_tokens().name
        self.setModel(model)
        self.heading = GridHeader(model, self)
        self.setHorizontalHeader(self.heading)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()

    def picture(self, line: int, column: int, width: int, height: int) -> QPixmap:
        """Picture of a cell in logical pixels, ground and lines included."""
        raise NotImplementedError

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        for rect in event.region():  # type: ignore[attr-defined]
            self._paint(painter, rect)
        painter.end()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._claim_viewport()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self.scheme = active_tokens().name
            self._claim_viewport()

    def _claim_viewport(self) -> None:
        """Every pixel is painted here, so scrolling may move the picture instead of redrawing.

        A style sheet takes the attribute away each time it is applied.
        """
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.viewport().update()

    def _paint(self, painter: QPainter, rect: QRect) -> None:
        last_line, last_column = self.rowAt(rect.bottom()), self.columnAt(rect.right())
        if last_line < 0 or last_column < 0:
            painter.fillRect(rect, active_color("surface"))
            last_line = len(self.grid.lines) - 1 if last_line < 0 else last_line
            last_column = self.grid.columnCount() - 1 if last_column < 0 else last_column
        first_line, first_column = self.rowAt(rect.top()), self.columnAt(rect.left())
        if first_line < 0 or first_column < 0:
            return
        columns = [
            (column, self.columnViewportPosition(column), self.columnWidth(column))
            for column in range(first_column, last_column + 1)
            if not self.isColumnHidden(column)
        ]
        for line in range(first_line, last_line + 1):
            top, height = self.rowViewportPosition(line), self.rowHeight(line)
            for column, left, width in columns:
                painter.drawPixmap(left, top, self.picture(line, column, width, height))
