"""One kind of alert: on or off, how long before, how grave, quiet hours."""

from dataclasses import dataclass

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from fire_roster.domain.alerts.kinds import AlertSettings, KindSetting, KindSpec
from fire_roster.domain.rights import Right
from fire_roster.domain.rules.base import Severity
from fire_roster.errors import FireRosterError
from fire_roster.services.alert_settings import kind_values, read_leads
from fire_roster.ui.alerts.alert_words import SEVERITY_WORDS
from fire_roster.ui.common.buttons import make_button
from fire_roster.ui.common.choice_field import ChoiceField
from fire_roster.ui.common.form_dialog import FormDialog
from fire_roster.ui.common.form_row import FormRow
from fire_roster.ui.context import AppContext
from fire_roster.ui.saving import save


@dataclass(frozen=True, slots=True)
class KindLine:
    """A kind with what holds for it now."""

    spec: KindSpec
    is_on: bool
    leads: tuple[int, ...]
    severity: Severity
    is_quiet: bool

    @property
    def leads_text(self) -> str:
        """90、60、30 天前; empty for a kind without lead times."""
        return f"{'、'.join(map(str, self.leads))} {self.spec.unit}" if self.spec.leads else ""


class AlertKindDialog(FormDialog):
    """Saves the kind as a whole; 恢复默认 takes it back to the program's own."""

    needs = Right.SETTINGS

    def __init__(
        self,
        context: AppContext,
        line: KindLine,
        settings: AlertSettings,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(f"提醒：{line.spec.label}", width=480, parent=parent)
        self._context = context
        self._line = line
        self._own = settings.kinds.get(line.spec.kind, KindSetting())
        self.is_on = QCheckBox(line.spec.tells)
        self.is_on.setAccessibleName(line.spec.tells)
        self.is_on.setChecked(line.is_on)
        self.leads = QLineEdit("、".join(map(str, line.leads)))
        self.leads.setMaxLength(60)
        choices = [(None, "默认（临近时升为紧急）")]
        self.severity = ChoiceField([*choices, *((one, SEVERITY_WORDS[one]) for one in Severity)])
        self.severity.set_value(self._own.severity)
        self.is_quiet = QCheckBox("落在免打扰时段的，等到时段结束再提醒")
        self.is_quiet.setAccessibleName(self.is_quiet.text())
        self.is_quiet.setChecked(line.is_quiet)
        usual = f"默认：{'、'.join(map(str, line.spec.leads))} {line.spec.unit}。"
        self._leads_row = FormRow(f"提前（{line.spec.unit}）", self.leads, usual)
        self.body.addWidget(FormRow("开启", self.is_on))
        if line.spec.leads:
            self.body.addWidget(self._leads_row)
        self.body.addWidget(FormRow("轻重", self.severity))
        self.body.addWidget(FormRow("夜间", self.is_quiet))
        self.buttons.insertWidget(0, make_button("恢复默认", self.reset, needs=Right.SETTINGS))

    def check(self) -> bool:
        if not self._line.spec.leads:
            return True
        try:
            read_leads(self._line.spec, self.leads.text())
        except FireRosterError as error:
            return not self._leads_row.show_problem(error.message)
        return not self._leads_row.show_problem("")

    def save(self) -> None:
        spec = self._line.spec
        leads = read_leads(spec, self.leads.text()) if spec.leads else ()
        self._set(
            KindSetting(
                is_on=_unless(self.is_on.isChecked(), spec.is_on),
                severity=self.severity.value(),
                leads=None if leads == spec.leads else leads,
                has_quiet_hours=_unless(self.is_quiet.isChecked(), spec.has_quiet_hours),
            )
        )

    def reset(self) -> None:
        """Back to the program's own."""
        self._set(KindSetting())
        self.accept()

    def _set(self, setting: KindSetting) -> None:
        values = kind_values(self._line.spec.kind, setting)
        save(self._context, lambda: self._context.services.alert_settings.set_values(values))
        self._context.announce(f"已设置提醒：{self._line.spec.label}")


def _unless(value: bool, usual: bool) -> bool | None:
    """None where the value is the usual one, so that only what differs is stored."""
    return None if value == usual else value
