"""Table headings with a row of filter fields under them, one for each column."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHeaderView, QLineEdit, QTableView

_ROW = 36
_GAP = 4


class FilterHeader(QHeaderView):
    """`filtered(column, text)` while somebody types; closing the row empties all fields."""

    filtered = Signal(int, str)

    def __init__(self, view: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, view)
        self._fields: list[QLineEdit] = []
        self._is_open = False
        self.setSectionsClickable(True)
        self.sectionResized.connect(self._place)
        self.sectionMoved.connect(self._place)
        view.horizontalScrollBar().valueChanged.connect(self._place)

    @property
    def is_open(self) -> bool:
        """Whether the row of fields is shown."""
        return self._is_open

    def set_open(self, is_open: bool) -> None:
        """Show the row, or empty and hide it."""
        self._is_open = is_open
        if is_open and not self._fields:
            self._fields = [self._make_field(column) for column in range(self.count())]
        for field in self._fields:
            field.clear()
            field.setVisible(is_open)
        self.updateGeometries()
        self.geometriesChanged.emit()
        if is_open:
            self._fields[self.logicalIndex(0)].setFocus()

    def field(self, column: int) -> QLineEdit:
        """The field of a column; IndexError while the row was never open."""
        return self._fields[column]

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(hint.width(), hint.height() + (_ROW if self._is_open else 0))

    def updateGeometries(self) -> None:
        self.setViewportMargins(0, 0, 0, _ROW if self._is_open else 0)
        super().updateGeometries()
        self._place()

    def _make_field(self, column: int) -> QLineEdit:
        title = str(self.model().headerData(column, Qt.Orientation.Horizontal))
        field = QLineEdit(self)
        field.setObjectName("columnFilter")
        field.setAccessibleName(f"筛选{title}")
        field.setPlaceholderText("筛选")
        field.setClearButtonEnabled(True)
        field.textChanged.connect(lambda text: self.filtered.emit(column, text))
        return field

    def _place(self, *_: int) -> None:
        top = self.height() - _ROW
        for column, field in enumerate(self._fields):
            left = self.sectionViewportPosition(column)
            field.setVisible(self._is_open and not self.isSectionHidden(column))
            field.setGeometry(
                left + _GAP, top, max(0, self.sectionSize(column) - 2 * _GAP), _ROW - _GAP
            )
