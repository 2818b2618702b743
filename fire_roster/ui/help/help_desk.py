"""F1 wherever somebody works, and whoever else asks for an article."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QWidget

from fire_roster.ui.context import AppContext
from fire_roster.ui.page import Page

HELP_KEY = "F1"


class HelpDesk(QObject):
    """What shows the help is imported when it is first asked for."""

    def __init__(
        self, context: AppContext, current_page: Callable[[], Page | None], window: QMainWindow
    ) -> None:
        super().__init__(window)
        self._context = context
        self._current_page = current_page
        self._main = window
        context.notices.help.connect(self.open_article)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._equip)

    def open_here(self) -> None:
        """The article of the place somebody works in."""
        from fire_roster.services.help import article_for
        from fire_roster.ui.help.places import place_now, places_of

        place = place_now(self._main, self._current_page())
        self.open_article(article_for(places_of(place)).key)

    def open_article(self, key: str) -> None:
        """Show an article; above a dialog that must be answered first, where there is one."""
        from fire_roster.ui.help.help_window import HelpWindow

        host = QApplication.activeModalWidget() or self._main
        found = host.findChild(HelpWindow, options=Qt.FindChildOption.FindDirectChildrenOnly)
        window = found or HelpWindow(self._context, host)
        window.open_article(key)
        window.show()
        window.raise_()
        window.activateWindow()

    def _equip(self, _: QWidget | None, now: QWidget | None) -> None:
        """A modal dialog shuts out the keys of the window behind it: it gets F1 of its own."""
        dialog = now.window() if now is not None else None
        if not isinstance(dialog, QDialog) or dialog.property("hasHelp"):
            return
        dialog.setProperty("hasHelp", True)
        QShortcut(HELP_KEY, dialog).activated.connect(self.open_here)
