"""Widgets that stick out of what holds them, and windows bigger than the smallest screen."""

from collections.abc import Iterator

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QDialog,
    QHeaderView,
    QMenu,
    QScrollArea,
    QTableView,
    QWidget,
)

from fire_roster.ui.roster.painted_table import PaintedTable
from tests.ui.tour.checks.findings import Finding, place_of, shown_widgets

SMALLEST_SCREEN = QSize(1366, 768)


def find_outsiders(root: QWidget) -> Iterator[Finding]:
    """Parts beyond the edge of their parent; what a scroll area can bring into view is inside."""
    if isinstance(root, QDialog | QMenu):
        yield from _too_big(root)
    for widget in shown_widgets(root):
        if isinstance(widget, QScrollArea):
            yield from _cut_content(widget)
        if isinstance(widget, QTableView):
            yield from _cut_columns(widget)
        parent = widget.parentWidget()
        if widget is root or parent is None or widget.isWindow() or _scrolls(parent):
            continue
        if not parent.rect().adjusted(-1, -1, 1, 1).contains(_place(widget)):
            yield Finding("outside", place_of(widget), f"{_place(widget)} beyond {parent.rect()}")


def _place(widget: QWidget) -> QRect:
    return widget.geometry()


def _too_big(window: QWidget) -> Iterator[Finding]:
    size, limit = window.size(), SMALLEST_SCREEN
    if size.width() > limit.width() or size.height() > limit.height():
        yield Finding(
            "outside",
            place_of(window),
            f"{size.width()}×{size.height()} is more than {limit.width()}×{limit.height()}",
        )


def _scrolls(parent: QWidget) -> bool:
    area = parent.parentWidget()
    return isinstance(parent, QHeaderView) or (
        isinstance(area, QAbstractScrollArea) and area.viewport() is parent
    )


def _cut_columns(view: QTableView) -> Iterator[Finding]:
    """Columns beyond the edge of a table without a scroll bar, unless another view scrolls it."""
    is_fixed = view.horizontalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    length = view.horizontalHeader().length()
    if is_fixed and not isinstance(view, PaintedTable) and length > view.viewport().width() + 1:
        yield Finding("outside", place_of(view), f"columns need {length} px")


def _cut_content(area: QScrollArea) -> Iterator[Finding]:
    """Content wider than an area that cannot scroll sideways."""
    content = area.widget()
    is_fixed = area.horizontalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    if content is not None and is_fixed and content.width() > area.viewport().width() + 1:
        yield Finding(
            "outside",
            place_of(area),
            f"content needs {content.width()} px, the area has {area.viewport().width()}",
        )
