"""Table cells: text, or a state drawn as a rounded word."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from fire_roster.ui.common.record_model import STATE_ROLE
from fire_roster.ui.theme import active_color, load_metrics

_TOKENS = {
    "neutral": ("neutral_soft", "on_neutral_soft"),
    "info": ("accent_soft", "on_accent_soft"),
    "success": ("success_soft", "on_success_soft"),
    "warning": ("warning_soft", "on_warning_soft"),
    "danger": ("danger_soft", "on_danger_soft"),
}


class ChipDelegate(QStyledItemDelegate):
    """Draws cells with a state as chips and leaves all others to the style."""

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        # Only the row shows focus: a dotted frame around one cell means nothing here.
        option.state &= ~QStyle.StateFlag.State_HasFocus

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        kind = index.data(STATE_ROLE)
        if kind is None:
            super().paint(painter, option, index)
            return
        self.initStyleOption(option, index)
        text = str(option.text)
        option.text = ""
        widget = option.widget
        style = widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, widget)
        if text:
            _draw_chip(painter, option, text, str(kind))


def _draw_chip(painter: QPainter, option: QStyleOptionViewItem, text: str, kind: str) -> None:
    ground, ink = _TOKENS[kind]
    if option.state & QStyle.StateFlag.State_Selected:
        ground = "surface"
    painter.save()
    font = painter.font()
    font.setPixelSize(load_metrics().text_small)
    painter.setFont(font)
    rect = option.rect
    width = min(painter.fontMetrics().horizontalAdvance(text) + 16, rect.width() - 16)
    chip = QRectF(rect.left() + 8, rect.center().y() - 9.5, width, 20)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(active_color(ground))
    painter.drawRoundedRect(chip, 10, 10)
    painter.setPen(active_color(ink))
    painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()
