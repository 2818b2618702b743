"""The stop-watch of a drill: one button for each moment, seconds against the limits."""

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from fire_roster.domain.drill import DrillMark, MarkTime
from fire_roster.domain.rights import Right
from fire_roster.ui.common.buttons import make_button
from fire_roster.ui.common.chips import StateChip
from fire_roster.ui.common.labels import PlainLabel, WrappedLabel
from fire_roster.ui.common.layout import column, row

_TICK_MS = 200


def clock_text(seconds: int) -> str:
    """3:10, or 1:02:05 from an hour on."""
    hours, rest = divmod(seconds, 3600)
    minutes, left = divmod(rest, 60)
    return f"{hours}:{minutes:02}:{left:02}" if hours else f"{minutes}:{left:02}"


class TimelineTab(QWidget):
    """`marked(mark, moment or None)` when a moment was noted, typed over or taken back."""

    marked = Signal(object, object)

    def __init__(self, clock: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._timeline: dict[DrillMark, datetime] = {}
        self.running = PlainLabel("还没有开始", "title")
        self.running.setAccessibleName("演练用时")
        self._rows: dict[DrillMark, _MarkRow] = {}
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self._show_running)
        self._build()

    def show_timeline(
        self, timeline: dict[DrillMark, datetime], times: tuple[MarkTime, ...]
    ) -> None:
        """Show the moments on record with their seconds."""
        self._timeline = dict(timeline)
        by_mark = {one.mark: one for one in times}
        for mark, line in self._rows.items():
            line.show_moment(timeline.get(mark), by_mark.get(mark))
            line.button.setEnabled(mark is DrillMark.ALARM or DrillMark.ALARM in timeline)
        self._show_running()
        is_running = DrillMark.ALARM in timeline and DrillMark.COUNTED not in timeline
        is_today = self._elapsed() is not None
        if is_running and is_today:
            self._timer.start()
        else:
            self._timer.stop()

    def press(self, mark: DrillMark) -> None:
        """Note this very second."""
        self.marked.emit(mark, self._clock().replace(microsecond=0))

    def _elapsed(self) -> timedelta | None:
        """Time since the alarm; None where there is none or it was hours ago."""
        alarm = self._timeline.get(DrillMark.ALARM)
        if alarm is None:
            return None
        elapsed = self._clock() - alarm
        return elapsed if timedelta() <= elapsed < timedelta(hours=6) else None

    def _show_running(self) -> None:
        alarm = self._timeline.get(DrillMark.ALARM)
        if alarm is None:
            self.running.setText("还没有开始")
            return
        elapsed = self._elapsed()
        if elapsed is None or DrillMark.COUNTED in self._timeline:
            elapsed = max(self._timeline.values()) - alarm
        self.running.setText(clock_text(max(0, int(elapsed.total_seconds()))))

    def _build(self) -> None:
        layout = column(self, spacing=3, margin=(0, 3, 0, 0))
        head = row(spacing=3)
        head.addWidget(PlainLabel("用时", "muted"))
        head.addWidget(self.running)
        head.addStretch(1)
        layout.addLayout(head)
        layout.addWidget(
            WrappedLabel(
                "演练当天按下按钮记下这一秒；事后补记在右边改时刻（时:分:秒），清空即去掉。"
                "按下“报警”（拉动时为下达指令）开始计时。",
                "small",
            )
        )
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        for place, mark in enumerate(DrillMark):
            line = _MarkRow(mark)
            self._rows[mark] = line
            line.button.clicked.connect(lambda _=False, mark=mark: self.press(mark))
            line.moment.editingFinished.connect(lambda mark=mark: self._on_typed(mark))
            for column_number, widget in enumerate(line.widgets()):
                grid.addWidget(widget, place, column_number)
        grid.setColumnStretch(4, 1)
        layout.addLayout(grid)
        layout.addStretch(1)

    def _on_typed(self, mark: DrillMark) -> None:
        text = self._rows[mark].moment.text().strip()
        known = self._timeline.get(mark)
        if text == (f"{known:%H:%M:%S}" if known else ""):
            return
        if not text:
            self.marked.emit(mark, None)
            return
        moment = _typed_moment(text, self._timeline.get(DrillMark.ALARM) or self._clock())
        if moment is None:
            self._rows[mark].show_problem()
        else:
            self.marked.emit(mark, moment)


def _typed_moment(text: str, alarm: datetime) -> datetime | None:
    """时:分:秒 on the day of the alarm; the day after where it is half a day before the alarm."""
    for pattern in ("%H:%M:%S", "%H:%M", "%H：%M：%S"):
        try:
            found = datetime.strptime(text, pattern).time()
        except ValueError:
            continue
        moment = datetime.combine(alarm.date(), found)
        return moment + timedelta(days=1) if alarm - moment > timedelta(hours=12) else moment
    return None


class _MarkRow:
    """Button, typed time, seconds and judgement of one mark."""

    def __init__(self, mark: DrillMark) -> None:
        self.mark = mark
        self.button = make_button(
            mark.value,
            variant="primary" if mark is DrillMark.ALARM else "normal",
            needs=Right.RECORD,
        )
        self.button.setMinimumWidth(152)
        self.moment = QLineEdit()
        self.moment.setPlaceholderText("时:分:秒")
        self.moment.setAccessibleName(f"{mark.value}的时刻")
        self.moment.setFixedWidth(112)
        self.seconds = PlainLabel("", "muted")
        self.seconds.setMinimumWidth(88)
        self.chip = StateChip("", "neutral")
        self.chip.hide()

    def widgets(self) -> tuple[QWidget, ...]:
        """In the order of the columns."""
        return (self.button, self.moment, self.seconds, self.chip)

    def show_moment(self, moment: datetime | None, time: MarkTime | None) -> None:
        """The moment on record and how it stands against its limit."""
        self.moment.setProperty("invalid", "false")
        self.moment.setText(f"{moment:%H:%M:%S}" if moment else "")
        self.seconds.setText(f"{time.seconds} 秒" if time else "")
        self.chip.setVisible(time is not None and time.limit is not None)
        if time is not None and time.limit is not None:
            text = f"超过 {time.limit} 秒" if time.is_late else f"{time.limit} 秒以内"
            self.chip.set_state(text, "danger" if time.is_late else "success")

    def show_problem(self) -> None:
        """What was typed is no time."""
        self.moment.setProperty("invalid", "true")
        self.moment.style().unpolish(self.moment)
        self.moment.style().polish(self.moment)
        self.seconds.setText("如 09:30:05")
