"""排班意愿: who would rather, or rather not, be on duty on which days."""

from datetime import date
from functools import partial

from PySide6.QtWidgets import QLineEdit, QWidget

from fire_roster.domain.rights import Right
from fire_roster.records.wish import WishFields
from fire_roster.services.changes import Kind
from fire_roster.services.office import Office
from fire_roster.services.wishes import WishEntry
from fire_roster.ui.common.buttons import make_button
from fire_roster.ui.common.card import Card
from fire_roster.ui.common.choice_field import ChoiceField
from fire_roster.ui.common.date_field import DateField
from fire_roster.ui.common.empty_state import EmptyState
from fire_roster.ui.common.form_dialog import FormDialog
from fire_roster.ui.common.form_row import FormRow
from fire_roster.ui.common.layout import row
from fire_roster.ui.common.record_model import Column
from fire_roster.ui.common.record_table import RecordTable
from fire_roster.ui.common.search_combo import SearchCombo, SearchItem
from fire_roster.ui.common.text_limit import limit_text
from fire_roster.ui.context import AppContext
from fire_roster.ui.saving import save, try_save
from fire_roster.ui.settings.panel import SettingsPanel

_COLUMNS: tuple[Column[WishEntry], ...] = (
    Column("name", "姓名", lambda one: one.member_name, width=120),
    Column("wish", "意愿", lambda one: one.text, width=136),
    Column("first", "从", lambda one: one.record.first.isoformat(), width=112),
    Column("last", "到（含当天）", lambda one: one.record.last.isoformat(), width=120),
    Column("remark", "备注", lambda one: one.record.remark, width=240),
)


class WishesPanel(SettingsPanel):
    """The list, with add and delete."""

    kinds = (Kind.WISH, Kind.MEMBER)

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        empty = EmptyState(
            "users", "还没有排班意愿", "谁哪天想值班、不想值夜班，登记在这里；自动排班尽量照顾。"
        )
        empty.add_action("登记意愿…", self.add, "plus")
        self.table: RecordTable[WishEntry] = RecordTable(
            _COLUMNS, empty, search_text=lambda one: one.member_name, name="排班意愿"
        )
        self.delete_button = make_button("删除", self.delete, icon_name="trash-2", needs=Right.PLAN)
        card, bar = Card(), row(spacing=2)
        bar.addStretch(1)
        bar.addWidget(self.delete_button)
        bar.addWidget(
            make_button("登记…", self.add, variant="primary", icon_name="plus", needs=Right.PLAN)
        )
        card.body.addLayout(bar)
        card.body.addWidget(self.table, 1)
        self.layout_column.addWidget(card, 1)
        self.table.selection_changed.connect(self._on_selection)

    def refresh(self) -> None:
        self.table.set_records(self.office.wishes.list_all()[::-1])
        self._on_selection()

    def add(self) -> None:
        """Open an empty wish."""
        WishDialog(self.context, self).open()

    def delete(self) -> None:
        """Remove the selected wish; the toast takes it back."""
        wishes = self.office.wishes
        for entry in self.table.selected_records()[:1]:
            member = self.office.members.find(str(entry.record.member_id))
            fields = save(self.context, partial(wishes.delete, entry.record.id))
            self.context.announce(
                f"已删除{entry.member_name}的意愿",
                "撤销",
                partial(try_save, self.context, partial(wishes.add, member, fields)),
            )

    def _on_selection(self, *_: object) -> None:
        self.delete_button.setEnabled(len(self.table.selected_records()) == 1)


class WishDialog(FormDialog):
    """A new wish."""

    needs = Right.PLAN

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__("登记排班意愿", "登记", width=480, parent=parent)
        self._context = context
        office: Office = context.services
        self.member = SearchCombo()
        self.member.set_items(
            [SearchItem(one, one.name, (one.search_key,)) for one in office.members.list_all()]
        )
        self.first, self.last = DateField(), DateField()
        names = dict.fromkeys(
            shift.name for one in office.stations.list_all() for shift in one.shifts
        )
        self.shift = ChoiceField([("", "任何班次"), *((name, name) for name in names)])
        self.is_wanted = ChoiceField([(False, "不想值班"), (True, "希望值班")])
        self.remark = QLineEdit()
        limit_text(self.remark, 200)
        self._member_row = FormRow("姓名", self.member)
        self._first_row = FormRow("从", self.first)
        self._last_row = FormRow("到", self.last, "不填为同一天。")
        for form_row in (
            self._member_row,
            FormRow("意愿", self.is_wanted),
            FormRow("班次", self.shift),
            self._first_row,
            self._last_row,
            FormRow("备注", self.remark),
        ):
            self.body.addWidget(form_row)

    def check(self) -> bool:
        first, last = self.first.value(), self.last.value()
        order = "结束日期早于开始日期。" if first and last and last < first else ""
        problems = [
            self._member_row.show_problem("" if self.member.value() else "请选择人员。"),
            self._first_row.show_problem(self.first.problem() or ("" if first else "请填写日期。")),
            self._last_row.show_problem(self.last.problem() or order),
        ]
        return not any(problems)

    def save(self) -> None:
        office: Office = self._context.services
        first = self.first.value()
        assert isinstance(first, date)
        fields = WishFields(
            first=first,
            last=self.last.value() or first,
            shift_name=self.shift.value(),
            is_wanted=self.is_wanted.value(),
            remark=self.remark.text().strip(),
        )
        member = self.member.value()
        save(self._context, lambda: office.wishes.add(member, fields))
        self._context.announce(f"已登记{member.name}的意愿")
