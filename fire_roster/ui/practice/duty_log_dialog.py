"""One sheet of the duty log: its rows every two hours and the daily check."""

from datetime import date, datetime, timedelta
from typing import Any

from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from fire_roster.domain.rules.base import RuleSettings
from fire_roster.domain.rules.d09_log_rows import RULE as D09
from fire_roster.services.practice.duty_logs import STATES, LogRow
from fire_roster.ui.common.buttons import make_button
from fire_roster.ui.common.choice_field import ChoiceField
from fire_roster.ui.common.labels import PlainLabel
from fire_roster.ui.common.layout import column, row
from fire_roster.ui.common.scroll_body import ScrollBody
from fire_roster.ui.common.text_limit import limit_text
from fire_roster.ui.context import AppContext
from fire_roster.ui.practice.ledger_dialog import LedgerDialog
from fire_roster.ui.saving import save

_CHOICES = (("", "未填"), *((word, word) for word in STATES))
_HEADS = ("时间", "运行情况", "报警、故障部位和处理", "值班员")


class DutyLogDialog(LedgerDialog):
    """Rows stand at every second hour of the duty date; more can be added in between."""

    def __init__(
        self,
        context: AppContext,
        record: Any = None,
        parent: QWidget | None = None,
        *,
        defaults: dict[str, Any] | None = None,
    ) -> None:
        self.rows: list[_LogLine] = []
        super().__init__(context, "duty-log", record, parent, defaults=defaults)

    def add_tabs(self) -> None:
        page = QWidget()
        layout = column(page, spacing=2, margin=(0, 3, 0, 0))
        head = row(spacing=2)
        head.addWidget(PlainLabel("逐行录入；空着的行不保存。", "muted"))
        head.addStretch(1)
        head.addWidget(make_button("全部正常", self.fill_normal))
        head.addWidget(make_button("加一行", self.add_row, icon_name="plus"))
        layout.addLayout(head)
        scroll = ScrollBody()
        box = QWidget()
        self._grid = QGridLayout(box)
        self._grid.setContentsMargins(0, 0, 8, 0)
        for place, title in enumerate(_HEADS):
            self._grid.addWidget(PlainLabel(title, "small"), 0, place)
        self._grid.setColumnStretch(2, 1)
        scroll.body.addWidget(box)
        scroll.body.addStretch(1)
        scroll.setMinimumHeight(300)
        layout.addWidget(scroll, 1)
        self.tabs.addTab(page, "两小时记录")
        self._show_rows()

    def add_row(self) -> None:
        """One more row, at the present time."""
        now = self.context.clock().replace(second=0, microsecond=0)
        self._add_line(LogRow(now, "", "", ""))
        self.rows[-1].time.setFocus()

    def fill_normal(self) -> None:
        """正常 in every row that is still empty and not in the future."""
        now = self.context.clock()
        day = self._day()
        for line in self.rows:
            moment = line.moment(day, self._first_minute())
            if moment is not None and moment <= now and not line.state.value():
                line.state.set_value(STATES[0])

    def check(self) -> bool:
        is_fine = super().check()
        wrong = [line for line in self.rows if not line.check()]
        if wrong:
            self.tabs.setCurrentIndex(self.tabs.count() - 1)
        return is_fine and not wrong

    def save_more(self, record_id: int) -> None:
        day, first = self.record.day, self._first_minute()
        rows = [line.log_row(day, first) for line in self.rows]
        wanted = [one for one in rows if one is not None]
        stored = self.office.duty_logs.list_rows(record_id)
        if [(r.at, r.state, r.note, r.written_by) for r in stored] != [
            (r.at, r.state, r.note, r.written_by) for r in sorted(wanted, key=lambda one: one.at)
        ]:
            save(self.context, lambda: self.office.duty_logs.set_rows(record_id, wanted))

    def _show_rows(self) -> None:
        stored = self.office.duty_logs.list_rows(self.record.id) if self.record else []
        known = [LogRow(one.at, one.state, one.note, one.written_by) for one in stored]
        taken = {one.at for one in known}
        step = timedelta(hours=D09.value(RuleSettings(), "log_hours"))
        begin = datetime.combine(self._day(), datetime.min.time())
        moment = begin + timedelta(minutes=self._first_minute())
        for _ in range(12):
            if moment not in taken:
                known.append(LogRow(moment, "", "", ""))
            moment += step
        for one in sorted(known, key=lambda line: line.at):
            self._add_line(one)

    def _add_line(self, log_row: LogRow) -> None:
        line = _LogLine(log_row)
        self.rows.append(line)
        for place, widget in enumerate(line.widgets()):
            self._grid.addWidget(widget, len(self.rows), place)

    def _day(self) -> date:
        if self.record is not None:
            day: date = self.record.day
            return day
        return self.context.clock().date()

    def _first_minute(self) -> int:
        shifts = [
            one
            for station in self.office.stations.list_all()
            for one in station.shifts
            if station.record.id == (self.record.station_id if self.record else station.record.id)
            and one.is_required
        ]
        return min((one.start_minute for one in shifts), default=0)


class _LogLine:
    """The widgets of one row."""

    def __init__(self, log_row: LogRow) -> None:
        self.time = QLineEdit(f"{log_row.at:%H:%M}")
        self.time.setFixedWidth(72)
        limit_text(self.time, 5)
        self.state = ChoiceField(_CHOICES)
        self.state.set_value(log_row.state)
        self.state.setFixedWidth(112)
        self.note, self.written_by = QLineEdit(log_row.note), QLineEdit(log_row.written_by)
        limit_text(self.note, 400)
        limit_text(self.written_by, 60)
        self.written_by.setFixedWidth(112)
        label = f"{log_row.at:%H:%M}"
        for field, name in (
            (self.time, "时间"),
            (self.state, "运行情况"),
            (self.note, "处理情况"),
            (self.written_by, "值班员"),
        ):
            field.setAccessibleName(f"{label} {name}")

    def widgets(self) -> tuple[QWidget, ...]:
        """In the order of the columns."""
        return (self.time, self.state, self.note, self.written_by)

    def is_empty(self) -> bool:
        """Whether nobody wrote into it."""
        texts = (self.note.text(), self.written_by.text())
        return not self.state.value() and not any(text.strip() for text in texts)

    def check(self) -> bool:
        """Mark a time that cannot be read."""
        is_fine = self.is_empty() or self._minute() is not None
        self.time.setProperty("invalid", "false" if is_fine else "true")
        self.time.style().unpolish(self.time)
        self.time.style().polish(self.time)
        return is_fine

    def moment(self, day: date, first_minute: int) -> datetime | None:
        """The moment within the 24 hours of the duty date; None where the time cannot be read."""
        minute = self._minute()
        if minute is None:
            return None
        after = minute if minute >= first_minute else minute + 1440
        return datetime.combine(day, datetime.min.time()) + timedelta(minutes=after)

    def log_row(self, day: date, first_minute: int) -> LogRow | None:
        """The row to store; None for an empty one."""
        at = self.moment(day, first_minute)
        if self.is_empty() or at is None:
            return None
        state = str(self.state.value() or STATES[0])
        return LogRow(at, state, self.note.text().strip(), self.written_by.text().strip())

    def _minute(self) -> int | None:
        text = self.time.text().strip().replace("：", ":")
        try:
            moment = datetime.strptime(text, "%H:%M")
        except ValueError:
            return None
        return moment.hour * 60 + moment.minute
