"""Text that does not fit into its widget."""

from collections.abc import Iterator

from PySide6.QtCore import QModelIndex, QSize, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QStyle,
    QStyleOptionButton,
    QStyleOptionComboBox,
    QTabBar,
    QTableView,
    QWidget,
)

from fire_roster.ui.common.chip_delegate import ChipDelegate
from tests.ui.tour.checks.findings import Finding, place_of, shown_widgets

_SLACK = 1
_HEADER_PADDING = 11
_CELL_PADDING = 6


def find_clipped_text(root: QWidget) -> Iterator[Finding]:
    """Labels, buttons, tabs, fields, headings and cells that show less than their text."""
    for widget in shown_widgets(root):
        yield from (Finding("clipped", place_of(widget), text) for text in _problems(widget))


def _problems(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, QLabel):
        yield from _label(widget)
    elif isinstance(widget, QAbstractButton):
        yield from _button(widget)
    elif isinstance(widget, QTabBar):
        yield from _tabs(widget)
    elif isinstance(widget, QLineEdit):
        if not widget.toolTip():
            yield from _too_wide(widget, widget.placeholderText(), widget.width() - 10)
    elif isinstance(widget, QComboBox):
        yield from _combo(widget)
    elif isinstance(widget, QTableView) and isinstance(widget.itemDelegate(), ChipDelegate):
        yield from _headings(widget.horizontalHeader())
        yield from _cells(widget)


def _label(label: QLabel) -> Iterator[str]:
    text = label.text()
    if not text:
        return
    if text.endswith("…") and label.accessibleName() not in ("", text):
        if not label.toolTip():
            yield f"“{label.accessibleName()}” is cut and no tooltip tells the rest"
        return
    needed = label.sizeHint()
    if label.wordWrap():
        needed = QSize(_widest_sign(label), label.heightForWidth(label.width()))
    if needed.width() > label.width() + _SLACK or needed.height() > label.height() + _SLACK:
        yield f"needs {_words(needed)}, has {_words(label.size())}"


def _widest_sign(label: QLabel) -> int:
    return max(label.fontMetrics().horizontalAdvance(sign) for sign in label.text())


def _button(button: QAbstractButton) -> Iterator[str]:
    if not button.text() or (_is_icon_alone(button)):
        return
    if not isinstance(button, QPushButton):
        needed = button.sizeHint()
        if needed.width() > button.width() + _SLACK or needed.height() > button.height() + _SLACK:
            yield f"needs {_words(needed)}, has {_words(button.size())}"
        return
    option = QStyleOptionButton()
    button.initStyleOption(option)
    room = button.style().subElementRect(QStyle.SubElement.SE_PushButtonContents, option, button)
    icon = 0 if button.icon().isNull() else button.iconSize().width() + 4
    shown = button.text().replace("&&", "&")
    needed = QSize(
        button.fontMetrics().horizontalAdvance(shown) + icon, button.fontMetrics().height()
    )
    if needed.width() > room.width() + _SLACK or needed.height() > button.height():
        yield f"needs {_words(needed)}, has {_words(room.size())}"


def _is_icon_alone(button: QAbstractButton) -> bool:
    style = getattr(button, "toolButtonStyle", None)
    return (
        style is not None
        and style() == Qt.ToolButtonStyle.ToolButtonIconOnly
        and (not button.icon().isNull())
    )


def _tabs(bar: QTabBar) -> Iterator[str]:
    end = 0
    for index in range(bar.count()):
        if not bar.isTabVisible(index):
            continue
        rect = bar.tabRect(index)
        end = max(end, rect.right())
        yield from _too_wide(bar, bar.tabText(index).replace("&&", "&"), rect.width())
    if end > bar.width():
        yield f"tabs need {end} px, have {bar.width()}"


def _combo(combo: QComboBox) -> Iterator[str]:
    option = QStyleOptionComboBox()
    combo.initStyleOption(option)
    room = combo.style().subControlRect(
        QStyle.ComplexControl.CC_ComboBox,
        option,
        QStyle.SubControl.SC_ComboBoxEditField,
        combo,
    )
    yield from _too_wide(combo, combo.currentText(), room.width())


def _headings(header: QHeaderView) -> Iterator[str]:
    if not header.isVisible():
        return
    model = header.model()
    for section in range(header.count()):
        title = str(model.headerData(section, Qt.Orientation.Horizontal) or "")
        if not header.isSectionHidden(section):
            room = header.sectionSize(section) - 2 * _HEADER_PADDING
            yield from _too_wide(header, title, room)


def _cells(view: QTableView) -> Iterator[str]:
    """A cell may be cut where its delegate shows the rest on hovering; its first column not."""
    model, header = view.model(), view.horizontalHeader()
    first = header.logicalIndex(0)
    for row in range(model.rowCount(QModelIndex())):
        index = model.index(row, first)
        text = str(index.data() or "")
        if view.visualRect(index).intersects(view.viewport().rect()) and not index.data(
            Qt.ItemDataRole.ToolTipRole
        ):
            yield from _too_wide(view, text, view.columnWidth(first) - 2 * _CELL_PADDING)


def _too_wide(widget: QWidget, text: str, room: int) -> Iterator[str]:
    needed = max(
        (widget.fontMetrics().horizontalAdvance(line) for line in text.split("\n")), default=0
    )
    if needed > room + _SLACK:
        yield f"“{text}” needs {needed} px, has {room}"


def _words(size: QSize) -> str:
    return f"{size.width()}×{size.height()}"
