"""Sixty days of a rotation: teams down, days across, thirty days to a strip."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from fire_roster.services.rotation_outlook import PatternShift, RotationDay
from fire_roster.ui.roster.grid_header import weekday_text
from fire_roster.ui.theme import active_color, active_tokens, load_metrics

_PER_STRIP, _NAMES, _LINE, _HEAD, _GAP = 30, 76, 22, 34, 10
_CENTER = Qt.AlignmentFlag.AlignCenter


class RotationPreview(QWidget):
    """Show it with `show_days`; nothing is drawn without days."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._days: Sequence[RotationDay] = ()
        self._teams: Sequence[str] = ()
        self._palettes: Mapping[str, int] = {}
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("六十天预览")

    def show_days(
        self, days: Sequence[RotationDay], teams: Sequence[str], shifts: Sequence[PatternShift]
    ) -> None:
        """Show the days of these teams in the colours of the shifts."""
        self._days, self._teams = days, teams
        self._palettes = {one.shift.code: one.shift.palette for one in shifts}
        lines = (
            f"{team}：{''.join(day.codes[place] or '休' for day in days)}"
            for place, team in enumerate(teams)
        )
        self.setAccessibleDescription("\n".join(lines))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        strips = -(-len(self._days) // _PER_STRIP)
        return QSize(480, strips * (_HEAD + len(self._teams) * _LINE + _GAP))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        top = 0
        for start in range(0, len(self._days), _PER_STRIP):
            self._draw_strip(painter, top, self._days[start : start + _PER_STRIP])
            top += _HEAD + len(self._teams) * _LINE + _GAP
        painter.end()

    def _draw_strip(self, painter: QPainter, top: int, days: Sequence[RotationDay]) -> None:
        width = (self.width() - _NAMES) // _PER_STRIP
        self._set_font(painter, is_bold=False)
        painter.setPen(active_color("text"))
        for place, team in enumerate(self._teams):
            area = QRect(0, top + _HEAD + place * _LINE, _NAMES - 6, _LINE)
            name = painter.fontMetrics().elidedText(team, Qt.TextElideMode.ElideRight, area.width())
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, name)
        for number, day in enumerate(days):
            column = QRect(_NAMES + number * width, top, width, _HEAD + len(self._teams) * _LINE)
            self._draw_day(painter, column, day, is_first=number == 0)

    def _draw_day(
        self, painter: QPainter, column: QRect, day: RotationDay, *, is_first: bool
    ) -> None:
        if day.is_rest:
            painter.fillRect(column, active_color("rest_day"))
        self._set_font(painter, is_bold=False)
        painter.setPen(active_color("text_muted"))
        upper = QRect(column.left(), column.top(), column.width(), _HEAD // 2)
        lower = upper.translated(0, _HEAD // 2)
        is_named = is_first or day.day.day == 1
        painter.drawText(lower, _CENTER, str(day.day.day))
        if is_named:
            month = QRect(upper.left(), upper.top(), 3 * upper.width(), upper.height())
            painter.drawText(month, Qt.AlignmentFlag.AlignVCenter, f"{day.day.month}月")
        elif day.day.day > 3 or is_first:
            painter.drawText(upper, _CENTER, weekday_text(day.day)[1:])
        for place, code in enumerate(day.codes):
            cell = QRect(column.left(), column.top() + _HEAD + place * _LINE, column.width(), _LINE)
            self._draw_code(painter, cell.adjusted(1, 1, -1, -1), code)

    def _draw_code(self, painter: QPainter, cell: QRect, code: str | None) -> None:
        if code is None:
            painter.setPen(active_color("text_muted"))
            painter.drawText(cell, _CENTER, "·")
            return
        color = active_tokens().shift_color(self._palettes.get(code, 0))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(color.background))
        radius = load_metrics().radius_small
        painter.drawRoundedRect(cell, radius, radius)
        self._set_font(painter, is_bold=True)
        painter.setPen(QColor(color.text))
        painter.drawText(cell, _CENTER, code)

    def _set_font(self, painter: QPainter, *, is_bold: bool) -> None:
        font = QFont(self.font())
        font.setPixelSize(load_metrics().text_small)
        font.setBold(is_bold)
        painter.setFont(font)
