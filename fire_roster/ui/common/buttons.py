"""Buttons in the few kinds a screen needs."""

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget

from fire_roster.domain.rights import Right
from fire_roster.ui.common.rights_gate import GuardedButton
from fire_roster.ui.common.tooltip import set_tooltip
from fire_roster.ui.icons import icon

ButtonVariant = Literal["normal", "primary", "danger", "quiet"]
_ICON_TOKENS: dict[ButtonVariant, str] = {
    "normal": "text_muted",
    "primary": "on_accent",
    "danger": "on_danger",
    "quiet": "accent",
}


def make_button(
    text: str,
    on_click: Callable[[], object] | None = None,
    *,
    variant: ButtonVariant = "normal",
    icon_name: str = "",
    parent: QWidget | None = None,
    needs: Right | None = None,
) -> QPushButton:
    """Push button; `primary` is the one main action of a screen, `danger` destroys.

    Grey for whoever has not the right that it `needs`.
    """
    shown = text.replace("&", "&&")
    # The style sheet knows no gap between icon and text.
    words = f" {shown}" if icon_name else shown
    button = QPushButton(words, parent) if needs is None else GuardedButton(words, needs, parent)
    button.setAccessibleName(text)
    button.setProperty("variant", variant)
    # Enter presses the button that has the focus, never the main one in its stead.
    button.setAutoDefault(True)
    if icon_name:
        button.setIcon(icon(icon_name, _ICON_TOKENS[variant]))
        button.setIconSize(QSize(16, 16))
    if on_click is not None:
        button.clicked.connect(lambda: on_click())
    return button


def make_save_button(on_click: Callable[[], object]) -> QPushButton:
    """The main button of a page of settings; Ctrl+S, too, while it can be seen."""
    button = make_button(
        "保存", on_click, variant="primary", icon_name="save", needs=Right.SETTINGS
    )
    button.setShortcut("Ctrl+S")
    set_tooltip(button, "保存", "Ctrl+S")
    return button


def make_icon_button(
    icon_name: str,
    tooltip: str,
    on_click: Callable[[], object] | None = None,
    *,
    shortcut: str = "",
    parent: QWidget | None = None,
) -> QToolButton:
    """Square button with an icon alone; the tooltip is also its screen-reader name."""
    button = QToolButton(parent)
    button.setIcon(icon(icon_name))
    button.setIconSize(QSize(18, 18))
    button.setFixedSize(32, 32)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    set_tooltip(button, tooltip, shortcut)
    if shortcut:
        button.setShortcut(shortcut)
    if on_click is not None:
        button.clicked.connect(lambda: on_click())
    return button
