"""One objection, and the words for where it is."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from fire_roster.ui.common.toast import Toast
from fire_roster.ui.search.hit_list import HitList

FLOATING = (HitList, Toast)
"""What lies above the page on purpose."""

_LONGEST = 24


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong, and where."""

    check: str
    place: str
    text: str

    def __str__(self) -> str:
        return f"[{self.check}] {self.place}: {self.text}"


def place_of(widget: QWidget) -> str:
    """Class, name or text of a widget, and the two classes around it."""
    words = widget.objectName()
    if isinstance(widget, QLabel | QAbstractButton) and widget.text():
        words = widget.text()
    around = []
    parent = widget.parentWidget()
    while parent is not None and len(around) < 2:
        around.append(type(parent).__name__)
        parent = parent.parentWidget()
    shown = words.strip().replace("\n", " ")[:_LONGEST] or widget.accessibleName()[:_LONGEST]
    return " in ".join([f"{type(widget).__name__} “{shown}”", *around])


def shown_widgets(root: QWidget) -> Iterator[QWidget]:
    """The widget and everything visible in the same window."""
    yield root
    for widget in root.findChildren(QWidget):
        if widget.isVisible() and widget.window() is root.window():
            yield widget


def in_viewport(widget: QWidget) -> bool:
    """Whether any of the widget is to be seen: not scrolled away."""
    return not widget.visibleRegion().isEmpty()
