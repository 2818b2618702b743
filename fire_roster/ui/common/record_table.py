"""A list of records: filter box, sortable table, empty state, copy to Excel."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Generic

from PySide6.QtCore import QItemSelectionModel, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QTableView, QWidget

from fire_roster.ui.common.buttons import make_icon_button
from fire_roster.ui.common.chip_delegate import ChipDelegate
from fire_roster.ui.common.column_layout import apply_layout, read_layout
from fire_roster.ui.common.column_menu import ColumnMenu
from fire_roster.ui.common.empty_state import EmptyState
from fire_roster.ui.common.filter_header import FilterHeader
from fire_roster.ui.common.flow_row import FlowRow
from fire_roster.ui.common.labels import PlainLabel
from fire_roster.ui.common.layout import column, row
from fire_roster.ui.common.record_filter import RecordFilter
from fire_roster.ui.common.record_model import RECORD_ROLE, Column, Record, RecordModel
from fire_roster.ui.common.type_to_find import TypeToFind
from fire_roster.ui.icons import icon
from fire_roster.ui.theme import load_metrics


class RecordTable(QWidget, Generic[Record]):
    """Shows records and tells what the user does with them.

    `activated(record)` on Enter or double click, `selection_changed(list of records)`.
    """

    activated = Signal(object)
    selection_changed = Signal(object)

    def __init__(
        self,
        columns: Sequence[Column[Record]],
        empty_state: EmptyState,
        parent: QWidget | None = None,
        *,
        search_text: Callable[[Record], str] | None = None,
        is_searchable: bool = True,
        name: str = "列表",
    ) -> None:
        super().__init__(parent)
        self._is_searchable = is_searchable
        self.model: RecordModel[Record] = RecordModel(columns, self, search_text)
        self._filter = RecordFilter()
        self._filter.setParent(self)
        self._filter.setSourceModel(self.model)
        self.view = QTableView()
        self.header = FilterHeader(self.view)
        self.view.setHorizontalHeader(self.header)
        self.view.setAccessibleName(name)
        self.filter_box = QLineEdit()
        self._count = PlainLabel(role="muted")
        self._stack = QStackedWidget()
        self._empty_state = empty_state
        self._no_match = EmptyState("search", "没有符合条件的记录", "换一个条件，或清空搜索框。")
        self.toolbar = FlowRow()
        self._tools = QWidget()
        self._build()
        self._update_state()

    def set_records(self, records: Sequence[Record]) -> None:
        """Show these records; sorting and filter stay."""
        self.model.set_records(records)
        self._update_state()

    def set_condition(self, condition: Callable[[Record], bool] | None) -> None:
        """Show only records that fulfil the condition; None shows all."""
        self._filter.set_condition(condition)
        self._update_state()

    def selected_records(self) -> list[Record]:
        """Selected records from top to bottom."""
        rows = sorted(self.view.selectionModel().selectedRows(), key=lambda index: index.row())
        return [index.data(RECORD_ROLE) for index in rows]

    def visible_records(self) -> list[Record]:
        """Records as sorted and filtered now."""
        return [
            self._filter.index(row, 0).data(RECORD_ROLE) for row in range(self._filter.rowCount())
        ]

    def select(self, record: Record) -> None:
        """Select the row of a record and scroll to it; nothing happens if it is not shown."""
        for position in range(self._filter.rowCount()):
            index = self._filter.index(position, 0)
            if index.data(RECORD_ROLE) == record:
                flags = QItemSelectionModel.SelectionFlag
                self.view.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
                self.view.scrollTo(index)
                return

    def copy_text(self) -> str:
        """Selected rows (all rows when none is selected) with headings, as tab text."""
        records = self.selected_records() or self.visible_records()
        lines = ["\t".join(column.title for column in self.model.columns)]
        lines += [
            "\t".join(_one_line(column.text(record)) for column in self.model.columns)
            for record in records
        ]
        return "\n".join(lines)

    def copy(self) -> None:
        """Put the selected rows on the clipboard."""
        QGuiApplication.clipboard().setText(self.copy_text())

    def column_layout(self) -> dict[str, Any]:
        """Width, order and visibility of the columns, to be remembered."""
        return read_layout(self.header, [column.key for column in self.model.columns])

    def restore_layout(self, layout: Mapping[str, Any]) -> None:
        """Arrange the columns as `column_layout` gave them; broken values do no harm."""
        apply_layout(self.header, [column.key for column in self.model.columns], layout)

    def make_column_menu(self) -> ColumnMenu:
        """The menu that shows and hides columns."""
        columns = self.model.columns
        titles, widths = [one.title for one in columns], [one.width for one in columns]
        return ColumnMenu(self.header, titles, widths, self)

    def _build(self) -> None:
        layout = column(self, spacing=3)
        self.filter_box.setPlaceholderText("搜索")
        self.filter_box.setAccessibleName("搜索")
        self.filter_box.setClearButtonEnabled(True)
        self.filter_box.setFixedWidth(240)
        self.filter_box.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.filter_box.textChanged.connect(self._on_filter)
        self.toolbar.addWidget(self.filter_box)
        self.toolbar.addWidget(self._count)
        self.toolbar.addStretch()
        self._add_tools()
        layout.addWidget(self.toolbar)
        self._set_up_view()
        for page in (self.view, self._empty_state, self._no_match):
            self._stack.addWidget(page)
        layout.addWidget(self._stack, 1)
        copy = QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), self.view)
        copy.setContext(Qt.ShortcutContext.WidgetShortcut)
        copy.activated.connect(self.copy)
        TypeToFind(self.view, self.filter_box)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        find.activated.connect(self.filter_box.setFocus)

    def _add_tools(self) -> None:
        """Filter row, columns, copy: at the right of the toolbar."""
        self.filter_button = make_icon_button("funnel", "按列筛选")
        self.filter_button.setCheckable(True)
        self.filter_button.toggled.connect(self.header.set_open)
        columns = make_icon_button("columns-3", "选择显示的列")
        columns.clicked.connect(
            lambda: self.make_column_menu().popup(columns.mapToGlobal(columns.rect().bottomLeft()))
        )
        copy = make_icon_button("copy", "复制到 Excel：选中的行，没有选中时复制全部", self.copy)
        tools = row(self._tools, spacing=0)
        for button in (self.filter_button, columns, copy):
            tools.addWidget(button)
        self.toolbar.addWidget(self._tools)

    def _set_up_view(self) -> None:
        view = self.view
        view.setObjectName("recordTable")
        view.setModel(self._filter)
        view.setItemDelegate(ChipDelegate(view))
        view.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        view.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        view.setShowGrid(False)
        view.setWordWrap(False)
        view.setTabKeyNavigation(False)
        view.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        view.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        view.verticalHeader().hide()
        view.verticalHeader().setDefaultSectionSize(load_metrics().row_height)
        header = self.header
        header.filtered.connect(self._on_column_filter)
        header.setHighlightSections(False)
        header.setSectionsMovable(True)
        header.setStretchLastSection(True)
        header.setMinimumHeight(load_metrics().row_height)
        for position, shown in enumerate(self.model.columns):
            view.setColumnWidth(position, shown.width)
        view.setSortingEnabled(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        view.activated.connect(lambda index: self.activated.emit(index.data(RECORD_ROLE)))
        view.selectionModel().selectionChanged.connect(self._on_selection)

    def _on_selection(self, *_: Any) -> None:
        self.selection_changed.emit(self.selected_records())

    def _on_filter(self, text: str) -> None:
        self._filter.set_text(text)
        QTimer.singleShot(0, self, self._update_state)

    def _on_column_filter(self, column: int, text: str) -> None:
        self._filter.set_column_text(column, text)
        QTimer.singleShot(0, self, self._update_state)

    def _update_state(self) -> None:
        total, shown = self.model.rowCount(), self._filter.rowCount()
        page: QWidget = self.view
        if total == 0:
            page = self._empty_state
        elif shown == 0 and not self.header.is_open:
            page = self._no_match
        self._stack.setCurrentWidget(page)
        self.filter_box.setVisible(total > 0 and self._is_searchable)
        self._tools.setVisible(total > 0 and self._is_searchable)
        self._count.setVisible(total > 0 and self._is_searchable)
        fitting = self._filter.count_fitting()
        self._count.setText(f"共 {fitting} 条" if shown == fitting else f"{shown} / {fitting} 条")


def _one_line(text: str) -> str:
    return text.replace("\t", " ").replace("\n", " ")
