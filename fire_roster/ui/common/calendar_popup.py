"""A month to pick a day from, opened below a field."""

from datetime import date

from PySide6.QtCore import QDate, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import (
    QBoxLayout,
    QCalendarWidget,
    QMenu,
    QTableView,
    QToolButton,
    QWidget,
    QWidgetAction,
)

from fire_roster.ui.common.tooltip import set_tooltip
from fire_roster.ui.icons import icon
from fire_roster.ui.theme import active_color

_STEPS = (
    ("qt_calendar_prevmonth", "chevron-left", "上个月"),
    ("qt_calendar_nextmonth", "chevron-right", "下个月"),
)


class CalendarPopup(QMenu):
    """`chosen(date)` on a click or Enter; Esc closes it. Without a day it shows this month."""

    chosen = Signal(object)

    def __init__(self, day: date | None, parent: QWidget) -> None:
        super().__init__(parent)
        self.calendar = QCalendarWidget()
        self.calendar.setAccessibleName("日历")
        self.calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        if day is not None:
            self.calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        self.calendar.setFixedSize(QSize(364, 272))
        # Qt paints weekends red, and red means danger here.
        plain = QTextCharFormat()
        plain.setForeground(active_color("text"))
        for weekday in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.calendar.setWeekdayTextFormat(weekday, plain)
        for part in self.calendar.findChildren(QToolButton):
            part.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        for name, picture, words in _STEPS:
            button = self.calendar.findChild(QToolButton, name)
            assert button is not None
            button.setIcon(icon(picture))
            set_tooltip(button, words)
        self._put_year_first()
        table = self.calendar.findChild(QTableView)
        assert table is not None
        table.setAccessibleName("日历")
        action = QWidgetAction(self)
        action.setText("选择日期")
        action.setDefaultWidget(self.calendar)
        self.addAction(action)
        self.calendar.clicked.connect(self._take)
        self.calendar.activated.connect(self._take)
        self.aboutToHide.connect(self.deleteLater)

    def open_below(self, widget: QWidget) -> None:
        """Show the month under a widget, with the keyboard in it."""
        self.popup(widget.mapToGlobal(QPoint(0, widget.height() + 4)))
        self.calendar.setFocus()

    def _put_year_first(self) -> None:
        """Qt writes month before year, whatever the language."""
        bar = self.calendar.findChild(QWidget, "qt_calendar_navigationbar")
        month = self.calendar.findChild(QToolButton, "qt_calendar_monthbutton")
        year = self.calendar.findChild(QToolButton, "qt_calendar_yearbutton")
        layout = bar.layout() if bar is not None else None
        if isinstance(layout, QBoxLayout) and month is not None and year is not None:
            layout.removeWidget(year)
            layout.insertWidget(layout.indexOf(month), year)

    def _take(self, day: QDate) -> None:
        self.hide()
        self.chosen.emit(date(day.year(), day.month(), day.day()))
