"""证书类别: validity and review of each type, the program's and the unit's own."""

from functools import partial

from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from fire_roster.domain.rights import Right
from fire_roster.records.certificate import CertificateTypeFields
from fire_roster.services.certificate_types import CertificateTypeEntry
from fire_roster.services.office import Office
from fire_roster.ui.common.buttons import make_button
from fire_roster.ui.common.empty_state import EmptyState
from fire_roster.ui.common.form_dialog import FormDialog
from fire_roster.ui.common.form_row import FormRow
from fire_roster.ui.common.labels import PlainLabel, WrappedLabel
from fire_roster.ui.common.layout import column, row
from fire_roster.ui.common.long_text_field import LongTextField
from fire_roster.ui.common.number_field import NumberField
from fire_roster.ui.common.record_model import Column
from fire_roster.ui.common.record_table import RecordTable
from fire_roster.ui.common.text_limit import limit_text
from fire_roster.ui.context import AppContext
from fire_roster.ui.saving import save, try_save

_MOST_MONTHS = 600


def months_text(months: int, without: str) -> str:
    """3 年, 18 个月; the words for no such rule at zero."""
    if not months:
        return without
    return f"{months // 12} 年" if months % 12 == 0 else f"{months} 个月"


def _origin(entry: CertificateTypeEntry) -> str:
    if not entry.is_built_in:
        return "自定"
    return "已改" if entry.is_changed else "默认"


_COLUMNS: tuple[Column[CertificateTypeEntry], ...] = (
    Column(
        "name", "证书类别", lambda one: one.kind.name, tooltip=lambda one: one.kind.name, width=140
    ),
    Column(
        "validity",
        "有效期",
        lambda one: months_text(one.kind.validity_months, "以证书为准"),
        sort=lambda one: one.kind.validity_months,
        width=92,
    ),
    Column(
        "review",
        "复审周期",
        lambda one: months_text(one.kind.review_months, "不复审"),
        sort=lambda one: one.kind.review_months,
        width=88,
    ),
    Column("origin", "来源", _origin, width=60),
    Column(
        "basis",
        "依据",
        lambda one: one.kind.basis,
        tooltip=lambda one: one.kind.basis,
        width=300,
    ),
)


class TypesDialog(QDialog):
    """The list; each line can be changed, and the change taken back."""

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.setWindowTitle("证书类别")
        self.setModal(True)
        self.resize(760, 460)
        layout = column(self, spacing=3, margin=6)
        layout.addWidget(PlainLabel("证书类别", "strong"))
        layout.addWidget(
            WrappedLabel(
                "证书上没有写有效期或下次复审日期时，按这里的规则从发证日期推算。", "small"
            )
        )
        empty = EmptyState("badge-check", "还没有证书类别")
        self.table: RecordTable[CertificateTypeEntry] = RecordTable(
            _COLUMNS, empty, is_searchable=False, name="证书类别"
        )
        layout.addWidget(self.table, 1)
        self.edit_button = make_button("修改", self.edit, icon_name="pencil")
        self.reset_button = make_button("恢复默认", self.reset, needs=Right.SETTINGS)
        buttons = row(spacing=2)
        buttons.addWidget(make_button("新增类别", self.add, icon_name="plus", needs=Right.SETTINGS))
        buttons.addWidget(self.edit_button)
        buttons.addWidget(self.reset_button)
        buttons.addStretch(1)
        buttons.addWidget(make_button("关闭", self.reject))
        layout.addLayout(buttons)
        self.table.activated.connect(lambda _: self.edit())
        self.table.selection_changed.connect(self._on_selection)
        self._show()

    def add(self) -> None:
        """Open an empty type."""
        self._open(None)

    def edit(self) -> None:
        """Open the selected type."""
        for entry in self.table.selected_records()[:1]:
            self._open(entry)

    def reset(self) -> None:
        """Go back to the program's rule, or remove a type of the unit's own; papers stay."""
        office: Office = self._context.services
        for entry in self.table.selected_records()[:1]:
            name = entry.kind.name
            told = f"已恢复 {name} 的默认规则" if entry.is_built_in else f"已删除类别 {name}"
            try_save(self._context, partial(office.certificate_types.reset, name), told)
        self._show()

    def _open(self, entry: CertificateTypeEntry | None) -> None:
        dialog = TypeDialog(self._context, entry, self)
        dialog.accepted.connect(self._show)
        dialog.open()

    def _show(self) -> None:
        office: Office = self._context.services
        self.table.set_records(office.certificate_types.list_all())
        self._on_selection()

    def _on_selection(self, *_: object) -> None:
        chosen = self.table.selected_records()[:1]
        self.edit_button.setEnabled(bool(chosen))
        self.reset_button.setEnabled(bool(chosen and chosen[0].is_changed))
        is_own = bool(chosen and not chosen[0].is_built_in)
        self.reset_button.setText("删除类别" if is_own else "恢复默认")


class TypeDialog(FormDialog):
    """One type; without an entry a new one is made."""

    needs = Right.SETTINGS

    def __init__(
        self,
        context: AppContext,
        entry: CertificateTypeEntry | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("修改证书类别" if entry else "新增证书类别", width=560, parent=parent)
        self._context = context
        self._has_level = entry.kind.has_level if entry else False
        self.name = QLineEdit(entry.kind.name if entry else "")
        limit_text(self.name, 60)
        self.name.setReadOnly(entry is not None)
        self.validity = NumberField(0, _MOST_MONTHS, "个月")
        self.review = NumberField(0, _MOST_MONTHS, "个月")
        self.basis = LongTextField(300, lines=3)
        if entry is not None:
            self.validity.setValue(entry.kind.validity_months)
            self.review.setValue(entry.kind.review_months)
            self.basis.set_value(entry.kind.basis)
        self._name_row = FormRow("证书类别", self.name)
        for form_row in (
            self._name_row,
            FormRow("有效期", self.validity, "0 表示以证书所载日期为准。"),
            FormRow("复审周期", self.review, "0 表示不复审。"),
            FormRow("依据", self.basis, "写明法规条款、地方规定或单位规定。"),
        ):
            self.body.addWidget(form_row)
        self.body.addStretch(1)

    def check(self) -> bool:
        is_named = bool(self.name.text().strip())
        return not self._name_row.show_problem("" if is_named else "请填写证书类别。")

    def save(self) -> None:
        office: Office = self._context.services
        fields = CertificateTypeFields(
            name=self.name.text().strip(),
            validity_months=self.validity.value(),
            review_months=self.review.value(),
            has_level=self._has_level,
            basis=self.basis.value(),
        )
        save(self._context, lambda: office.certificate_types.set(fields))
        self._context.announce(f"已保存证书类别 {fields.name}")
