"""Until which moment an alert is put off."""

from datetime import datetime

from PySide6.QtCore import QTime
from PySide6.QtWidgets import QWidget

from fire_roster.domain.rights import Right
from fire_roster.ui.alerts.alert_words import tomorrow_morning
from fire_roster.ui.common.date_field import DateField
from fire_roster.ui.common.form_dialog import FormDialog
from fire_roster.ui.common.form_row import FormRow
from fire_roster.ui.common.time_field import TimeField


class SnoozeDialog(FormDialog):
    """Day and time; `moment` after it was accepted."""

    needs = Right.ALERT

    def __init__(self, now: datetime, parent: QWidget | None = None) -> None:
        super().__init__("稍后提醒", "到时再提醒", width=400, parent=parent)
        self._now = now
        morning = tomorrow_morning(now)
        self.day = DateField()
        self.day.set_value(morning.date())
        self.at = TimeField("时间")
        self.at.setTime(QTime(morning.hour, morning.minute))
        self._day_row = FormRow("日期", self.day)
        self.body.addWidget(self._day_row)
        self.body.addWidget(FormRow("时间", self.at))

    def moment(self) -> datetime:
        """The moment chosen."""
        day, time = self.day.value() or self._now.date(), self.at.time()
        return datetime(day.year, day.month, day.day, time.hour(), time.minute())

    def check(self) -> bool:
        problem = self.day.problem()
        if not problem and self.day.value() is None:
            problem = "请填写日期。"
        if not problem and self.moment() <= self._now:
            problem = "这个时间已经过去，请选以后的时间。"
        return not self._day_row.show_problem(problem)
