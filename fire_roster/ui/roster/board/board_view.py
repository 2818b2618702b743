"""The calendar: days down, shifts across, names in the cells; the same roster as the grid."""

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QMenu, QTableView, QWidget

from fire_roster.services.day_board import BoardCell, BoardName, DayBoard
from fire_roster.ui.icons import icon
from fire_roster.ui.roster.board.board_delegate import BoardDelegate
from fire_roster.ui.roster.board.board_model import BoardModel

_DAY_WIDTH, _LEAST_HEIGHT = 116, 30


class BoardView(QTableView):
    """`chosen(BoardCell, member_id or 0)` when a shift or a person on it is pointed at;
    `helpers_wanted()` asks who could take it; `removed(BoardCell, member_ids)`; `refused()`.
    """

    chosen = Signal(object, int)
    helpers_wanted = Signal()
    removed = Signal(object, object)
    refused = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.board_model = BoardModel(self)
        self._delegate = BoardDelegate(self.board_model, self)
        self.setModel(self.board_model)
        self.setItemDelegate(self._delegate)
        self.setObjectName("board")
        self.setAccessibleName("值班表日历")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(_LEAST_HEIGHT)
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionsClickable(False)
        header.setHighlightSections(False)
        self.board_model.modelReset.connect(self._arrange)
        self.board_model.dataChanged.connect(lambda *_: self.resizeRowsToContents())
        self.selectionModel().currentChanged.connect(lambda now, _: self._tell(now, 0))

    def show_board(self, board: DayBoard) -> None:
        """Show a month; the keyboard starts at the first shift of today or of the month."""
        self.board_model.set_board(board)
        if not self.currentIndex().isValid() and board.days and board.shifts:
            today = next((row for row, one in enumerate(board.days) if one.day.is_today), 0)
            self.setCurrentIndex(self.board_model.index(today, 1))

    def current_cell(self) -> BoardCell | None:
        """The shift the keyboard is on."""
        return self.board_model.cell(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        cell = self.current_cell()
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            if cell is not None:
                self._remove(cell, [one.member_id for one in cell.names])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.helpers_wanted.emit()
        elif event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Menu):
            self._show_menu(self.visualRect(self.currentIndex()).bottomLeft(), None)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        name = self._name_at(event.position().toPoint())
        if name is not None:
            self._tell(self.currentIndex(), name.member_id)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.helpers_wanted.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index = self.indexAt(event.pos())
        if index.isValid():
            self.setCurrentIndex(index)
            self._show_menu(event.pos(), self._name_at(event.pos()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self.resizeRowsToContents)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.viewport().update()

    def _arrange(self) -> None:
        header = self.horizontalHeader()
        for column in range(self.board_model.columnCount()):
            mode = QHeaderView.ResizeMode.Fixed if column == 0 else QHeaderView.ResizeMode.Stretch
            header.setSectionResizeMode(column, mode)
        if self.board_model.columnCount():
            self.setColumnWidth(0, _DAY_WIDTH)
        self.resizeRowsToContents()

    def _tell(self, index: QModelIndex, member_id: int) -> None:
        cell = self.board_model.cell(index)
        if cell is not None:
            self.chosen.emit(cell, member_id)

    def _name_at(self, point: QPoint) -> BoardName | None:
        index = self.indexAt(point)
        area: QRect = self.visualRect(index)
        return self._delegate.name_at(index, area, point)

    def _remove(self, cell: BoardCell, member_ids: list[int]) -> None:
        if self.board_model.board.is_read_only:
            self.refused.emit()
        elif member_ids:
            self.removed.emit(cell, member_ids)

    def _show_menu(self, point: QPoint, name: BoardName | None) -> None:
        cell = self.current_cell()
        if cell is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        helpers = menu.addAction(icon("circle-help"), "谁能顶这个班？\t回车")
        helpers.triggered.connect(lambda: self.helpers_wanted.emit())
        menu.addSeparator()
        for one in cell.names if name is None else (name,):
            text = one.name.replace("&", "&&")
            remove = menu.addAction(icon("x"), f"让 {text} 下这个班")
            remove.setEnabled(not self.board_model.board.is_read_only)
            key = one.member_id
            remove.triggered.connect(lambda _=False, key=key: self._remove(cell, [key]))
        menu.popup(self.viewport().mapToGlobal(point))
