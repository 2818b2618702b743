"""The bell of the top bar: a count, and a menu that leads to each cause."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QMenu, QWidget

from fire_roster.services.changes import Changes
from fire_roster.ui.common.buttons import make_icon_button
from fire_roster.ui.common.chips import Badge
from fire_roster.ui.common.layout import row
from fire_roster.ui.common.tooltip import set_tooltip
from fire_roster.ui.context import AppContext
from fire_roster.ui.icons import icon

if TYPE_CHECKING:
    from fire_roster.ui.bell.notices import Notice

_TICK_MS = 60_000
_SETTLE_MS = 300
_MOST = 12
_KEYS = "Ctrl+B"


class BellButton(QWidget):
    """Counts in the background: after `start`, after changes, and when another day begins."""

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._read_on: date | None = None
        self.notices: tuple[Notice, ...] = ()
        self.button = make_icon_button("bell", "待办：正在统计", self.show_menu, shortcut=_KEYS)
        self.badge = Badge(0, "danger")
        layout = row(self, spacing=0)
        layout.addWidget(self.button)
        layout.addWidget(self.badge)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLE_MS)
        self._settle.timeout.connect(self.start)
        self._tick = QTimer(self)
        self._tick.setInterval(_TICK_MS)
        self._tick.timeout.connect(self._follow_clock)
        context.changes.changed.connect(self._on_changes)

    def start(self) -> None:
        """Count now and from now on; call once the services are open."""
        self._read_on = self._context.clock().date()
        self._tick.start()
        self._context.tasks.run(lambda control: self._read(), self.show_notices)

    def stop(self) -> None:
        """Count no more; call before the services close."""
        self._settle.stop()
        self._tick.stop()

    def show_notices(self, notices: "tuple[Notice, ...]") -> None:
        """Show how many there are."""
        self.notices = notices
        self.badge.set_count(len(notices))
        words = f"待办 {len(notices)} 项：7 天内缺人、30 天内到期的证书" if notices else "没有待办"
        self.button.setAccessibleName(words)
        set_tooltip(self.button, words, _KEYS)

    def make_menu(self) -> QMenu:
        """One line for each notice, leading to its page."""
        menu = QMenu(self)
        for notice in self.notices[:_MOST]:
            action = menu.addAction(icon(notice.icon), notice.text.replace("&", "&&"))
            action.triggered.connect(
                lambda _=False, one=notice: self._context.navigate(one.page_key, **one.focus)
            )
        rest = len(self.notices) - _MOST
        if rest > 0:
            menu.addSeparator()
            more = menu.addAction(f"其余 {rest} 项见证书页")
            more.triggered.connect(lambda: self._context.navigate("certificates", view="expiring"))
        if not self.notices:
            menu.addAction("7 天内不缺人，30 天内没有证书到期").setEnabled(False)
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

    def _on_changes(self, _: Changes) -> None:
        if self._tick.isActive():
            self._settle.start()

    def _follow_clock(self) -> None:
        if self._context.clock().date() != self._read_on:
            self.start()
