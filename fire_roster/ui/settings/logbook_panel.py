"""What was done in this program: the audit, to read and to filter."""

from PySide6.QtWidgets import QWidget

from fire_roster.services.changes import Kind
from fire_roster.services.logbook import LogEntry
from fire_roster.ui.common.card import Card
from fire_roster.ui.common.empty_state import EmptyState
from fire_roster.ui.common.labels import WrappedLabel
from fire_roster.ui.common.record_model import Column
from fire_roster.ui.common.record_table import RecordTable
from fire_roster.ui.context import AppContext
from fire_roster.ui.settings.panel import SettingsPanel

_COLUMNS: tuple[Column[LogEntry], ...] = (
    Column(
        "number",
        "序号",
        lambda one: str(one.number),
        sort=lambda one: one.number,
        is_number=True,
        width=72,
    ),
    Column("at", "时间", lambda one: f"{one.at:%Y-%m-%d %H:%M}", width=152),
    Column("actor", "谁", lambda one: one.actor, width=96),
    Column("subject", "内容", lambda one: one.subject, width=96),
    Column(
        "summary", "做了什么", lambda one: one.summary, tooltip=lambda one: one.summary, width=360
    ),
)
_NOTHING_CHOSEN = "选中一行，这里显示原来的值和改后的值。"


class LogbookPanel(SettingsPanel):
    """A table of actions, and below it what changed in the chosen one."""

    kinds = tuple(Kind)

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.table: RecordTable[LogEntry] = RecordTable(
            _COLUMNS,
            EmptyState("list", "还没有操作记录", "录入或修改之后，这里逐条记下，不能改动和删除。"),
            search_text=lambda one: f"{one.summary} {one.actor} {one.subject}".casefold(),
            name="操作记录",
        )
        self.table.filter_box.setPlaceholderText("姓名、操作")
        self.details = WrappedLabel(_NOTHING_CHOSEN, "muted")
        self.details.setMinimumHeight(48)
        card = Card()
        card.body.addWidget(self.table, 1)
        card.body.addWidget(self.details)
        self.layout_column.addWidget(card, 1)
        self.table.selection_changed.connect(self._show_details)

    def refresh(self) -> None:
        self.table.set_records(self.office.logbook.list_newest())
        self._show_details()

    def _show_details(self, *_: object) -> None:
        chosen = self.table.selected_records()
        if len(chosen) != 1:
            self.details.setText(_NOTHING_CHOSEN)
            return
        lines = chosen[0].details
        self.details.setText("；".join(lines) or "这一步没有记下单独的值。")
