"""What a form is about: station, month or day, record."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from fire_roster.domain.month import Month
from fire_roster.ui.common.choice_field import ChoiceField
from fire_roster.ui.common.date_navigator import DateNavigator
from fire_roster.ui.common.form_row import FormRow
from fire_roster.ui.common.layout import column
from fire_roster.ui.common.month_navigator import MonthNavigator

if TYPE_CHECKING:
    from fire_roster.services.forms.base import PaperForm, RecordChoice
    from fire_roster.services.stations import StationEntry

LABEL_WIDTH = 44
_BLANK = 0
_MOST_CHARACTERS = 12


class SubjectPanel(QWidget):
    """Shows the fields that the form asks for; `changed()` after each choice."""

    changed = Signal()

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._form = ""
        self.station_box = ChoiceField()
        self.record_box = ChoiceField()
        for box in (self.station_box, self.record_box):
            box.setMinimumContentsLength(_MOST_CHARACTERS)
            box.setSizeAdjustPolicy(
                ChoiceField.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
        self.months = MonthNavigator(today(), today())
        self.days = DateNavigator(today(), today)
        self._rows = {
            "station": FormRow("站点", self.station_box, label_width=LABEL_WIDTH),
            "month": FormRow("月份", self.months, label_width=LABEL_WIDTH),
            "day": FormRow("日期", self.days, label_width=LABEL_WIDTH),
            "record": FormRow("记录", self.record_box, label_width=LABEL_WIDTH),
        }
        layout = column(self, spacing=2)
        for row in self._rows.values():
            layout.addWidget(row)
        self.station_box.currentIndexChanged.connect(lambda _: self.changed.emit())
        self.record_box.currentIndexChanged.connect(lambda _: self.changed.emit())
        self.months.month_changed.connect(lambda _: self.changed.emit())
        self.days.day_changed.connect(lambda _: self.changed.emit())

    def set_form(
        self,
        form: "PaperForm",
        stations: "Sequence[StationEntry]",
        records: "Sequence[RecordChoice]",
    ) -> None:
        """Offer what this form can be about."""
        from fire_roster.services.forms.base import Period, StationNeed

        subject = form.subject
        if form.name != self._form:
            self._form = form.name
            self.record_box.set_choices(())
        every = [(None, "全部站点")] if subject.station is StationNeed.OPTIONAL else []
        places = [(one.record.id, one.record.name) for one in stations]
        self.station_box.set_choices([*every, *places])
        choices = [(one.record_id, one.label) for one in records]
        self.record_box.set_choices([*choices, (_BLANK, "空白表（手填）")])
        self._rows["station"].setVisible(subject.station is not StationNeed.NONE)
        self._rows["month"].setVisible(subject.period in (Period.MONTH, Period.YEAR))
        self._rows["day"].setVisible(subject.period in (Period.DAY, Period.WEEK))
        self._rows["record"].setVisible(bool(subject.record))

    def station_id(self) -> int | None:
        """The chosen station."""
        value = self.station_box.value()
        return int(value) if value is not None else None

    def month(self) -> Month:
        """The month shown."""
        return Month.of(self.months.month)

    def day(self) -> date:
        """The day shown."""
        return self.days.day

    def record_id(self) -> int | None:
        """The chosen record, 0 for an empty form."""
        value = self.record_box.value()
        return int(value) if value is not None else None
