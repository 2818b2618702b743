"""Typing in a list: into its search field where it has one, else to the row that is meant."""

from PySide6.QtCore import QEvent, QItemSelectionModel, QObject, Qt, QTimer
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QListView, QTableView

from fire_roster.ui.common.typed_word import TypedWord, typed_text


class TypeToFind(QObject):
    """Watches one view. Chinese comes from an input method, pinyin from plain keys."""

    def __init__(self, view: QAbstractItemView, box: QLineEdit | None = None) -> None:
        super().__init__(view)
        self._view = view
        self._box = box
        self._word = TypedWord()
        self._selection: QItemSelectionModel | None = None
        view.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self._follow_selection()
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._take(typed_text(event))
        elif isinstance(event, QInputMethodEvent):
            return self._take(event.commitString().strip())
        return False

    def _follow_selection(self) -> None:
        """Qt takes input methods away with every row whose cells cannot be typed into."""
        selection = self._view.selectionModel()
        if selection is not None and selection is not self._selection:
            self._selection = selection
            selection.currentChanged.connect(self._take_input_methods_soon)
        self._take_input_methods_soon()

    def _take_input_methods_soon(self, *_: object) -> None:
        QTimer.singleShot(0, self, self._take_input_methods)

    def _take_input_methods(self) -> None:
        self._view.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)

    def _take(self, typed: str) -> bool:
        index = self._view.currentIndex()
        is_typed_into = bool(index.flags() & Qt.ItemFlag.ItemIsEditable) and (
            self._view.editTriggers() != QAbstractItemView.EditTrigger.NoEditTriggers
        )
        if not typed or is_typed_into:
            return False
        if self._box is not None and self._box.isVisible():
            self._box.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._box.end(False)
            self._box.insert(typed)
        else:
            self._go_to_row(typed)
        return True

    def _go_to_row(self, typed: str) -> None:
        model, view = self._view.model(), self._view
        # A list's model has one column and crashes when it is asked for their number.
        columns = range(view.horizontalHeader().count() if isinstance(view, QTableView) else 1)
        lines = [
            " ".join(str(model.index(row, column).data() or "") for column in columns)
            if self._can_be_chosen(row)
            else ""
            for row in range(model.rowCount())
        ]
        row = self._word.find(typed, lines, max(0, view.currentIndex().row()))
        if row is not None:
            flags = QItemSelectionModel.SelectionFlag
            index = model.index(row, max(0, view.currentIndex().column()))
            view.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
            view.scrollTo(index)

    def _can_be_chosen(self, row: int) -> bool:
        """Not a heading, and not one of the rows that are hidden."""
        view = self._view
        is_hidden = isinstance(view, QListView | QTableView) and view.isRowHidden(row)
        flags = view.model().index(row, 0).flags()
        return bool(flags & Qt.ItemFlag.ItemIsEnabled) and not is_hidden
