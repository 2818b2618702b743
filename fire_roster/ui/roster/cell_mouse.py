"""The mouse in the day cells: the fill handle, dragging seats, dropping them on a name."""

from enum import Enum, auto

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QColor, QCursor, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QApplication, QTableView, QWidget

from fire_roster.services.grid_view import CellRef
from fire_roster.ui.roster.cell_block import CellBlock, fill_sources, moved_seats
from fire_roster.ui.roster.grid_model import GridModel
from fire_roster.ui.theme import active_color

HANDLE = 7
_REACH = 5
_EDGE = 6


class _Act(Enum):
    NONE = auto()
    FILL = auto()
    PRESS = auto()
    DRAG = auto()


class CellMouse(QObject):
    """Watches the viewport of the day cells.

    `filled(target → source)` by the handle; `moved(source → target)` and `copied(target →
    source)` by dragging a selection. The selection is taken hold of anywhere when it is one seat
    with a shift, else at its edge, so that a drag over cells still selects.
    """

    filled = Signal(object)
    moved = Signal(object)
    copied = Signal(object)

    def __init__(self, view: QTableView, model: GridModel) -> None:
        super().__init__(view)
        self._view = view
        self._model = model
        self._act = _Act.NONE
        self._start = QPoint()
        self._ghost: CellBlock | None = None
        self._offset = (0, 0)
        view.viewport().installEventFilter(self)
        view.viewport().setMouseTracking(True)

    def block(self) -> CellBlock | None:
        """The selection when it is one rectangle."""
        indexes = self._view.selectedIndexes()
        return CellBlock.around((index.row(), index.column()) for index in indexes)

    def paint(self, painter: QPainter) -> None:
        """Draw the handle of the selection, and the place a drag would reach."""
        block = self.block()
        if block is not None and not self._model.view.is_read_only:
            painter.fillRect(self.handle_rect(block), active_color("surface"))
            painter.fillRect(self.handle_rect(block).adjusted(1, 1, -1, -1), active_color("accent"))
        if self._ghost is not None:
            painter.setPen(QPen(QColor(active_color("accent")), 2, Qt.PenStyle.DashLine))
            painter.drawRect(self._rect_of(self._ghost).adjusted(1, 1, -2, -2))

    def handle_rect(self, block: CellBlock) -> QRect:
        """The square at the lower right corner, inside the last cell."""
        area = self._rect_of(block)
        return QRect(area.right() - HANDLE, area.bottom() - HANDLE, HANDLE, HANDLE)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """True where the table must not see the event."""
        if isinstance(event, QMouseEvent) and not self._model.view.is_read_only:
            if event.type() == QEvent.Type.MouseButtonPress:
                return self._press(event)
            if event.type() == QEvent.Type.MouseMove:
                return self._move(event)
            if event.type() == QEvent.Type.MouseButtonRelease:
                return self._release(event)
        return super().eventFilter(watched, event)

    def cancel(self) -> bool:
        """Give up the drag; False when there is none."""
        was_active = self._act in (_Act.FILL, _Act.DRAG)
        self._end()
        return was_active

    def _press(self, event: QMouseEvent) -> bool:
        block, point = self.block(), event.position().toPoint()
        if event.button() != Qt.MouseButton.LeftButton or block is None:
            return False
        self._start = point
        if self._near_handle(block, point):
            self._act, self._ghost = _Act.FILL, block
            return True
        is_selecting = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if not is_selecting and self._is_grip(block, point):
            self._act = _Act.PRESS
            # A click that drags nothing must still choose the cell; the release does that.
            return True
        return False

    def _move(self, event: QMouseEvent) -> bool:
        point = event.position().toPoint()
        if self._act is _Act.NONE:
            self._show_cursor(point, event.buttons() == Qt.MouseButton.NoButton)
            return False
        block = self.block()
        if block is None:
            self._end()
            return False
        far = (point - self._start).manhattanLength() >= QApplication.startDragDistance()
        if self._act is _Act.PRESS and far:
            self._act = _Act.DRAG
        self._view.scrollTo(self._model.index(*self._place(point)))
        if self._act is _Act.FILL:
            self._ghost = block.stretched_to(*self._place(point))
        elif self._act is _Act.DRAG:
            self._follow(block, point)
        self._view.viewport().update()
        return True

    def _follow(self, block: CellBlock, point: QPoint) -> None:
        (line, column), (from_line, from_column) = self._place(point), self._place(self._start)
        rows = self._model.member_lines()
        down = _nearest(rows, line) - _nearest(rows, from_line)
        is_on_name = point.x() < 0
        self._offset = (down, 0 if is_on_name else column - from_column)
        moved = moved_seats(self._model, block.seats(self._model), *self._offset)
        places = [self._model.find_index(ref) for ref in moved.values()]
        self._ghost = CellBlock.around((one.row(), one.column()) for one in places)
        is_copy = bool(QApplication.keyboardModifiers() & Qt.KeyboardModifier.ControlModifier)
        shape = Qt.CursorShape.DragCopyCursor if is_copy else Qt.CursorShape.DragMoveCursor
        self._view.viewport().setCursor(shape)

    def _release(self, event: QMouseEvent) -> bool:
        act, ghost, block = self._act, self._ghost, self.block()
        offset, start = self._offset, self._start
        self._end()
        if act is _Act.NONE or block is None:
            return False
        if act is _Act.PRESS:
            self._choose(start, event)
        elif act is _Act.FILL and ghost is not None and ghost != block:
            self.filled.emit(fill_sources(self._model, block, ghost))
        elif act is _Act.DRAG and offset != (0, 0):
            moved = moved_seats(self._model, block.seats(self._model), *offset)
            is_copy = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            self._tell_drop(moved, is_copy=is_copy)
        return True

    def _tell_drop(self, moved: dict[CellRef, CellRef], *, is_copy: bool) -> None:
        if not moved:
            return
        if is_copy:
            self.copied.emit({target: source for source, target in moved.items()})
        else:
            self.moved.emit(moved)

    def _choose(self, point: QPoint, event: QMouseEvent) -> None:
        index = self._view.indexAt(point)
        flag = self._view.selectionModel().SelectionFlag
        is_more = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        self._view.selectionModel().setCurrentIndex(
            index, flag.Toggle if is_more else flag.ClearAndSelect
        )

    def _end(self) -> None:
        self._act, self._ghost, self._offset = _Act.NONE, None, (0, 0)
        self._view.viewport().unsetCursor()
        self._view.viewport().update()

    def _show_cursor(self, point: QPoint, is_idle: bool) -> None:
        block = self.block() if is_idle else None
        if block is None:
            return
        viewport: QWidget = self._view.viewport()
        if self._near_handle(block, point):
            viewport.setCursor(QCursor(Qt.CursorShape.CrossCursor))
        elif self._is_grip(block, point):
            viewport.setCursor(QCursor(Qt.CursorShape.SizeAllCursor))
        else:
            viewport.unsetCursor()

    def _near_handle(self, block: CellBlock, point: QPoint) -> bool:
        return self.handle_rect(block).adjusted(-_REACH, -_REACH, 2, 2).contains(point)

    def _is_grip(self, block: CellBlock, point: QPoint) -> bool:
        """Whether a press here takes hold of the selection."""
        area = self._rect_of(block)
        if not area.contains(point):
            return False
        return not area.adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE).contains(point)

    def _place(self, point: QPoint) -> tuple[int, int]:
        """Line and column at a point; the nearest one where the point lies outside."""
        area = self._view.viewport().rect()
        x = max(area.left(), min(point.x(), area.right()))
        y = max(area.top(), min(point.y(), area.bottom()))
        line, column = self._view.rowAt(y), self._view.columnAt(x)
        if line < 0:
            line = len(self._model.lines) - 1
        if column < 0:
            column = self._model.first_total_column - 1
        return line, column

    def _rect_of(self, block: CellBlock) -> QRect:
        view = self._view
        left, top = view.columnViewportPosition(block.left), view.rowViewportPosition(block.top)
        right = view.columnViewportPosition(block.right) + view.columnWidth(block.right)
        bottom = view.rowViewportPosition(block.bottom) + view.rowHeight(block.bottom)
        return QRect(left, top, right - left, bottom - top)


def _nearest(rows: list[int], line: int) -> int:
    """Position among the members' lines of the one nearest to a line."""
    return min(range(len(rows)), key=lambda position: abs(rows[position] - line))
