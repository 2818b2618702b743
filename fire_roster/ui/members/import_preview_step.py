"""What the import would do, row by row; nothing is written yet."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from fire_roster.services.imports import (
    ImportPreview,
    PreviewRow,
    PreviewState,
    Reviews,
    RowReview,
    cell_texts,
    days_to_fill,
)
from fire_roster.ui.common.buttons import make_button
from fire_roster.ui.common.card import Card
from fire_roster.ui.common.empty_state import EmptyState
from fire_roster.ui.common.filter_tabs import FilterTabs
from fire_roster.ui.common.inline_message import InlineMessage
from fire_roster.ui.common.layout import column, row
from fire_roster.ui.common.record_table import RecordTable
from fire_roster.ui.common.split_panel import SplitPanel
from fire_roster.ui.common.tooltip import set_tooltip
from fire_roster.ui.members.import_row_panel import ImportRowPanel
from fire_roster.ui.members.import_words import PREVIEW_COLUMNS

_ALL = "all"
_SIDE_WIDTH = 372
_OPEN = (PreviewState.UNDECIDED, PreviewState.REFUSED)


class ImportPreviewStep(QWidget):
    """Table of rows with their result, and all about the selected one beside it.

    `reviewed(place, RowReview)` when the clerk has decided about a row; `saving_asked()` for the
    rows that are left out; `days_asked(Reviews)` to complete the dates of months alone.
    """

    reviewed = Signal(object, object)
    days_asked = Signal(object)
    saving_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.message = InlineMessage()
        self.tabs = FilterTabs([(_ALL, "全部"), *((one.value, one.label) for one in PreviewState)])
        self.table: RecordTable[PreviewRow] = RecordTable(
            PREVIEW_COLUMNS,
            EmptyState("inbox", "这张表里没有人员", "请换一张工作表。"),
            name="预览",
        )
        self.panel = ImportRowPanel()
        self.save_button = make_button(
            "没有导入的行另存为 Excel…", self.saving_asked.emit, icon_name="save"
        )
        self.days_button = make_button("", self._on_days, icon_name="calendar-days")
        set_tooltip(
            self.days_button,
            "发证、培训等开始的日期按当月 1 日，有效期、复审等截止的日期按当月最后一天；"
            "补上的日期在右边看得到，也可以再改",
        )
        self._days: Reviews = {}
        self._preview: ImportPreview | None = None
        main, side = Card(), Card()
        for widget in (self.tabs, self.table):
            main.body.addWidget(widget)
        foot = row()
        foot.addWidget(self.save_button)
        foot.addWidget(self.days_button)
        foot.addStretch(1)
        main.body.addLayout(foot)
        side.body.addWidget(self.panel)
        side.setMinimumWidth(300)
        layout = column(self, spacing=3)
        layout.addWidget(self.message)
        layout.addWidget(SplitPanel(main, side, _SIDE_WIDTH), 1)
        self.tabs.chosen.connect(self._on_view)
        self.table.selection_changed.connect(self._on_selection)
        self.table.activated.connect(lambda _: self.panel.take_keyboard())
        self.panel.reviewed.connect(self._on_review)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter belongs to the rows and cells here; writing asks for the button itself."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)

    def show_preview(self, preview: ImportPreview) -> None:
        """Show the rows of a list; the row that was selected stays selected."""
        selected = {record.place for record in self.table.selected_records()}
        self._preview = preview
        counts = {state.value: count for state, count in preview.counts.items()}
        self.tabs.set_counts({_ALL: len(preview.rows), **counts})
        self.table.set_records(preview.rows)
        self._tell(preview)
        self.save_button.setVisible(bool(preview.left_out))
        self._days = days_to_fill(preview)
        self.days_button.setText(f"{len(self._days)} 行的日期只有年月，统一补日")
        self.days_button.setVisible(bool(self._days))
        self._select(selected)
        self._on_selection()

    def show_first_problem(self) -> None:
        """Select the first row that needs the clerk, the first one where none does."""
        rows = self._preview.rows if self._preview else ()
        for record in (*(one for one in rows if one.state in _OPEN), *rows[:1]):
            self.table.select(record)
            return

    def _select(self, places: set[tuple[int, int]]) -> None:
        for record in self._preview.rows if self._preview and places else ():
            if record.place in places:
                self.table.select(record)
                return

    def _tell(self, preview: ImportPreview) -> None:
        left_out = len(preview.left_out)
        if left_out:
            self.message.show_message(
                f"有 {left_out} 行不会导入。选中一行，在右边当场改正或决定；也可以另存为 Excel，"
                "改好以后再导入一次。" + "".join(preview.notices),
                "warning",
            )
        elif not preview.written:
            self.message.show_message("没有需要写入的行，库里的资料已是最新。", "info")
        else:
            self.message.show_message("".join(preview.notices), "info")

    def _on_view(self, key: str) -> None:
        self.table.set_condition(None if key == _ALL else lambda row: row.state.value == key)
        self._on_selection()

    def _on_selection(self, *_: object) -> None:
        rows = self.table.selected_records()
        if not rows or self._preview is None:
            self.panel.clear()
            return
        self.panel.show_row(rows[0], cell_texts(self._preview, rows[0]))

    def _on_days(self) -> None:
        self.days_asked.emit(self._days)

    def _on_review(self, review: RowReview) -> None:
        rows = self.table.selected_records()
        if rows:
            self.reviewed.emit(rows[0].place, review)


def people_count(preview: ImportPreview) -> int:
    """People whom the import would write; further rows of one person do not count again."""
    heads = {row.place if row.head is None else row.head for row in preview.written}
    return len(heads)
