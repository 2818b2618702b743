"""大屏: the control room's second monitor. Now, next, seven days, alerts and the clock.

No personal data but the names on duty, which hang on the wall anyway, and not even those while the
program is locked; no alert names anybody.
"""

from datetime import date, datetime
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QGridLayout, QToolButton, QWidget

from fire_roster.services.duty import StationDuty
from fire_roster.services.outlook import StationOutlook
from fire_roster.ui.alerts.alert_words import to_show
from fire_roster.ui.common.card import Card
from fire_roster.ui.common.chips import StateChip
from fire_roster.ui.common.labels import PlainLabel, WrappedLabel
from fire_roster.ui.common.layout import column, row
from fire_roster.ui.context import AppContext
from fire_roster.ui.today.coverage_week import CoverageWeek
from fire_roster.ui.today.moments import moment_text, names_text
from fire_roster.ui.top_bar import date_text

_TICK_MS = 15_000
_SCALE = 2.0
_PIXELS = {"title": 20, "strong": 15, "small": 12}


class WallScreen(QWidget):
    """Full screen until Esc; reads everything again at each change of people and each minute."""

    def __init__(self, context: AppContext) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.setObjectName("wallScreen")
        self.setWindowTitle("消防值班大屏")
        self._context = context
        self._shown_minute = ""
        self._hides_names = False
        self._clock_label = PlainLabel(role="title")
        self._unit = PlainLabel(role="title")
        self._alerts = StateChip("", "neutral")
        self._grid = QGridLayout()
        self.cards: list[Card] = []
        self._lay_out()
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self.follow_clock)
        self._timer.start()
        # A bound method: a closed screen is not called any more.
        context.changes.changed.connect(self._on_changes)

    def show_on_last_screen(self) -> None:
        """Full screen on the last monitor, which is the second one where there are two."""
        self.setGeometry(QGuiApplication.screens()[-1].geometry())
        self.refresh()
        self.showFullScreen()

    def follow_clock(self) -> None:
        """Read again when the minute has changed."""
        if f"{self._context.clock():%H:%M}" != self._shown_minute:
            self.refresh()

    def refresh(self) -> None:
        """Read everything again."""
        now = self._context.clock()
        services = self._context.services
        self._shown_minute = f"{now:%H:%M}"
        self._hides_names = services.accounts.hides_names()
        self._clock_label.setText(f"{date_text(now)}  {self._shown_minute}")
        self._unit.setText(services.unit.get().name or "消防值班")
        waiting = len(to_show(services.alerts.list_open()))
        self._alerts.set_state(
            f"{waiting} 条提醒待处理" if waiting else "没有待处理的提醒",
            "danger" if waiting else "success",
        )
        self._show_stations(services, now)

    def _on_changes(self, *_: object) -> None:
        self.refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        layout = column(self, spacing=6, margin=10)
        head = row(spacing=6)
        head.addWidget(self._unit)
        head.addStretch(1)
        head.addWidget(self._alerts)
        head.addWidget(self._clock_label)
        layout.addLayout(head)
        self._grid.setSpacing(24)
        layout.addLayout(self._grid, 1)
        layout.addWidget(PlainLabel("按 Esc 退出大屏", "small"), 0, Qt.AlignmentFlag.AlignRight)

    def _show_stations(self, services: Any, now: datetime) -> None:
        for card in self.cards:
            card.hide()
            self._grid.removeWidget(card)
            card.deleteLater()
        outlooks = {one.station.station_id: one for one in services.outlook.coming_days()}
        self.cards = [
            self._make_card(duty, following, outlooks[duty.station.station_id])
            for duty, following in services.duty.now_and_next(now)
        ]
        columns = 2 if len(self.cards) > 1 else 1
        for number, card in enumerate(self.cards):
            self._grid.addWidget(card, number // columns, number % columns)
        self._enlarge()

    def _make_card(
        self, duty: StationDuty, following: StationDuty, outlook: StationOutlook
    ) -> Card:
        card = Card(duty.station.name)
        card.add_action(_chip(duty))
        day = duty.moment.date()
        shifts = "、".join(shift.name for shift in duty.shifts)
        card.body.addWidget(WrappedLabel(self._names(duty), "title"))
        until = moment_text(duty.span.end, day)
        card.body.addWidget(
            WrappedLabel(f"{shifts}，到 {until}" if shifts else f"到 {until}", "muted")
        )
        if not self._hides_names:
            card.body.addWidget(WrappedLabel(_next_words(following)))
        card.body.addStretch(1)
        week = CoverageWeek(outlook)
        station_id = duty.station.station_id
        week.day_chosen.connect(lambda chosen: self._open_day(station_id, chosen))
        card.body.addWidget(week)
        return card

    def _names(self, duty: StationDuty) -> str:
        if duty.names and self._hides_names:
            return f"{len(duty.names)} 人在岗"
        return names_text(duty.names) or "现在无人在岗"

    def _open_day(self, station_id: int, day: date) -> None:
        """A day of the strip leads to the roster, as on the first page."""
        self.close()
        self._context.navigate("roster", station_id=station_id, day=day)

    def _enlarge(self) -> None:
        """Readable from across the room: every text up to twice as large."""
        factor = min(_SCALE, max(1.0, self.height() / 540))
        for label in self.findChildren(PlainLabel):
            pixels = round(_PIXELS.get(str(label.property("textRole")), 14) * factor)
            box = f"min-height: {pixels + 12}px; max-height: {pixels + 12}px;"
            is_chip = isinstance(label, StateChip)
            radius = f"border-radius: {pixels // 2 + 6}px;" if is_chip else ""
            label.setStyleSheet(f"font-size: {pixels}px; {box + radius if is_chip else ''}")
        for button in self.findChildren(QToolButton):
            button.setStyleSheet(f"font-size: {round(12 * factor)}px;")


def _chip(duty: StationDuty) -> StateChip:
    if duty.status is None:
        return StateChip("未排班", "neutral")
    missing = duty.station.required_staff(duty.moment.date()) - len(duty.names)
    if missing > 0:
        return StateChip(f"缺 {missing} 人", "danger")
    return StateChip(f"{len(duty.names)} 人在岗", "success")


def _next_words(following: StationDuty) -> str:
    begin = f"{following.moment:%H:%M}"
    if not following.names:
        return f"{begin} 之后还没有排人"
    shifts = "、".join(shift.name for shift in following.shifts)
    return f"{begin} {shifts}接班：{names_text(following.names)}"
