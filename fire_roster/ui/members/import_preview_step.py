"""What the import would do, row by row; nothing is written yet."""

from PySide6.QtWidgets import QWidget

from fire_roster.services.imports import ImportPreview, PreviewRow, PreviewState
from fire_roster.ui.common.card import Card
from fire_roster.ui.common.empty_state import EmptyState
from fire_roster.ui.common.filter_tabs import FilterTabs
from fire_roster.ui.common.inline_message import InlineMessage
from fire_roster.ui.common.labels import WrappedLabel
from fire_roster.ui.common.layout import column
from fire_roster.ui.common.record_table import RecordTable
from fire_roster.ui.members.import_words import PREVIEW_COLUMNS, notes_of

_ALL = "all"


class ImportPreviewStep(QWidget):
    """Table of rows with their result, and every reason of the selected one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.message = InlineMessage()
        self.tabs = FilterTabs([(_ALL, "全部"), *((one.value, one.label) for one in PreviewState)])
        self.table: RecordTable[PreviewRow] = RecordTable(
            PREVIEW_COLUMNS,
            EmptyState("inbox", "这张表里没有人员", "请换一张工作表。"),
            name="预览",
        )
        self.detail = WrappedLabel("", "muted")
        card = Card()
        for widget in (self.tabs, self.table, self.detail):
            card.body.addWidget(widget)
        layout = column(self, spacing=3)
        layout.addWidget(self.message)
        layout.addWidget(card, 1)
        self.tabs.chosen.connect(self._on_view)
        self.table.selection_changed.connect(self._on_selection)

    def show_preview(self, preview: ImportPreview) -> None:
        """Show the rows of a list."""
        counts = {state.value: count for state, count in preview.counts.items()}
        self.tabs.set_counts({_ALL: len(preview.rows), **counts})
        self.table.set_records(preview.rows)
        left_out = len(preview.left_out)
        if written_count(preview) == 0:
            self.message.show_message("没有需要写入的行，库里的资料已是最新。", "info")
        if left_out:
            self.message.show_message(
                f"有 {left_out} 行不会导入，原因见“说明”；改好台账后可以再导入一次。", "warning"
            )
        if left_out == 0 and written_count(preview):
            self.message.show_message("")
        self._on_selection()

    def _on_view(self, key: str) -> None:
        self.table.set_condition(None if key == _ALL else lambda row: row.state.value == key)
        self._on_selection()

    def _on_selection(self, *_: object) -> None:
        rows = self.table.selected_records()
        if not rows:
            self.detail.setText("选中一行，这里列出它的全部原因和变化。")
            return
        notes = notes_of(rows[0]) or ["没有需要说明的。"]
        self.detail.setText(f"第 {rows[0].row} 行 {rows[0].values.name}：" + "\n".join(notes))


def written_count(preview: ImportPreview) -> int:
    """Rows that the import would write."""
    counts = preview.counts
    return counts[PreviewState.READY] + counts[PreviewState.CHANGED]
