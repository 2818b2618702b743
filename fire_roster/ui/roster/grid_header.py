"""Two-line headings: day with its 休/班 mark, and weekday; a hatched edge marks a draft."""

from datetime import date

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QFont, QHelpEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from fire_roster.services.grid_view import DayKind, GridDay
from fire_roster.ui.common.tooltip import show_tooltip
from fire_roster.ui.roster.grid_model import FIRST_DAY_COLUMN, NAME_COLUMN, GridModel
from fire_roster.ui.theme import active_color, load_metrics

HEADER_HEIGHT = 44
_HATCH = 4
_LONGEST_MONTH = 31
_MONTH_IS_NAMED = (1, 11, 21)
"""Days of a year below which the month stands: one of them is always in sight."""
_HATCHING = Qt.BrushStyle.BDiagPattern
_WEEKDAYS = "一二三四五六日"
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_CENTER = Qt.AlignmentFlag.AlignCenter


class GridHeader(QHeaderView):
    """Heading of the name column, the days and the totals.

    `picked(column, is_more)`: a heading was pressed, or with `is_more` the mouse has reached it
    (Shift does the same), which stretches the choice.
    """

    picked = Signal(int, bool)

    def __init__(self, model: GridModel, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._model = model
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(20)
        self.setFixedHeight(HEADER_HEIGHT)
        self.setSectionsClickable(False)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            is_more = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.picked.emit(self.logicalIndexAt(event.position().toPoint()), is_more)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.picked.emit(self.logicalIndexAt(event.position().toPoint()), True)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), HEADER_HEIGHT)

    def paintSection(self, painter: QPainter, rect: QRect, logical_index: int) -> None:
        painter.save()
        day = self._day(logical_index)
        painter.fillRect(rect, active_color(ground_token(day) if day else "surface"))
        painter.setPen(active_color("border"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if day is not None and self._model.view.is_draft:
            hatch = QRect(rect.left(), rect.bottom() - _HATCH, rect.width(), _HATCH)
            painter.fillRect(hatch, QBrush(active_color("border_strong"), _HATCHING))
        if day is not None:
            self._draw_day(painter, rect, day)
        else:
            self._draw_title(painter, rect, logical_index)
        painter.restore()

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            day = self._day(self.logicalIndexAt(event.pos()))
            show_tooltip(event.globalPos(), day_text(day) if day else "", self)
            return True
        return super().viewportEvent(event)

    def _day(self, column: int) -> GridDay | None:
        position = column - FIRST_DAY_COLUMN
        days = self._model.view.days
        return days[position] if 0 <= position < len(days) else None

    def _draw_day(self, painter: QPainter, rect: QRect, day: GridDay) -> None:
        metrics = load_metrics()
        upper = QRect(rect.left(), rect.top() + 3, rect.width(), 18)
        lower = QRect(rect.left(), rect.top() + 21, rect.width(), 16)
        self._set_font(painter, metrics.text_body, is_bold=True)
        painter.setPen(active_color("on_accent_soft" if day.is_today else "text"))
        painter.drawText(upper, _CENTER, str(day.day.day))
        self._set_font(painter, metrics.text_small, is_bold=False)
        token = "on_accent_soft" if day.is_today else "text_muted"
        if day.kind is DayKind.HOLIDAY:
            token = "on_warning_soft"
        painter.setPen(active_color(token))
        words = f"{_WEEKDAYS[day.day.weekday()]}{day.mark}"
        if day.day.day in _MONTH_IS_NAMED and len(self._model.view.days) > _LONGEST_MONTH:
            words = f"{day.day.month}月"
            painter.setPen(active_color("accent"))
            if day.day.day == 1:
                painter.drawLine(rect.topLeft(), rect.bottomLeft())
        painter.drawText(lower, _CENTER, words)

    def _draw_title(self, painter: QPainter, rect: QRect, column: int) -> None:
        self._set_font(painter, load_metrics().text_small, is_bold=False)
        painter.setPen(active_color("text_muted"))
        if column == NAME_COLUMN:
            painter.drawText(rect.adjusted(12, 0, 0, 0), _LEFT, "姓名")
            return
        titles = self._model.view.total_titles
        position = column - self._model.first_total_column
        if 0 <= position < len(titles):
            painter.drawText(rect.adjusted(0, 0, -8, 0), _RIGHT, titles[position])

    def _set_font(self, painter: QPainter, pixels: int, *, is_bold: bool) -> None:
        font = QFont(self.font())
        font.setPixelSize(pixels)
        font.setBold(is_bold)
        painter.setFont(font)


def ground_token(day: GridDay) -> str:
    """Theme token of a day's ground."""
    if day.is_today:
        return "today"
    return {DayKind.WORK: "surface", DayKind.REST: "rest_day", DayKind.HOLIDAY: "holiday"}[day.kind]


def day_text(day: GridDay) -> str:
    """A day in full: 2026-10-01（周四）休 国庆节."""
    words = f"{day.day:%Y-%m-%d}（{weekday_text(day.day)}）"
    return " ".join(part for part in (words + day.mark, day.note) if part)


def weekday_text(day: date) -> str:
    """周一."""
    return f"周{_WEEKDAYS[day.weekday()]}"
