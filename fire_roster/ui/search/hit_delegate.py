"""A hit on one line: icon, name, and muted what tells it from others."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from fire_roster.ui.icons import icon
from fire_roster.ui.search.search_index import SearchHit
from fire_roster.ui.theme import active_color

HIT_ROLE = Qt.ItemDataRole.UserRole + 1
ROW_HEIGHT = 36
_ICON = 16
_GAP = 12
_LINE = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class HitDelegate(QStyledItemDelegate):
    """Draws a `SearchHit`."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(200, ROW_HEIGHT)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        self.initStyleOption(option, index)
        option.text = ""
        style = option.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        hit: SearchHit = index.data(HIT_ROLE)
        is_marked = bool(option.state & QStyle.StateFlag.State_Selected)
        rect = option.rect.adjusted(_GAP, 0, -_GAP, 0)
        place = QRect(rect.left(), rect.center().y() - _ICON // 2 + 1, _ICON, _ICON)
        icon(hit.icon, "on_accent_soft" if is_marked else "text_muted").paint(painter, place)
        words = rect.adjusted(_ICON + _GAP, 0, 0, 0)
        painter.save()
        painter.setPen(active_color("on_accent_soft" if is_marked else "text"))
        painter.drawText(words, _LINE, hit.title)
        used = painter.fontMetrics().horizontalAdvance(hit.title) + _GAP
        rest = words.adjusted(used, 0, 0, 0)
        painter.setPen(active_color("on_accent_soft" if is_marked else "text_muted"))
        detail = painter.fontMetrics().elidedText(
            hit.detail, Qt.TextElideMode.ElideRight, rest.width()
        )
        painter.drawText(rest, _LINE, detail)
        painter.restore()
