"""The recycle bin: what was deleted in the last 90 days, to be fetched back."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from fire_roster.services.clock import wall_time
from fire_roster.services.undo import KEPT_DAYS, DeletedEntry
from fire_roster.ui.common.buttons import make_button
from fire_roster.ui.common.empty_state import EmptyState
from fire_roster.ui.common.labels import PlainLabel
from fire_roster.ui.common.layout import column, row
from fire_roster.ui.common.record_model import Column
from fire_roster.ui.common.record_table import RecordTable
from fire_roster.ui.context import AppContext
from fire_roster.ui.saving import try_save

_COLUMNS: tuple[Column[DeletedEntry], ...] = (
    Column("at", "删除时间", lambda one: f"{wall_time(one.deleted_at):%Y-%m-%d %H:%M}", width=160),
    Column("summary", "内容", lambda one: one.summary, width=320),
)


class BinDialog(QDialog):
    """A list and one action; Enter or a double click fetches back."""

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.setWindowTitle("回收站")
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(640, 460)
        self.table: RecordTable[DeletedEntry] = RecordTable(
            _COLUMNS,
            EmptyState(
                "trash-2", "回收站是空的", f"删除的人员、证书和请假在这里保留 {KEPT_DAYS} 天。"
            ),
            name="回收站",
        )
        self.restore_button = make_button(
            "恢复", self.restore, variant="primary", icon_name="undo-2"
        )
        layout = column(self, spacing=3, margin=6)
        layout.addWidget(PlainLabel("回收站", "strong"))
        layout.addWidget(self.table, 1)
        buttons = row(spacing=2)
        buttons.addStretch(1)
        buttons.addWidget(make_button("关闭", self.accept))
        buttons.addWidget(self.restore_button)
        layout.addLayout(buttons)
        self.table.activated.connect(lambda _: self.restore())
        self.table.selection_changed.connect(self._on_selection)
        self.refresh()

    def refresh(self) -> None:
        """Read the bin again."""
        self.table.set_records(self._context.services.undo.list_deleted())
        self._on_selection()

    def restore(self) -> None:
        """Fetch the chosen record back."""
        for one in self.table.selected_records()[:1]:
            undo = self._context.services.undo
            if try_save(
                self._context,
                partial(undo.restore_deleted, one.entry_id),
                f"已恢复：{one.summary.removeprefix('删除')}",
            ):
                self.refresh()

    def _on_selection(self, *_: object) -> None:
        self.restore_button.setEnabled(len(self.table.selected_records()) == 1)
