"""The search field of the top bar and the list that opens below it."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QWidget

from fire_roster.ui.common.labels import PlainLabel
from fire_roster.ui.common.layout import column
from fire_roster.ui.common.tooltip import set_tooltip
from fire_roster.ui.icons import icon
from fire_roster.ui.search.hit_delegate import HIT_ROLE, ROW_HEIGHT, HitDelegate
from fire_roster.ui.search.search_index import SearchHit

_WIDTH = 280
_LIST_WIDTH = 420
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_TAKERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class HitList(QFrame):
    """Lies above the page, below the field. `chosen(SearchHit)` on a click."""

    chosen = Signal(object)

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self._host = host
        self.setObjectName("searchResults")
        self.list = QListWidget()
        self.list.setObjectName("completion")
        self.list.setAccessibleName("搜索结果")
        self.list.setItemDelegate(HitDelegate(self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemClicked.connect(lambda item: self.chosen.emit(item.data(HIT_ROLE)))
        self._nothing = PlainLabel(
            "没有找到。可以输入姓名、拼音首字母、手机尾号或证书编号。", "muted"
        )
        layout = column(self, margin=1)
        layout.addWidget(self.list)
        layout.addWidget(self._nothing)
        self.hide()

    def show_hits(self, hits: Sequence[SearchHit], below: QRect) -> None:
        """Show hits under a place of the host; an empty list says so."""
        self.list.clear()
        for hit in hits:
            item = QListWidgetItem(hit.title)
            item.setData(HIT_ROLE, hit)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.list.setVisible(bool(hits))
        self._nothing.setVisible(not hits)
        self._nothing.setMargin(8)
        self.list.setFixedHeight(len(hits) * ROW_HEIGHT + 10)
        self.setFixedWidth(max(_LIST_WIDTH, below.width()))
        self.adjustSize()
        left = min(below.left(), self._host.width() - self.width() - 8)
        self.move(max(8, left), below.bottom() + 4)
        self.show()
        self.raise_()

    def step(self, direction: int) -> None:
        """Mark the next hit, or the one before."""
        row = self.list.currentRow() + direction
        self.list.setCurrentRow(max(0, min(self.list.count() - 1, row)))

    def current(self) -> SearchHit | None:
        """The marked hit."""
        item = self.list.currentItem()
        found: SearchHit | None = item.data(HIT_ROLE) if item and self.isVisible() else None
        return found


class SearchBox(QLineEdit):
    """`wanted(text)` while somebody types, `approached()` on focus, `chosen(SearchHit)`."""

    wanted = Signal(str)
    approached = Signal()
    chosen = Signal(object)

    def __init__(self, host: QWidget) -> None:
        super().__init__()
        self._host = host
        self.hits = HitList(host)
        self.setFixedWidth(_WIDTH)
        self.setPlaceholderText("搜索人员、证书号、页面")
        self.setAccessibleName("搜索")
        set_tooltip(self, "按姓名、拼音、手机尾号或证书编号找人，也可以找页面", "Ctrl+K")
        self.setClearButtonEnabled(True)
        self.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.textEdited.connect(self._on_text)
        self.hits.chosen.connect(self._take)
        host.installEventFilter(self)

    def show_hits(self, hits: Sequence[SearchHit]) -> None:
        """Show what was found for the text; nothing is shown for an empty one."""
        if not self.text().strip():
            self.hits.hide()
            return
        corner = self.mapTo(self._host, QPoint())
        self.hits.show_hits(hits, QRect(corner, self.size()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _STEPS and self.hits.isVisible():
            self.hits.step(_STEPS[key])
        elif key in _TAKERS:
            hit = self.hits.current()
            if hit is not None:
                self._take(hit)
        elif key == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.approached.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.hits.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.hits.hide()
        return False

    def _on_text(self, text: str) -> None:
        self.wanted.emit(text)

    def _take(self, hit: SearchHit) -> None:
        self._leave()
        self.chosen.emit(hit)

    def _leave(self) -> None:
        self.clear()
        self.hits.hide()
        self.clearFocus()
