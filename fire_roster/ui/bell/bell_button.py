"""The bell of the top bar: a count, and a menu that leads to each cause."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QMenu, QWidget

from fire_roster.services.changes import Changes, Kind
from fire_roster.ui.common.buttons import make_icon_button
from fire_roster.ui.common.chips import Badge
from fire_roster.ui.common.layout import row
from fire_roster.ui.common.tooltip import set_tooltip
from fire_roster.ui.context import AppContext
from fire_roster.ui.icons import icon

if TYPE_CHECKING:
    from fire_roster.ui.bell.notices import Notice

_SETTLE_MS = 300
_MOST = 12
_TEXT_WIDTH = 440
_KEYS = "Ctrl+B"


class BellButton(QWidget):
    """Counts in the background: after `start`, and whenever the record of alerts changes."""

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._is_counting = False
        self.notices: tuple[Notice, ...] = ()
        self.button = make_icon_button("bell", "提醒：正在读取", self.show_menu, shortcut=_KEYS)
        self.badge = Badge(0, "danger")
        layout = row(self, spacing=0)
        layout.addWidget(self.button)
        layout.addWidget(self.badge)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLE_MS)
        self._settle.timeout.connect(self.start)
        context.changes.changed.connect(self._on_changes)

    def start(self) -> None:
        """Count now and from now on; call once the services are open."""
        self._is_counting = True
        self._context.tasks.run(lambda control: self._read(), self.show_notices)

    def stop(self) -> None:
        """Count no more; call before the services close."""
        self._settle.stop()
        self._is_counting = False

    def show_notices(self, notices: "tuple[Notice, ...]") -> None:
        """Show how many there are."""
        self.notices = notices
        self.badge.set_count(len(notices))
        words = f"{len(notices)} 条提醒待处理" if notices else "没有待处理的提醒"
        self.button.setAccessibleName(words)
        set_tooltip(self.button, words, _KEYS)

    def make_menu(self) -> QMenu:
        """One line for each notice, leading to its page."""
        menu = QMenu(self)
        for notice in self.notices[:_MOST]:
            text = menu.fontMetrics().elidedText(
                notice.text, Qt.TextElideMode.ElideRight, _TEXT_WIDTH
            )
            action = menu.addAction(icon(notice.icon), text.replace("&", "&&"))
            action.triggered.connect(
                lambda _=False, one=notice: self._context.navigate(one.page_key, **one.focus)
            )
        rest = len(self.notices) - _MOST
        if rest > 0:
            menu.addSeparator()
            more = menu.addAction(f"其余 {rest} 条见提醒页")
            more.triggered.connect(lambda: self._context.navigate("alerts", view="open"))
        if not self.notices:
            menu.addAction("没有待处理的提醒").setEnabled(False)
        return menu

    def show_menu(self) -> QMenu:
        """Open the menu under the bell."""
        menu = self.make_menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.button.mapToGlobal(self.button.rect().bottomLeft()))
        return menu

    def _read(self) -> "tuple[Notice, ...]":
        from fire_roster.ui.bell.notices import read_notices

        return read_notices(self._context.services)

    def _on_changes(self, changes: Changes) -> None:
        if self._is_counting and changes.touches(Kind.ALERT):
            self._settle.start()
