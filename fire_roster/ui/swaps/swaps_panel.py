"""The list of 调班, 替班 and 缺勤, and what can be done with each."""

from functools import partial

from PySide6.QtWidgets import QLineEdit, QWidget

from fire_roster.domain.rights import Right
from fire_roster.domain.swap import SwapKind
from fire_roster.records.swap import SwapFields
from fire_roster.services.changes import Kind
from fire_roster.services.office import Office
from fire_roster.services.swaps import SwapEntry, SwapState
from fire_roster.ui.common.buttons import make_button
from fire_roster.ui.common.card import Card
from fire_roster.ui.common.chips import StateKind
from fire_roster.ui.common.date_field import DateField
from fire_roster.ui.common.empty_state import EmptyState
from fire_roster.ui.common.form_dialog import FormDialog
from fire_roster.ui.common.form_row import FormRow
from fire_roster.ui.common.layout import row
from fire_roster.ui.common.record_model import Column
from fire_roster.ui.common.record_table import RecordTable
from fire_roster.ui.common.text_limit import limit_text
from fire_roster.ui.common.tooltip import set_tooltip
from fire_roster.ui.context import AppContext
from fire_roster.ui.saving import save, try_save
from fire_roster.ui.settings.panel import SettingsPanel
from fire_roster.ui.swaps.repair_dialog import RepairDialog
from fire_roster.ui.swaps.swap_dialog import SwapDialog, SwapWish

_STATES: dict[SwapState, StateKind] = {
    SwapState.APPLIED: "success",
    SwapState.RESTING: "danger",
    SwapState.CANCELLED: "neutral",
}
_COLUMNS: tuple[Column[SwapEntry], ...] = (
    Column("number", "单号", lambda one: one.number, width=120),
    Column("kind", "类别", lambda one: one.kind.label, width=64),
    Column("station", "站点", lambda one: one.seat.station_name, width=120),
    Column("text", "内容", lambda one: one.text, width=320),
    Column("state", "状态", lambda one: one.state.value, state=lambda one: _STATES[one.state]),
    Column(
        "approver",
        "批准人",
        lambda one: one.record.approver or "未批准",
        state=lambda one: "neutral" if one.record.approver else "warning",
        width=112,
    ),
    Column("reason", "原因", lambda one: one.record.reason, width=200),
)


class SwapsPanel(SettingsPanel):
    """Enter, approve, cancel, restore."""

    kinds = (Kind.SWAP, Kind.ROSTER, Kind.MEMBER)

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        empty = EmptyState(
            "refresh-cw",
            "还没有调班、替班登记",
            "有人换班、替班或没来时在这里登记；值班、统计和打印随之改变，取消后恢复原班。",
        )
        empty.add_action("登记调班、替班…", self.add, "plus")
        self.table: RecordTable[SwapEntry] = RecordTable(
            _COLUMNS, empty, search_text=lambda one: one.text, name="调班、替班登记"
        )
        self.approve_button = make_button(
            "批准…", self.approve, icon_name="check", needs=Right.PLAN
        )
        self.cancel_button = make_button("取消登记", self.cancel, icon_name="x", needs=Right.PLAN)
        self.restore_button = make_button(
            "恢复", self.restore, icon_name="undo-2", needs=Right.PLAN
        )
        card, bar = Card(), row(spacing=2)
        bar.addWidget(make_button("有人来不了…", self.repair, icon_name="user-x"))
        bar.addStretch(1)
        for button in (self.approve_button, self.cancel_button, self.restore_button):
            bar.addWidget(button)
        self.add_button = make_button(
            "登记…", self.add, variant="primary", icon_name="plus", needs=Right.PLAN
        )
        self.add_button.setShortcut("Ctrl+N")
        set_tooltip(self.add_button, "登记调班、替班或缺勤", "Ctrl+N")
        bar.addWidget(self.add_button)
        card.body.addLayout(bar)
        card.body.addWidget(self.table, 1)
        self.layout_column.addWidget(card, 1)
        self.table.selection_changed.connect(self._on_selection)
        self.table.activated.connect(lambda _: self.approve())

    def refresh(self) -> None:
        chosen = {one.record.id for one in self.table.selected_records()}
        found = self.office.swaps.list_all()[::-1]
        self.table.set_records(found)
        for one in found:
            if one.record.id in chosen:
                self.table.select(one)
        resting = [one for one in found if one.state is SwapState.RESTING]
        self.message.show_message(
            f"{len(resting)} 张登记与现在的值班表不符（原来的班已改动），没有生效，请核对或取消。"
            if resting
            else "",
            "warning",
        )
        self._on_selection()

    def add(self, kind: SwapKind = SwapKind.SUBSTITUTION) -> None:
        """Open an empty entry for today."""
        stations = self.office.stations.list_all()
        if stations:
            today = self.context.clock().date()
            wish = SwapWish(stations[0].record.id, today, kind=kind)
            SwapDialog(self.context, wish, self).open()

    def repair(self) -> None:
        """Ask who is absent and show how the roster can be mended."""
        RepairDialog(self.context, self).open()

    def approve(self) -> None:
        """Change reason and approver of the selected entry."""
        for entry in self.table.selected_records()[:1]:
            if entry.state is not SwapState.CANCELLED:
                ApprovalDialog(self.context, entry, self).open()

    def cancel(self) -> None:
        """Give the seat back to whom the plan names; the toast takes it back."""
        for entry in self.table.selected_records()[:1]:
            key, swaps = entry.record.id, self.office.swaps
            if try_save(self.context, partial(swaps.cancel, key)):
                told = f"已取消，恢复原来的班：{entry.text}"
                back = partial(
                    try_save, self.context, partial(swaps.restore, key), f"已恢复：{entry.text}"
                )
                self.context.announce(told, "撤销", back)

    def restore(self) -> None:
        """Take a cancellation back."""
        for entry in self.table.selected_records()[:1]:
            self.store(partial(self.office.swaps.restore, entry.record.id), f"已恢复：{entry.text}")

    def _on_selection(self, *_: object) -> None:
        states = [one.state for one in self.table.selected_records()]
        is_cancelled = states == [SwapState.CANCELLED]
        self.restore_button.setVisible(is_cancelled)
        self.cancel_button.setEnabled(len(states) == 1 and not is_cancelled)
        self.approve_button.setEnabled(len(states) == 1 and not is_cancelled)


class ApprovalDialog(FormDialog):
    """批准人, 批准日期 and 原因 of an entry."""

    needs = Right.PLAN

    def __init__(
        self, context: AppContext, entry: SwapEntry, parent: QWidget | None = None
    ) -> None:
        super().__init__(f"{entry.kind.label}单 {entry.number}", width=480, parent=parent)
        self._context = context
        self._entry = entry
        record = entry.record
        self.approver, self.reason = QLineEdit(record.approver), QLineEdit(record.reason)
        limit_text(self.approver, 60)
        limit_text(self.reason, 200)
        self.approved_on = DateField()
        self.approved_on.set_value(record.approved_on)
        self._day_row = FormRow("批准日期", self.approved_on, "不填为今天。")
        self.heading.setText(entry.text)
        for form_row in (
            FormRow("批准人", self.approver),
            self._day_row,
            FormRow("原因", self.reason),
        ):
            self.body.addWidget(form_row)
        self.approver.setFocus()

    def check(self) -> bool:
        return not self._day_row.show_problem(self.approved_on.problem())

    def save(self) -> None:
        office: Office = self._context.services
        fields = SwapFields(
            reason=self.reason.text(),
            approver=self.approver.text(),
            approved_on=self.approved_on.value(),
            remark=self._entry.record.remark,
        )
        save(self._context, lambda: office.swaps.update(self._entry.record.id, fields))
        self._context.announce(f"已保存{self._entry.kind.label}单 {self._entry.number}")
