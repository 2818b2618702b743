"""Text that is not Chinese."""

import re
from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenu,
    QTabBar,
    QWidget,
)

from tests.ui.samples import NASTY_NAME
from tests.ui.tour.checks.findings import Finding, place_of, shown_widgets

_KEYS = r"(?:Ctrl|Alt|Shift|Enter|Return|Esc|Delete|Del|Space|Tab|PgUp|PgDown|Home|End|Left|Right)"
_TERMS = (
    r"(?:Excel|WPS|PDF|PNG|CSV|TSV|GB|GA|XF|AQ|ICS|ODS|xlsx|xls|ods|csv|txt|pdf|frupdate"
    r"|fire-roster|Python|SQLite|Qt)"
)
_ALLOWED = re.compile(rf"\b(?:{_KEYS}|{_TERMS})\b")
_WORD = re.compile(r"[A-Za-z]{3,}")


def find_foreign_text(root: QWidget) -> Iterator[Finding]:
    """Texts, tooltips, placeholders and titles with an English word."""
    for widget in shown_widgets(root):
        for text in _texts(widget):
            word = foreign_word(text)
            if word:
                yield Finding("language", place_of(widget), f"“{word}” in “{text[:60]}”")


def foreign_word(text: str) -> str:
    """The first word of three Latin letters that is no key and no name of a format."""
    plain = text.replace(NASTY_NAME, "")
    # Paths and addresses are data: they stand on the screen as they are.
    plain = re.sub(r"\S*[/\\]\S*", "", plain)
    found = _WORD.search(_ALLOWED.sub("", plain))
    return found.group() if found else ""


def _texts(widget: QWidget) -> Iterator[str]:
    if widget.isWindow():
        yield widget.windowTitle()
    yield _plain(widget.toolTip())
    yield widget.accessibleName()
    if isinstance(widget, QLabel | QAbstractButton):
        yield widget.text()
    elif isinstance(widget, QLineEdit):
        yield widget.placeholderText()
    elif isinstance(widget, QComboBox):
        yield from (widget.itemText(number) for number in range(widget.count()))
    elif isinstance(widget, QTabBar):
        yield from (widget.tabText(number) for number in range(widget.count()))
    elif isinstance(widget, QMenu):
        yield from (action.text() for action in widget.actions())
    elif isinstance(widget, QHeaderView) and widget.model() is not None:
        model = widget.model()
        for section in range(widget.count()):
            yield str(model.headerData(section, Qt.Orientation.Horizontal) or "")


def _plain(tooltip: str) -> str:
    if not tooltip.startswith("<"):
        return tooltip
    document = QTextDocument()
    document.setHtml(tooltip)
    return document.toPlainText()
