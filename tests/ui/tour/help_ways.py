"""How the tour comes to the help."""

from collections.abc import Callable

from PySide6.QtWidgets import QApplication, QWidget

from fire_roster.ui.help.help_window import HelpWindow
from tests.ui.tour.scene import Scene


def find_help() -> HelpWindow | None:
    """The window of the help, where it is open."""
    shown = [one for one in QApplication.topLevelWidgets() if isinstance(one, HelpWindow)]
    return next((one for one in shown if one.isVisible()), None)


def shown_help() -> HelpWindow:
    """The window of the help that is open."""
    found = find_help()
    assert found is not None, "no help was opened"
    return found


def article(key: str) -> Callable[[Scene], QWidget]:
    """The help with an article."""

    def show(scene: Scene) -> QWidget:
        scene.open_page("today")
        scene.window.help.open_article(key)
        return shown_help()

    return show


def licences(scene: Scene) -> QWidget:
    """What the program is made of."""
    scene.open_page("settings", panel="about").panel("about").open_licences()
    return scene.dialog()
