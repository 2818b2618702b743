"""Changes one number or the severity of a rule, with its legal basis."""

from PySide6.QtWidgets import QLineEdit, QWidget

from fire_roster.domain.rights import Right
from fire_roster.domain.rules.base import Severity
from fire_roster.services.office import Office
from fire_roster.services.unit import SettingRow
from fire_roster.ui.common.buttons import make_button
from fire_roster.ui.common.choice_field import ChoiceField
from fire_roster.ui.common.form_dialog import FormDialog
from fire_roster.ui.common.form_row import FormRow
from fire_roster.ui.common.long_text_field import LongTextField
from fire_roster.ui.context import AppContext
from fire_roster.ui.saving import save

OFF = "off"
_SEVERITIES = (*((one.value, one.label) for one in Severity), (OFF, "不检查"))


def value_text(row: SettingRow, value: str) -> str:
    """The value in words: severities are 错误, 警告, 提示 or 不检查."""
    return dict(_SEVERITIES)[value] if is_severity(row) else value


def is_severity(row: SettingRow) -> bool:
    """Whether the row says how grave a finding is."""
    return row.key.endswith(".severity")


class RuleDialog(FormDialog):
    """One setting."""

    needs = Right.SETTINGS

    def __init__(self, context: AppContext, row: SettingRow, parent: QWidget | None = None) -> None:
        super().__init__(row.label, width=560, parent=parent)
        self._context = context
        self._row = row
        self.severity = ChoiceField(_SEVERITIES)
        self.number = QLineEdit()
        self.number.setMaxLength(12)
        self.basis = LongTextField(300, lines=3)
        self.basis.set_value(row.basis)
        default = f"默认：{value_text(row, row.default)}。"
        if is_severity(row):
            self.severity.set_value(row.value)
            self._value_row = FormRow("轻重", self.severity, default)
        else:
            self.number.setText(row.value)
            self._value_row = FormRow("数值", self.number, default)
        self.body.addWidget(self._value_row)
        self.body.addWidget(
            FormRow("依据", self.basis, "与默认不同时，写明地方条款、批复或单位规定。")
        )
        reset = make_button("恢复默认", self.reset)
        reset.setEnabled(row.is_changed)
        self.buttons.insertWidget(0, reset)

    def check(self) -> bool:
        if is_severity(self._row):
            return True
        try:
            float(self.number.text())
        except ValueError:
            return not self._value_row.show_problem("请填写数字。")
        return not self._value_row.show_problem("")

    def save(self) -> None:
        value = self.severity.value() if is_severity(self._row) else self.number.text().strip()
        self._set(value, self.basis.value())

    def reset(self) -> None:
        """Go back to the program's own value and basis."""
        self._set("default", "")
        self.accept()

    def _set(self, value: str, basis: str) -> None:
        office: Office = self._context.services
        save(self._context, lambda: office.unit.set(self._row.key, value, basis))
        shown = self._row.default if value == "default" else value
        self._context.announce(f"已设置 {self._row.label}：{value_text(self._row, shown)}")
