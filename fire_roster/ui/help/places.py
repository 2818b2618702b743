"""Where somebody is: the names by which an article says that it belongs there."""

from collections.abc import Iterator

from PySide6.QtWidgets import QApplication, QWidget

from fire_roster.ui.page import Page
from fire_roster.ui.panel_page import PanelPage
from fire_roster.ui.practice.panels_page import PanelsPage


def places_of(widget: QWidget | None) -> Iterator[str]:
    """From the widget outwards, through dialogs to the page they were opened from.

    A class name each; for a page of panels first the page with the key of the panel shown.
    """
    while widget is not None:
        for kind in type(widget).__mro__:
            if kind.__module__.startswith("PySide6"):
                break
            if issubclass(kind, Page) and isinstance(widget, Page) and panel_key(widget):
                yield f"{kind.__name__}/{panel_key(widget)}"
            yield kind.__name__
        widget = widget.parentWidget()


def panel_key(page: Page) -> str:
    """Key of the panel that a page shows; empty for a page without panels."""
    if isinstance(page, PanelPage):
        return page.tabs.key()
    return page.panel_key() if isinstance(page, PanelsPage) else ""


def place_now(window: QWidget, page: Page | None) -> QWidget:
    """The widget somebody works in: what has the focus, else the dialog or page on top."""
    top = QApplication.activeModalWidget() or page or window
    focused = QApplication.focusWidget()
    return focused if focused is not None and top.isAncestorOf(focused) else top
