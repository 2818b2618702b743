"""Controls that the keyboard cannot reach, or reaches in a strange order."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QWidget,
)

from fire_roster.ui.roster.edge_view import EdgeView
from fire_roster.ui.search.hit_list import HitList
from tests.ui.tour.checks.findings import Finding, place_of, shown_widgets

_CONTROLS = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
)
# Parts of these belong to them: their keys do what the part does.
_WHOLES = (HitList, QAbstractItemView, QAbstractSpinBox, QComboBox, QLineEdit, QTabBar)
# The edges of the grid repeat rows that the grid itself leads through.
_MIRRORS = (QHeaderView, EdgeView)


def find_unreachable(root: QWidget) -> Iterator[Finding]:
    """Enabled controls outside the tab chain; siblings that tab back up the window."""
    controls = [widget for widget in shown_widgets(root) if is_control(widget)]
    chain = _tab_chain(root)
    for widget in controls:
        if widget not in chain and not _is_one_of_a_choice(widget):
            yield Finding("tab order", place_of(widget), "Tab never comes here")
    stops = [widget for widget in chain if widget in controls]
    for before, after in pairwise(stops):
        if (
            before.parent() is after.parent()
            and after.geometry().bottom() < before.geometry().top()
        ):
            yield Finding("tab order", place_of(before), f"Tab goes up to {place_of(after)}")


def _is_one_of_a_choice(widget: QWidget) -> bool:
    """Of buttons that exclude each other Qt takes one into the chain; arrows reach the rest."""
    if not isinstance(widget, QAbstractButton):
        return False
    group = widget.group()
    return widget.autoExclusive() or (group is not None and group.exclusive())


def is_control(widget: QWidget) -> bool:
    """Whether somebody is meant to reach this widget by keyboard: no part of another one."""
    if not isinstance(widget, _CONTROLS) or isinstance(widget, _MIRRORS):
        return False
    return is_outermost(widget)


def is_outermost(widget: QWidget) -> bool:
    """Whether an enabled widget is no part of a control that works as a whole."""
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, _WHOLES):
            return False
        parent = parent.parentWidget()
    return widget.isEnabled()


def _tab_chain(root: QWidget) -> list[QWidget]:
    """Widgets in the order of Tab, as far as they take the focus that way."""
    chain, widget = [], root
    while True:
        target = widget
        if target.isVisible() and target.isEnabled() and target.focusPolicy() & _tab():
            chain.append(target)
            if target.focusProxy() is not None:
                chain.append(target.focusProxy())
        following = widget.nextInFocusChain()
        if following is None or following is root:
            return chain
        widget = following


def _tab() -> Qt.FocusPolicy:
    return Qt.FocusPolicy.TabFocus
