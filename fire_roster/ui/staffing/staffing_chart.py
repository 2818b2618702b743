"""People at hand against people needed, month by month, as bars under a line."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QFont, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from fire_roster.domain.staffing_forecast import StaffingMonth
from fire_roster.domain.staffing_outlook import StaffingOutlook
from fire_roster.ui.common.tooltip import show_tooltip
from fire_roster.ui.theme import active_color, load_metrics

_HEIGHT, _LEAST_WIDTH = 230, 480
_TOP, _FOOT, _SIDE = 34, 44, 8
_WIDEST_BAR = 44
_CENTER = Qt.AlignmentFlag.AlignCenter
_LEGEND = (("success", "够用"), ("warning", "走一人就缺"), ("danger", "缺人"))


class StaffingChart(QWidget):
    """One bar for each month, coloured by what is to spare; the dashed line is the need."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._months: tuple[StaffingMonth, ...] = ()
        self.setMinimumSize(_LEAST_WIDTH, _HEIGHT)

    def show_outlook(self, outlook: StaffingOutlook) -> None:
        """Draw these months."""
        self._months = outlook.months
        self.setAccessibleName(f"人手预测图：{outlook.sentence}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(_LEAST_WIDTH, _HEIGHT)

    def month_at(self, x: int) -> StaffingMonth | None:
        """The month whose column holds this place."""
        if not self._months:
            return None
        place = int((x - _SIDE) / self._column_width())
        return self._months[place] if 0 <= place < len(self._months) else None

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            month = self.month_at(event.pos().x())
            text = f"{month.month.label}：{month.advice}" if month else ""
            show_tooltip(event.globalPos(), text, self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_legend(painter)
        for place, month in enumerate(self._months):
            self._draw_month(painter, place, month)
        painter.setPen(QPen(active_color("border"), 1))
        painter.drawLine(_SIDE, self._ground(), self.width() - _SIDE, self._ground())
        painter.end()

    def _draw_month(self, painter: QPainter, place: int, month: StaffingMonth) -> None:
        kind = kind_of(month)
        width = self._column_width()
        left = round(_SIDE + place * width)
        bar = min(_WIDEST_BAR, round(width * 0.55))
        x, top = left + round((width - bar) / 2), self._height_of(month.certified)
        painter.fillRect(QRect(x, top, bar, self._ground() - top), active_color(kind))
        need = self._height_of(month.needed)
        painter.setPen(QPen(active_color("text"), 2, Qt.PenStyle.DashLine))
        painter.drawLine(left, need, round(left + width), need)
        painter.setFont(self._font(is_bold=True))
        painter.setPen(active_color("text"))
        head = min(top, need) - 20 if top <= need + 20 else top - 20
        painter.drawText(QRect(left, head, round(width), 18), _CENTER, str(month.certified))
        painter.setFont(self._font())
        painter.setPen(active_color("text_muted"))
        foot = QRect(left, self._ground() + 4, round(width), 18)
        painter.drawText(foot, _CENTER, f"{month.month.number}月")
        if place == 0 or month.month.number == 1:
            painter.drawText(foot.translated(0, 17), _CENTER, f"{month.month.year}年")

    def _draw_legend(self, painter: QPainter) -> None:
        painter.setFont(self._font())
        x = _SIDE
        for kind, text in _LEGEND:
            painter.fillRect(QRect(x, 8, 12, 12), active_color(kind))
            x = self._legend_word(painter, x + 18, text)
        painter.setPen(QPen(active_color("text"), 2, Qt.PenStyle.DashLine))
        painter.drawLine(x, 14, x + 22, 14)
        self._legend_word(painter, x + 28, "需要的人数")

    def _legend_word(self, painter: QPainter, x: int, text: str) -> int:
        """Draw a word and return where the next sign begins."""
        width = painter.fontMetrics().horizontalAdvance(text) + 4
        painter.setPen(active_color("text_muted"))
        painter.drawText(QRect(x, 4, width, 20), Qt.AlignmentFlag.AlignVCenter, text)
        return x + width + 16

    def _column_width(self) -> float:
        return (self.width() - 2 * _SIDE) / max(1, len(self._months))

    def _ground(self) -> int:
        return self.height() - _FOOT

    def _height_of(self, heads: int) -> int:
        most = max((max(one.certified, one.needed) for one in self._months), default=1)
        room = self._ground() - _TOP - 22
        return self._ground() - round(room * heads / max(1, most))

    def _font(self, *, is_bold: bool = False) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(load_metrics().text_small)
        font.setBold(is_bold)
        return font


def kind_of(month: StaffingMonth) -> str:
    """Colour token of a month: danger short, warning short if one leaves, success else."""
    if month.spare < 0:
        return "danger"
    return "warning" if month.spare_if_one_leaves < 0 or month.first_gap else "success"
