"""Actions without words, and keys that two actions want."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QMenu, QTabBar, QWidget

from tests.ui.tour.checks.findings import Finding, place_of, shown_widgets
from tests.ui.tour.checks.tab_order import is_control, is_outermost

_WINDOW = Qt.ShortcutContext.WindowShortcut
_SUBTREE = Qt.ShortcutContext.WidgetWithChildrenShortcut


@dataclass(frozen=True)
class Key:
    """A key that is listened to: where, and how far it reaches."""

    keys: str
    owner: QWidget
    reach: Qt.ShortcutContext
    source: QObject


def find_bad_actions(root: QWidget) -> Iterator[Finding]:
    """Nameless controls and actions, tooltips that hide their key, clashing keys."""
    for widget in shown_widgets(root):
        yield from (Finding("action", place_of(widget), text) for text in _problems(widget))
    for first, second in combinations(keys_of(root), 2):
        if first.keys == second.keys and _meet(first, second):
            yield Finding(
                "shortcut", place_of(first.owner), f"{first.keys} also in {place_of(second.owner)}"
            )


def _problems(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, QMenu):
        yield from _action_problems(widget)
    if not is_control(widget):
        if _is_nameless_stop(widget):
            yield "Tab stops here, and screen readers have no name for it"
        return
    if isinstance(widget, QAbstractButton):
        if not widget.text().strip() and not widget.toolTip():
            yield "neither text nor tooltip"
        keys = widget.shortcut().toString()
        if keys and f"（{keys}）" not in widget.toolTip():
            yield f"the tooltip does not tell {keys}"
    has_words = isinstance(widget, QAbstractButton) and widget.text().strip()
    if not has_words and not isinstance(widget, QTabBar) and not widget.accessibleName():
        yield "no name for screen readers"


def _is_nameless_stop(widget: QWidget) -> bool:
    """A widget of another kind that takes the keyboard: a painted picture, a chart, a box."""
    takes_tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    is_whole = widget.focusProxy() is None and not isinstance(widget, QMenu | QTabBar)
    return takes_tab and is_whole and is_outermost(widget) and not widget.accessibleName()


def _action_problems(menu: QMenu) -> Iterator[str]:
    for action in menu.actions():
        if not action.isSeparator() and not (action.text().strip() and action.toolTip().strip()):
            yield f"action without text or tooltip: “{action.text()}”"


def keys_of(root: QWidget) -> list[Key]:
    """Keys that work while this window is shown as it is now."""
    found = []
    for shortcut in root.findChildren(QShortcut):
        owner = shortcut.parent()
        if isinstance(owner, QWidget) and _listens(owner, root) and shortcut.isEnabled():
            for keys in QShortcut.keys(shortcut):
                found.append(Key(keys.toString(), owner, shortcut.context(), shortcut))
    for widget in shown_widgets(root):
        if isinstance(widget, QLineEdit):
            continue
        if isinstance(widget, QAbstractButton) and not widget.shortcut().isEmpty():
            found.append(Key(widget.shortcut().toString(), widget, _WINDOW, widget))
        found.extend(_action_keys(widget))
    return [key for key in found if key.keys]


def _action_keys(widget: QWidget) -> Iterator[Key]:
    for action in widget.actions():
        if isinstance(action, QAction) and action.isEnabled():
            for keys in action.shortcuts():
                yield Key(QKeySequence(keys).toString(), widget, action.shortcutContext(), action)


def _listens(owner: QWidget, root: QWidget) -> bool:
    return owner.isVisible() and owner.window() is root.window()


def _meet(first: Key, second: Key) -> bool:
    """Whether there is a focus at which both are meant."""
    if first.source is second.source:
        return False
    if first.reach == _WINDOW or second.reach == _WINDOW:
        # A key of a part goes before a key of the window only in Qt's override; elsewhere both
        # are meant and neither is done.
        return True
    if first.owner is second.owner:
        return True
    return (first.reach == _SUBTREE and first.owner.isAncestorOf(second.owner)) or (
        second.reach == _SUBTREE and second.owner.isAncestorOf(first.owner)
    )
