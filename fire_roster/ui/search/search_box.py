"""The search field of the top bar."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from fire_roster.ui.common.tooltip import set_tooltip
from fire_roster.ui.icons import icon

if TYPE_CHECKING:
    from fire_roster.ui.search.hit_list import HitList
    from fire_roster.ui.search.search_index import SearchHit

_WIDTH = 280
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_TAKERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class SearchBox(QLineEdit):
    """`wanted(text)` while somebody types, `approached()` on focus, `chosen(SearchHit)`."""

    wanted = Signal(str)
    approached = Signal()
    chosen = Signal(object)

    def __init__(self, host: QWidget) -> None:
        super().__init__()
        self._host = host
        self._hits: HitList | None = None
        self.setFixedWidth(_WIDTH)
        self.setPlaceholderText("搜索人员、证书号、页面")
        self.setAccessibleName("搜索")
        set_tooltip(self, "按姓名、拼音、手机尾号或证书编号找人，也可以找页面", "Ctrl+K")
        self.setClearButtonEnabled(True)
        self.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.textEdited.connect(self._on_text)
        host.installEventFilter(self)

    @property
    def hits(self) -> "HitList":
        """The list, made when it is first needed: the first paint has no use for it."""
        if self._hits is None:
            from fire_roster.ui.search.hit_list import HitList

            self._hits = HitList(self._host)
            self._hits.chosen.connect(self._take)
        return self._hits

    def show_hits(self, hits: "Sequence[SearchHit]") -> None:
        """Show what was found for the text; nothing is shown for an empty one."""
        if not self.text().strip():
            self._close_list()
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
        # Another program in front: the list is still wanted when the window comes back.
        if event.reason() != Qt.FocusReason.ActiveWindowFocusReason:
            self._close_list()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._close_list()
        return False

    def _on_text(self, text: str) -> None:
        self.wanted.emit(text)

    def _close_list(self) -> None:
        if self._hits is not None:
            self._hits.hide()

    def _take(self, hit: "SearchHit") -> None:
        self._leave()
        self.chosen.emit(hit)

    def _leave(self) -> None:
        self.clear()
        self._close_list()
        self.clearFocus()
