"""What was done in this program: the audit, to read and to filter."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QLineEdit, QWidget

from fire_roster.domain.rights import Right
from fire_roster.services.changes import Kind
from fire_roster.services.logbook import LogEntry, LogFilter
from fire_roster.ui.common.buttons import make_button
from fire_roster.ui.common.card import Card
from fire_roster.ui.common.choice_field import ChoiceField
from fire_roster.ui.common.date_field import DateField
from fire_roster.ui.common.empty_state import EmptyState
from fire_roster.ui.common.flow_row import FlowRow
from fire_roster.ui.common.labels import PlainLabel, WrappedLabel
from fire_roster.ui.common.layout import row
from fire_roster.ui.common.record_model import Column
from fire_roster.ui.common.record_table import RecordTable
from fire_roster.ui.common.save_path import ask_list_path
from fire_roster.ui.context import AppContext
from fire_roster.ui.icons import icon
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
_DAY_WIDTH = 152
_EVERYBODY = ("", "所有人")
_EVERYTHING = ("", "全部内容")
_NOTHING_CHOSEN = "选中一行，这里显示原来的值和改后的值。"


class LogbookPanel(SettingsPanel):
    """A table of actions, and below it what changed in the chosen one."""

    kinds = tuple(Kind)

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.table: RecordTable[LogEntry] = RecordTable(
            _COLUMNS,
            EmptyState("list", "还没有操作记录", "录入或修改之后，这里逐条记下，不能改动和删除。"),
            is_searchable=False,
            name="操作记录",
        )
        self.text = QLineEdit()
        self.text.setPlaceholderText("姓名、操作、改后的值")
        self.text.setAccessibleName("搜索操作记录")
        self.text.setClearButtonEnabled(True)
        self.text.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.actor = ChoiceField([_EVERYBODY])
        self.actor.setAccessibleName("谁")
        self.subject = ChoiceField([_EVERYTHING])
        self.subject.setAccessibleName("内容")
        self.first, self.last = DateField(), DateField()
        self.first.setAccessibleName("从哪天起")
        self.last.setAccessibleName("到哪天为止")
        self.count = PlainLabel(role="muted")
        self.details = WrappedLabel(_NOTHING_CHOSEN, "muted")
        self.details.setMinimumHeight(48)
        card = Card()
        card.body.addWidget(self._filters())
        card.body.addWidget(self.table, 1)
        card.body.addWidget(self.details)
        self.layout_column.addWidget(card, 1)
        self.table.selection_changed.connect(self._show_details)

    def refresh(self) -> None:
        found = self.office.logbook.list_newest()
        for field, every, texts in (
            (self.actor, _EVERYBODY, {one.actor for one in found}),
            (self.subject, _EVERYTHING, {one.subject for one in found}),
        ):
            field.set_choices([every, *((one, one) for one in sorted(texts))])
        self.table.set_records(found)
        self._apply_filter()

    def wanted(self) -> LogFilter:
        """What the fields ask for."""
        return LogFilter(
            actor=self.actor.value(),
            subject=self.subject.value(),
            first=self.first.value(),
            last=self.last.value(),
            text=self.text.text().strip(),
        )

    def export(self) -> None:
        """Ask for a file."""
        path = ask_list_path(self, "导出操作记录", "操作记录")
        if path is not None:
            self.export_to(path)

    def export_to(self, path: Path) -> None:
        """Write what is wanted, also what is older than the list reaches."""
        entries = self.office.logbook.list_newest(None, self.wanted())
        work = partial(self.office.exports.export_audit, path, entries)
        self.store(work, f"已导出 {len(entries)} 条操作记录：{path}")

    def _filters(self) -> FlowRow:
        layout = FlowRow()
        self.text.setFixedWidth(220)
        for field in (self.first, self.last):
            field.setFixedWidth(_DAY_WIDTH)
            field.editingFinished.connect(self._apply_filter)
        # From and to stay together where the row goes on below.
        days = QWidget()
        span = row(days)
        for part in (self.first, PlainLabel("至", "muted"), self.last):
            span.addWidget(part)
        self.text.textChanged.connect(self._apply_filter)
        for choice in (self.actor, self.subject):
            choice.currentIndexChanged.connect(self._apply_filter)
        for widget in (
            self.text,
            self.actor,
            self.subject,
            days,
            self.count,
        ):
            layout.addWidget(widget)
        layout.addStretch()
        layout.addWidget(
            make_button("导出…", self.export, icon_name="file-down", needs=Right.EXPORT)
        )
        return layout

    def _apply_filter(self, *_: object) -> None:
        self.table.set_condition(self.wanted().fits)
        shown, total = len(self.table.visible_records()), self.table.model.rowCount()
        self.count.setText(f"共 {total} 条" if shown == total else f"{shown} / {total} 条")
        self._show_details()

    def _show_details(self, *_: object) -> None:
        chosen = self.table.selected_records()
        if len(chosen) != 1:
            self.details.setText(_NOTHING_CHOSEN)
            return
        lines = chosen[0].details
        self.details.setText("；".join(lines) or "这一步没有记下单独的值。")
