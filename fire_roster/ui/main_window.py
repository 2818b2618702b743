"""The window around the pages: navigation, top bar, status bar."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QKeySequence,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import QAbstractScrollArea, QMainWindow, QStackedWidget, QWidget

from fire_roster.errors import FireRosterError
from fire_roster.ui.alerts.health_light import HealthLight
from fire_roster.ui.bell.bell_button import BellButton
from fire_roster.ui.common.buttons import make_icon_button
from fire_roster.ui.common.labels import PlainLabel
from fire_roster.ui.common.layout import column, row
from fire_roster.ui.common.toast import Toast, show_toast
from fire_roster.ui.context import AppContext
from fire_roster.ui.dropped_update import dropped_update
from fire_roster.ui.help.help_desk import HELP_KEY, HelpDesk
from fire_roster.ui.navigation import PageEntry
from fire_roster.ui.navigation_bar import SHORTCUT_PAGES, NavigationBar
from fire_roster.ui.notice_bars import NoticeBars
from fire_roster.ui.page import Page
from fire_roster.ui.page_trail import PageTrail
from fire_roster.ui.search.search_box import SearchBox
from fire_roster.ui.search.search_desk import SearchDesk
from fire_roster.ui.top_bar import TopBar
from fire_roster.ui.undo_desk import UndoDesk
from fire_roster.ui.window_memory import WindowMemory

_COMPACT_BELOW = 1100


class MainWindow(QMainWindow):
    """Shows one page at a time; a page is made on its first visit.

    `closing()` while everything still stands. `stay_behind` is asked before a person closes the
    window: True leaves the program running without it.
    """

    closing = Signal()

    def __init__(
        self, context: AppContext, pages: Sequence[PageEntry], memory: WindowMemory
    ) -> None:
        super().__init__()
        self._context = context
        self._entries = {entry.key: entry for entry in pages}
        self._memory = memory
        self._pages: dict[str, Page] = {}
        self.setWindowTitle("消防值班")
        self.setMinimumSize(880, 480)
        self.navigation = NavigationBar(pages)
        self.top_bar = TopBar(context.clock)
        self.trail = PageTrail(self)
        self.search = SearchBox(self)
        self._search_desk = SearchDesk(context, pages, self.search)
        self.bell = BellButton(context)
        self.health = HealthLight(context.clock)
        self.help = HelpDesk(context, self.current_page, self)
        self.stay_behind: Callable[[], bool] | None = None
        self.is_locked = False
        self.is_session_ending = False
        self.top_bar.add_lead(self.trail.buttons)
        self.top_bar.add_tool(self.search)
        self.top_bar.add_tool(self.bell)
        self.top_bar.add_tool(self.health)
        self.top_bar.add_tool(
            make_icon_button("circle-help", "帮助", self.help.open_here, shortcut=HELP_KEY)
        )
        self.bars = NoticeBars()
        self._stack = QStackedWidget()
        self._undo_text = PlainLabel(role="small")
        self._undo_desk = UndoDesk(context, self.current_page, self)
        self._lay_out()
        self.toast = Toast(self)
        self._connect()
        self._add_shortcuts()
        self.setAcceptDrops(True)
        memory.restore(self)

    def open_page(self, page_key: str, focus: dict[str, object] | None = None) -> None:
        """Show a page as the data are now; KeyError for an unknown key. Not behind the lock."""
        if self.is_locked:
            return
        page = self._page(page_key)
        self.trail.visit(page_key)
        self.navigation.mark(page_key)
        self._stack.setCurrentWidget(page)
        page.visit()
        if focus:
            page.focus_on(**focus)
        self._show_undo_text()

    @property
    def entries(self) -> tuple[PageEntry, ...]:
        """The pages that can be opened."""
        return tuple(self._entries.values())

    def current_page(self) -> Page | None:
        """The page shown, if any was opened."""
        page = self._stack.currentWidget()
        return page if isinstance(page, Page) else None

    def set_unit_name(self, name: str) -> None:
        """Show the unit in the top bar."""
        self.top_bar.set_unit_name(name)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.navigation.set_compact(self.width() < _COMPACT_BELOW)

    def may_close(self) -> bool:
        """Whether closing loses nothing, or the user wants it all the same."""
        unsaved = [name for page in self._pages.values() for name in page.unsaved()]
        if not unsaved:
            return True
        # Imported when needed: the first paint has no use for dialogs.
        from fire_roster.ui.common.dialogs import confirm
        from fire_roster.ui.drafts.draft_desk import DraftDesk

        text = f"{'、'.join(unsaved)}里有改动还没有保存，关闭后这些改动会丢失。"
        is_given_up = confirm(self, "还有没保存的内容", text, "不保存，直接关闭")
        if is_given_up and DraftDesk.current is not None:
            DraftDesk.current.forget_all()
        return is_given_up

    def closeEvent(self, event: QCloseEvent) -> None:
        # Only a person is asked: the program closes the window when everything is settled.
        if event.spontaneous() and not self.is_session_ending:
            if self.stay_behind is not None and self.stay_behind():
                event.ignore()
                self.hide()
                return
            if not self.may_close():
                event.ignore()
                return
        self.closing.emit()
        self.bell.stop()
        self.keep_looks()
        self._context.tasks.shut_down()
        super().closeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_update(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.open_page("settings", {"panel": "about", "update": dropped_update(event.mimeData())})

    def _page(self, page_key: str) -> Page:
        if page_key not in self._pages:
            page = self._entries[page_key].make(self._context)
            if page.history is not None:
                page.history.changed.connect(self._show_undo_text)
                page.history.failed.connect(self._tell_error)
            # Imported with the first page: the bare window has no table.
            from fire_roster.ui.table_layouts import restore_tables

            restore_tables(page_key, page, self._memory)
            self._pages[page_key] = page
            self._stack.addWidget(page)
            for area in page.findChildren(QAbstractScrollArea):
                area.viewport().installEventFilter(self.trail)
        return self._pages[page_key]

    def keep_looks(self) -> None:
        """Remember place, columns and choices on this computer."""
        from fire_roster.ui.table_layouts import keep_tables

        for page_key, page in self._pages.items():
            keep_tables(page_key, page, self._memory)
        self._memory.save(self)

    def _lay_out(self) -> None:
        shell = QWidget()
        shell.setObjectName("shell")
        outer = row(shell, spacing=0)
        outer.addWidget(self.navigation)
        right = column(spacing=0)
        right.addWidget(self.top_bar)
        right.addWidget(self.bars)
        right.addWidget(self._stack, 1)
        outer.addLayout(right, 1)
        self.setCentralWidget(shell)
        self.statusBar().setSizeGripEnabled(False)
        self.statusBar().setContentsMargins(12, 0, 12, 0)
        self.statusBar().addPermanentWidget(self._undo_text)

    def _connect(self) -> None:
        self.navigation.chosen.connect(self.open_page)
        self.trail.wanted.connect(self.open_page)
        self.installEventFilter(self.trail)
        self._context.navigator.requested.connect(self.open_page)
        self.health.settings_wanted.connect(lambda: self.open_page("settings", {"panel": "alerts"}))
        self._context.notices.toast.connect(partial(show_toast, self.toast))
        self._context.notices.error.connect(self._tell_error)

    def _add_shortcuts(self) -> None:
        for number, key in enumerate(list(self._entries)[:SHORTCUT_PAGES], start=1):
            for modifier in ("Ctrl", "Alt"):
                shortcut = QShortcut(QKeySequence(f"{modifier}+{number}"), self)
                shortcut.activated.connect(lambda key=key: self.open_page(key))
        for sequence, action in (
            ("Ctrl+K", self.search.setFocus),
            ("F5", self._refresh),
            ("Ctrl+Z", self._undo_desk.undo),
            ("Ctrl+Y", self._undo_desk.redo),
            ("Ctrl+Shift+Z", self._undo_desk.redo),
        ):
            QShortcut(QKeySequence(sequence), self).activated.connect(action)

    def _refresh(self) -> None:
        page = self.current_page()
        if page is not None:
            page.refresh()

    def _show_undo_text(self) -> None:
        text = self._undo_desk.text
        self._undo_text.setText(f"Ctrl+Z 撤销：{text}" if text else "")

    def _tell_error(self, error: Exception) -> None:
        if isinstance(error, FireRosterError):
            from fire_roster.ui.common.dialogs import show_error

            show_error(self, error)
        else:
            raise error

    def bring_to_front(self) -> None:
        """Raise the window, for example when the program is started a second time."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()
