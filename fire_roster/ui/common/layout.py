"""Rows and columns on the 4-px grid."""

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

_UNIT = 4


def column(
    parent: QWidget | None = None, *, spacing: int = 2, margin: int | tuple[int, int, int, int] = 0
) -> QVBoxLayout:
    """Vertical layout; spacing and margins count in steps of 4 px."""
    layout = QVBoxLayout(parent) if parent is not None else QVBoxLayout()
    _measure(layout, spacing, margin)
    return layout


def row(
    parent: QWidget | None = None, *, spacing: int = 2, margin: int | tuple[int, int, int, int] = 0
) -> QHBoxLayout:
    """Horizontal layout; spacing and margins count in steps of 4 px."""
    layout = QHBoxLayout(parent) if parent is not None else QHBoxLayout()
    _measure(layout, spacing, margin)
    return layout


def _measure(layout: QBoxLayout, spacing: int, margin: int | tuple[int, int, int, int]) -> None:
    sides = (margin,) * 4 if isinstance(margin, int) else margin
    layout.setSpacing(spacing * _UNIT)
    layout.setContentsMargins(*(side * _UNIT for side in sides))
