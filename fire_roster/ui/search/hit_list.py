"""The list of hits that opens below the search field."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QWidget

from fire_roster.ui.common.labels import PlainLabel
from fire_roster.ui.common.layout import column
from fire_roster.ui.search.hit_delegate import HIT_ROLE, ROW_HEIGHT, HitDelegate
from fire_roster.ui.search.search_index import SearchHit

_LIST_WIDTH = 420


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
