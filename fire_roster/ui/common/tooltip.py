"""The only place that sets tooltips: a name in a tooltip is text, never markup."""

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QSystemTrayIcon, QToolTip, QWidget

_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;"})


def tooltip_text(text: str) -> str:
    """Qt's rich-text form that shows `text` literally, with its line breaks."""
    if not text:
        return ""
    return f"<qt>{text.translate(_ESCAPES)}</qt>".replace("\n", "<br>")


def set_tooltip(target: QWidget | QAction, text: str, shortcut: str = "") -> None:
    """Give a widget or action a literal tooltip, with its shortcut in brackets."""
    shown = f"{text}（{QKeySequence(shortcut).toString()}）" if shortcut else text
    target.setToolTip(tooltip_text(shown))
    if isinstance(target, QWidget) and not target.accessibleName():
        target.setAccessibleName(text)


def show_tooltip(place: QPoint, text: str, widget: QWidget) -> None:
    """Show a literal tooltip at a point of the screen; an empty text hides it."""
    QToolTip.showText(place, tooltip_text(text), widget)


def set_tray_tooltip(icon: QSystemTrayIcon, text: str) -> None:
    """Tooltip of a tray icon: the system draws it, as plain text."""
    icon.setToolTip(text)
