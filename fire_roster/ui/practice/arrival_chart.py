"""Seconds to confirm and to arrive, drill by drill, against their limits."""

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from fire_roster.services.practice.drill_figures import DrillFigures, DrillTime
from fire_roster.ui.common.tooltip import show_tooltip
from fire_roster.ui.theme import active_color, load_metrics

_HEIGHT, _LEAST_WIDTH = 236, 480
_TOP, _FOOT, _SIDE, _LABELS = 34, 42, 8, 56
_MOST_DRILLS = 24
_MARK = 9
_CENTER = Qt.AlignmentFlag.AlignCenter


class ArrivalChart(QWidget):
    """The newest drills in order of time: a bar for 首人到场, a rhombus for 确认火情.

    A bar above the dashed line came too late; its seconds stand on it.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._times: tuple[DrillTime, ...] = ()
        self._confirm_limit = self._arrive_limit = 1
        self.setMinimumSize(_LEAST_WIDTH, _HEIGHT)

    def show_figures(self, figures: DrillFigures) -> None:
        """Draw these drills, the newest 24."""
        self._times = figures.times[-_MOST_DRILLS:]
        self._confirm_limit, self._arrive_limit = figures.confirm_limit, figures.arrive_limit
        late = sum((one.arrive_seconds or 0) > self._arrive_limit for one in self._times)
        self.setAccessibleName(
            f"到场时间图：{len(self._times)} 次演练，{late} 次首人到场超过 {self._arrive_limit} 秒"
        )
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(_LEAST_WIDTH, _HEIGHT)

    def drill_at(self, x: int) -> DrillTime | None:
        """The drill whose column holds this place."""
        place = int((x - _LABELS) / self._column_width()) if x >= _LABELS else -1
        return self._times[place] if 0 <= place < len(self._times) else None

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            drill = self.drill_at(event.pos().x())
            show_tooltip(event.globalPos(), _sentence(drill) if drill else "", self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_legend(painter)
        for place, drill in enumerate(self._times):
            self._draw_drill(painter, place, drill)
        for limit in (self._confirm_limit, self._arrive_limit):
            self._draw_limit(painter, limit)
        painter.setPen(QPen(active_color("border"), 1))
        painter.drawLine(_LABELS, self._ground(), self.width() - _SIDE, self._ground())
        painter.end()

    def _draw_drill(self, painter: QPainter, place: int, drill: DrillTime) -> None:
        width = self._column_width()
        left = round(_LABELS + place * width)
        middle = left + round(width / 2)
        if drill.arrive_seconds is not None:
            bar = min(36, round(width * 0.5))
            top = self._height_of(drill.arrive_seconds)
            area = QRect(middle - bar // 2, top, bar, self._ground() - top)
            painter.fillRect(area, self._colour(drill.arrive_seconds, self._arrive_limit))
            self._word(painter, left, top - 19, width, f"{drill.arrive_seconds}")
        if drill.confirm_seconds is not None:
            self._draw_rhombus(painter, middle, self._height_of(drill.confirm_seconds))
        every = max(1, -(-len(self._times) * 44 // max(1, self.width() - _LABELS)))
        if place % every == 0:
            self._word(painter, left - 20, self._ground() + 4, width + 40, f"{drill.day:%m-%d}")
            if place == 0 or drill.day.year != self._times[place - every].day.year:
                text = f"{drill.day.year}年"
                self._word(painter, left - 20, self._ground() + 20, width + 40, text)

    @staticmethod
    def _draw_rhombus(painter: QPainter, x: int, y: int) -> None:
        painter.setPen(QPen(active_color("surface"), 1))
        painter.setBrush(active_color("text"))
        half = _MARK // 2 + 1
        corners = ((x, y - half), (x + half, y), (x, y + half), (x - half, y))
        painter.drawPolygon([QPoint(*corner) for corner in corners])
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _draw_limit(self, painter: QPainter, seconds: int) -> None:
        y = self._height_of(seconds)
        painter.setPen(QPen(active_color("text_muted"), 1, Qt.PenStyle.DashLine))
        painter.drawLine(_LABELS, y, self.width() - _SIDE, y)
        painter.setFont(self._font())
        area = QRect(0, y - 9, _LABELS - 6, 18)
        flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(area, flags, f"{seconds} 秒")

    def _draw_legend(self, painter: QPainter) -> None:
        painter.setFont(self._font())
        x = _LABELS
        for kind, text in (("success", "首人到场"), ("danger", "到场超时")):
            painter.fillRect(QRect(x, 8, 12, 12), active_color(kind))
            x = self._legend_word(painter, x + 18, text)
        self._draw_rhombus(painter, x + 6, 14)
        x = self._legend_word(painter, x + 18, "确认火情")
        painter.setPen(QPen(active_color("text_muted"), 1, Qt.PenStyle.DashLine))
        painter.drawLine(x, 14, x + 22, 14)
        self._legend_word(painter, x + 28, "时限")

    def _legend_word(self, painter: QPainter, x: int, text: str) -> int:
        """Draw a word and return where the next sign begins."""
        width = painter.fontMetrics().horizontalAdvance(text) + 4
        painter.setPen(active_color("text_muted"))
        painter.drawText(QRect(x, 4, width, 20), Qt.AlignmentFlag.AlignVCenter, text)
        return x + width + 16

    def _word(self, painter: QPainter, x: float, y: int, width: float, text: str) -> None:
        painter.setFont(self._font())
        painter.setPen(active_color("text"))
        painter.drawText(QRect(round(x), y, round(width), 18), _CENTER, text)

    @staticmethod
    def _colour(seconds: int, limit: int) -> QColor:
        return active_color("danger" if seconds > limit else "success")

    def _column_width(self) -> float:
        room = self.width() - _LABELS - _SIDE
        return min(120.0, room / max(1, len(self._times)))

    def _ground(self) -> int:
        return self.height() - _FOOT

    def _height_of(self, seconds: int) -> int:
        values = [one.arrive_seconds or one.confirm_seconds or 0 for one in self._times]
        most = max([*values, self._arrive_limit, 1]) * 1.1
        room = self._ground() - _TOP - 22
        return self._ground() - round(room * max(0, seconds) / most)

    def _font(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(load_metrics().text_small)
        return font


def _sentence(drill: DrillTime) -> str:
    parts = [f"{drill.day} {drill.title}"]
    if drill.confirm_seconds is not None:
        parts.append(f"确认火情 {drill.confirm_seconds} 秒")
    if drill.arrive_seconds is not None:
        parts.append(f"首人到场 {drill.arrive_seconds} 秒")
    return "，".join(parts)
