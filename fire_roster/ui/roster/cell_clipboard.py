"""Seats and clipboard text, as Excel and WPS lay it out."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QGuiApplication

from fire_roster.services.grid_view import CellRef
from fire_roster.ui.roster.grid_model import GridModel

Texts = list[tuple[CellRef, str]]


def copy_text(indexes: Sequence[QModelIndex]) -> None:
    """Put the rectangle around these cells on the clipboard as tab text."""
    if not indexes:
        return
    rows = sorted({index.row() for index in indexes})
    used = {index.column() for index in indexes}
    columns = range(min(used), max(used) + 1)
    chosen = {(index.row(), index.column()): str(index.data() or "") for index in indexes}
    lines = ("\t".join(chosen.get((row, column), "") for column in columns) for row in rows)
    QGuiApplication.clipboard().setText("\n".join(lines))


def clipboard_table() -> list[list[str]]:
    """The clipboard's cells, row by row; empty without text."""
    text = QGuiApplication.clipboard().text().rstrip("\r\n")
    if not text:
        return []
    return [line.split("\t") for line in text.replace("\r\n", "\n").split("\n")]


def lay_out(model: GridModel, table: list[list[str]], refs: Sequence[CellRef]) -> Texts:
    """Seat and text for each clipboard cell that falls inside the month.

    A single value fills all the seats; a selection that holds the block several times is tiled;
    else the block begins at the first seat.
    """
    if len(table) == 1 and len(table[0]) == 1:
        return [(ref, table[0][0].strip()) for ref in refs]
    start = model.find_index(refs[0])
    lines = [line for line in model.member_lines() if line >= start.row()]
    times_down, times_right = _repeats(table, refs)
    placed: Texts = []
    for number, line in enumerate(lines[: len(table) * times_down]):
        texts = table[number % len(table)] * times_right
        for offset, text in enumerate(texts):
            ref = model.ref(model.index(line, start.column() + offset))
            if ref is not None:
                placed.append((ref, text.strip()))
    return placed


def _repeats(table: list[list[str]], refs: Sequence[CellRef]) -> tuple[int, int]:
    """How often the block fits the selection, down and to the right; once where it does not."""
    height, width = len(table), max(map(len, table))
    rows, columns = len({ref.member_id for ref in refs}), len({ref.day for ref in refs})
    is_block = rows * columns == len(refs) and rows % height == 0 and columns % width == 0
    return (rows // height, columns // width) if is_block else (1, 1)


def is_block(table: list[list[str]]) -> bool:
    """Whether there is more than a single value."""
    return len(table) > 1 or len(table[0]) > 1
