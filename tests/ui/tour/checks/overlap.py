"""Siblings that lie upon each other."""

from collections.abc import Iterator
from itertools import combinations

from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QSizeGrip,
    QSplitterHandle,
    QTabBar,
    QTabWidget,
    QWidget,
)

from tests.ui.tour.checks.findings import FLOATING, Finding, place_of, shown_widgets

# Qt puts parts of these upon each other itself.
_COMPOUND = (QAbstractScrollArea, QAbstractSpinBox, QComboBox, QLineEdit, QTabBar, QTabWidget)
_FLOATING = (*FLOATING, QSizeGrip, QSplitterHandle)


def find_overlaps(root: QWidget) -> Iterator[Finding]:
    """Visible children of one parent whose places share a pixel."""
    for parent in shown_widgets(root):
        if isinstance(parent, _COMPOUND):
            continue
        children = [child for child in parent.children() if _counts(child)]
        for first, second in combinations(children, 2):
            shared = first.geometry().intersected(second.geometry())
            if not shared.isEmpty():
                yield Finding(
                    "overlap",
                    place_of(first),
                    f"{shared.width()}×{shared.height()} px under {place_of(second)}",
                )


def _counts(child: object) -> bool:
    return (
        isinstance(child, QWidget)
        and child.isVisible()
        and not child.isWindow()
        and not isinstance(child, _FLOATING)
    )
