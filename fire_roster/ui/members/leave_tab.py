"""The leave of one member, inside the member's dialog."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from fire_roster.domain.rights import Right
from fire_roster.records.leave import LeaveFields
from fire_roster.services.leaves import LeaveEntry
from fire_roster.services.members import MemberEntry
from fire_roster.services.office import Office
from fire_roster.ui.common.buttons import make_button
from fire_roster.ui.common.choice_field import WordField
from fire_roster.ui.common.date_field import DateField
from fire_roster.ui.common.empty_state import EmptyState
from fire_roster.ui.common.form_dialog import FormDialog
from fire_roster.ui.common.form_row import FormRow
from fire_roster.ui.common.layout import column, row
from fire_roster.ui.common.record_model import Column
from fire_roster.ui.common.record_table import RecordTable
from fire_roster.ui.common.text_limit import limit_text
from fire_roster.ui.context import AppContext
from fire_roster.ui.saving import delete_at_once, save

LEAVE_KINDS = ("年休假", "病假", "事假", "调休", "培训", "婚假", "产假", "陪产假", "丧假", "工伤假")

_COLUMNS: tuple[Column[LeaveEntry], ...] = (
    Column("kind", "类别", lambda leave: leave.record.kind, width=112),
    Column("first", "开始", lambda leave: leave.record.first.isoformat(), width=112),
    Column("last", "结束（含当天）", lambda leave: leave.record.last.isoformat(), width=128),
    Column(
        "days",
        "天数",
        lambda leave: f"{(leave.record.last - leave.record.first).days + 1} 天",
        width=80,
    ),
    Column("remark", "备注", lambda leave: leave.record.remark, width=120),
)


class LeaveDialog(FormDialog):
    """A new leave."""

    needs = Right.PLAN

    def __init__(
        self, context: AppContext, member: MemberEntry, parent: QWidget | None = None
    ) -> None:
        super().__init__(f"登记请假 · {member.name}", "登记", width=480, parent=parent)
        self._context = context
        self._member = member
        self.kind = WordField(LEAVE_KINDS, 20)
        self.kind.set_value(LEAVE_KINDS[0])
        self.first, self.last = DateField(), DateField()
        self.remark = QLineEdit()
        limit_text(self.remark, 200)
        self._kind_row = FormRow("类别", self.kind)
        self._first_row = FormRow("开始日期", self.first)
        self._last_row = FormRow("结束日期", self.last, "含当天；只请一天可以留空。")
        for form_row in (self._kind_row, self._first_row, self._last_row):
            self.body.addWidget(form_row)
        self.body.addWidget(FormRow("备注", self.remark, "不要写病情等个人隐私。"))
        self.first.setFocus()

    def check(self) -> bool:
        first_problem = self.first.problem()
        if not first_problem and self.first.value() is None:
            first_problem = "请填写开始日期。"
        first, last = self.first.value(), self.last.value()
        last_problem = self.last.problem()
        if first and last and last < first:
            last_problem = "结束日期早于开始日期，请检查。"
        problems = [
            self._kind_row.show_problem("" if self.kind.value() else "请填写请假类别。"),
            self._first_row.show_problem(first_problem),
            self._last_row.show_problem(last_problem),
        ]
        return not any(problems)

    def save(self) -> None:
        office: Office = self._context.services
        first = self.first.value()
        assert first is not None
        fields = LeaveFields(
            first=first,
            last=self.last.value() or first,
            kind=self.kind.value(),
            remark=self.remark.text().strip(),
        )
        save(self._context, lambda: office.leaves.add(self._member, fields))


class LeaveTab(QWidget):
    """Adds and deletes at once; `counted(int)` after every reading."""

    counted = Signal(int)

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._member: MemberEntry | None = None
        empty = EmptyState("calendar-off", "没有请假记录", "登记后，这些天不再排班。")
        self.table: RecordTable[LeaveEntry] = RecordTable(
            _COLUMNS, empty, is_searchable=False, name="请假"
        )
        self.delete_button = make_button("取消请假", self.delete, needs=Right.PLAN)
        layout = column(self, spacing=2, margin=(0, 3, 0, 0))
        layout.addWidget(self.table, 1)
        buttons = row(spacing=2)
        buttons.addWidget(make_button("登记请假", self.add, icon_name="plus", needs=Right.PLAN))
        buttons.addWidget(self.delete_button)
        buttons.addStretch(1)
        layout.addLayout(buttons)
        self.table.selection_changed.connect(self._on_selection)
        self._on_selection()

    def show_member(self, member: MemberEntry) -> None:
        """Read the leave of a member, the latest first."""
        self._member = member
        office: Office = self._context.services
        leaves = [
            leave
            for leave in office.leaves.list_all()
            if leave.record.member_id == member.record.id
        ]
        self.table.set_records(leaves[::-1])
        self._on_selection()
        self.counted.emit(len(leaves))

    def add(self) -> None:
        """Open an empty leave."""
        if self._member is not None:
            LeaveDialog(self._context, self._member, self).open()

    def delete(self) -> None:
        """Take the selected leave back; the toast brings it again."""
        office: Office = self._context.services
        for leave in self.table.selected_records()[:1]:
            record = leave.record
            told = f"已取消 {leave.member_name} {record.first} 至 {record.last} 的{record.kind}"
            delete_at_once(self._context, partial(office.leaves.delete, record.id), told)

    def _on_selection(self, *_: object) -> None:
        self.delete_button.setEnabled(bool(self.table.selected_records()))
