"""One finding as a row: severity, rule and day; the sentence; the clause."""

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from fire_roster.domain.rules.base import Severity, Violation, dates_text
from fire_roster.services.cell_findings import amount_words, is_month_long
from fire_roster.ui.theme import active_color, load_metrics

VIOLATION_ROLE = Qt.ItemDataRole.UserRole + 1
KEPT_ROLE = Qt.ItemDataRole.UserRole + 2
ROW_HEIGHT = 96
_TOKENS = {
    Severity.ERROR: "danger",
    Severity.WARN: "warning",
    Severity.INFO: "text_muted",
}
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_ELIDE = Qt.TextElideMode.ElideRight


class FindingDelegate(QStyledItemDelegate):
    """Draws a `Violation`; all rows are equally high, so long lists stay quick."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(0, ROW_HEIGHT)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        violation: Violation = index.data(VIOLATION_ROLE)
        painter.save()
        frame: QRect = option.rect
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        is_hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if is_selected or is_hovered:
            painter.fillRect(frame, active_color("accent_soft" if is_selected else "hover"))
        painter.fillRect(frame.left(), frame.bottom(), frame.width(), 1, active_color("grid_line"))
        is_kept = bool(index.data(KEPT_ROLE))
        color = active_color("text_muted" if is_kept else _TOKENS[violation.severity])
        painter.fillRect(frame.left(), frame.top() + 8, 3, frame.height() - 17, color)
        word = "已保留" if is_kept else violation.severity.label
        self._draw_lines(painter, frame.adjusted(12, 6, -8, -6), violation, (word, color))
        painter.restore()

    def _draw_lines(
        self, painter: QPainter, area: QRect, violation: Violation, state: tuple[str, QColor]
    ) -> None:
        word, color = state
        metrics = load_metrics()
        head = QRect(area.left(), area.top(), area.width(), 20)
        painter.setFont(_font(painter, metrics.text_small, is_bold=True))
        painter.setPen(color)
        title = f"{word} {violation.rule}  {amount_words(violation)}".rstrip()
        painter.drawText(head, _LEFT, title)
        taken = painter.fontMetrics().horizontalAdvance(title) + 8
        painter.setFont(_font(painter, metrics.text_small, is_bold=False))
        painter.setPen(active_color("text_muted"))
        days = "整月" if is_month_long(violation) else dates_text(violation.dates)
        room = head.width() - max(72, taken)
        painter.drawText(head, _RIGHT, painter.fontMetrics().elidedText(days, _ELIDE, room))
        clause = painter.fontMetrics().elidedText(violation.clause, _ELIDE, area.width())
        painter.drawText(QRect(area.left(), area.bottom() - 19, area.width(), 20), _LEFT, clause)
        painter.setFont(_font(painter, metrics.text_body, is_bold=False))
        painter.setPen(active_color("text"))
        draw_two_lines(painter, QRectF(area).adjusted(0, 22, 0, -20), violation.message)


def draw_two_lines(painter: QPainter, area: QRectF, text: str) -> None:
    """Text on at most two lines, the second ending in … where there is more."""
    layout = QTextLayout(text, painter.font())
    layout.setTextOption(QTextOption(Qt.AlignmentFlag.AlignLeft))
    layout.beginLayout()
    first = layout.createLine()
    first.setLineWidth(area.width())
    layout.endLayout()
    cut = first.textLength()
    height = painter.fontMetrics().height()
    painter.drawText(QPointF(area.left(), area.top() + painter.fontMetrics().ascent()), text[:cut])
    rest = painter.fontMetrics().elidedText(text[cut:], _ELIDE, int(area.width()))
    below = area.top() + height + 1 + painter.fontMetrics().ascent()
    painter.drawText(QPointF(area.left(), below), rest)


def _font(painter: QPainter, pixels: int, *, is_bold: bool) -> QFont:
    font = QFont(painter.font())
    font.setPixelSize(pixels)
    font.setBold(is_bold)
    return font
