"""人员变更报送: what is to be reported to the fire authority, and the note that it was (S09)."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QDialog, QWidget

from fire_roster.domain.rights import Right
from fire_roster.services.change_reports import ChangeReportEntry
from fire_roster.services.changes import Done
from fire_roster.services.office import Office
from fire_roster.services.operator import operator_name
from fire_roster.ui.common.buttons import make_button
from fire_roster.ui.common.chips import StateKind
from fire_roster.ui.common.empty_state import EmptyState
from fire_roster.ui.common.labels import PlainLabel, WrappedLabel
from fire_roster.ui.common.layout import column, row
from fire_roster.ui.common.record_model import Column
from fire_roster.ui.common.record_table import RecordTable
from fire_roster.ui.context import AppContext
from fire_roster.ui.saving import try_save


class ReportDialog(QDialog):
    """Open reports; one is marked when it has been sent."""

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.setWindowTitle("人员变更报送")
        self.setModal(True)
        self.resize(640, 420)
        layout = column(self, spacing=3, margin=6)
        layout.addWidget(PlainLabel("人员变更报送", "strong"))
        layout.addWidget(
            WrappedLabel(
                "消防安全重点单位的人员到岗、离岗，应在 5 个工作日内在户籍化管理系统报送变更"
                "（公安部令第61号 第14条）。报送后在这里登记。",
                "small",
            )
        )
        empty = EmptyState("circle-check", "没有待报送的变更", "有人到岗或离岗时会自动列在这里。")
        self.table: RecordTable[ChangeReportEntry] = RecordTable(
            self._columns(), empty, is_searchable=False, name="待报送的变更"
        )
        layout.addWidget(self.table, 1)
        buttons = row(spacing=2)
        buttons.addStretch(1)
        buttons.addWidget(make_button("关闭", self.reject))
        self.mark_button = make_button(
            "登记已报送", self.mark, variant="primary", icon_name="check", needs=Right.PEOPLE
        )
        buttons.addWidget(self.mark_button)
        layout.addLayout(buttons)
        self.table.selection_changed.connect(self._on_selection)
        self._show()

    def mark(self) -> None:
        """Note that the selected changes were reported today."""
        office: Office = self._context.services
        marked = self.table.selected_records()
        for one in marked:
            try_save(self._context, partial(_mark, office, one.record.id))
        if marked:
            names = "、".join(one.member.name for one in marked)
            self._context.announce(f"已登记报送：{names}", "撤销", partial(self._reopen, marked))
        self._show()

    def _reopen(self, marked: Sequence[ChangeReportEntry]) -> None:
        office: Office = self._context.services
        for one in marked:
            try_save(self._context, partial(office.change_reports.reopen, one.record.id))

    def _columns(self) -> tuple[Column[ChangeReportEntry], ...]:
        return (
            Column("name", "姓名", lambda one: one.member.name, width=120),
            Column("kind", "变更", lambda one: one.kind.value, width=64),
            Column("day", "日期", lambda one: one.record.day.isoformat(), width=104),
            Column("due", "报送期限", lambda one: one.due.isoformat(), width=104),
            Column("left", "状态", self._state_text, state=self._state_kind, width=110),
        )

    def _days(self, one: ChangeReportEntry) -> int:
        return one.days_left(self._context.clock().date())

    def _state_text(self, one: ChangeReportEntry) -> str:
        days = self._days(one)
        return f"还有 {days} 天" if days > 0 else "今天到期" if days == 0 else f"已超 {-days} 天"

    def _state_kind(self, one: ChangeReportEntry) -> StateKind:
        return "danger" if self._days(one) < 0 else "warning"

    def _show(self) -> None:
        office: Office = self._context.services
        self.table.set_records(office.change_reports.list_open())
        self._on_selection()

    def _on_selection(self, *_: object) -> None:
        self.mark_button.setEnabled(bool(self.table.selected_records()))


def _mark(office: Office, key: int) -> Done[None]:
    """The report goes on record with who made it."""
    who = operator_name(office.database, "change_report.set")
    return office.change_reports.mark_reported(key, who)
