"""One day of the holiday table."""

from datetime import date

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from fire_roster.domain.rights import Right
from fire_roster.records.calendar import HolidayDay
from fire_roster.services.office import Office
from fire_roster.ui.common.choice_field import ChoiceField
from fire_roster.ui.common.date_field import DateField
from fire_roster.ui.common.form_dialog import FormDialog
from fire_roster.ui.common.form_row import FormRow
from fire_roster.ui.common.text_limit import limit_text
from fire_roster.ui.context import AppContext
from fire_roster.ui.saving import save

_KINDS = ((True, "放假"), (False, "调休上班"))


class HolidayDialog(FormDialog):
    """Without a day a new one is added."""

    needs = Right.SETTINGS

    def __init__(
        self, context: AppContext, day: HolidayDay | None = None, parent: QWidget | None = None
    ) -> None:
        title = f"修改 {day.day}" if day else "添加节假日"
        super().__init__(title, width=440, parent=parent)
        self._context = context
        self.day = DateField()
        self.name = QLineEdit()
        limit_text(self.name, 20)
        self.is_off = ChoiceField(_KINDS)
        self.is_statutory = QCheckBox("法定节假日当天（加班按三倍工资）")
        self._day_row = FormRow("日期", self.day)
        self._name_row = FormRow("名称", self.name, "如 春节、国庆节。")
        for form_row in (
            self._day_row,
            self._name_row,
            FormRow("类型", self.is_off),
            FormRow("", self.is_statutory),
        ):
            self.body.addWidget(form_row)
        self.is_statutory.setAccessibleName(self.is_statutory.text())
        self.is_off.currentIndexChanged.connect(self._on_kind)
        if day is not None:
            self.day.set_value(day.day)
            self.day.setReadOnly(True)
            self.name.setText(day.name)
            self.is_off.set_value(day.is_off)
            self.is_statutory.setChecked(day.is_statutory)
        self._on_kind()

    def check(self) -> bool:
        problem = self.day.problem()
        if not problem and self.day.value() is None:
            problem = "请填写日期。"
        problems = [
            self._day_row.show_problem(problem),
            self._name_row.show_problem("" if self.name.text().strip() else "请填写节日名称。"),
        ]
        return not any(problems)

    def save(self) -> None:
        office: Office = self._context.services
        day = self.day.value()
        assert isinstance(day, date)
        save(
            self._context,
            lambda: office.holidays.save_day(
                day,
                self.name.text(),
                is_off=self.is_off.value(),
                is_statutory=self.is_statutory.isChecked(),
            ),
        )
        self._context.announce(f"已保存 {day} {self.name.text().strip()}")

    def _on_kind(self, *_: object) -> None:
        is_off = bool(self.is_off.value())
        self.is_statutory.setEnabled(is_off)
        if not is_off:
            self.is_statutory.setChecked(False)
