"""Columns of Chinese text that stand straight in a terminal."""

import re
import unicodedata
from collections.abc import Iterable, Sequence

_WIDE = ("W", "F")
_PIECES = re.compile(r"[!-~]+ ?|.[，。；：、）”！？…]*", re.DOTALL)
"""A Latin word with its blank, or one character with the punctuation that must not begin a line."""


def text_width(text: str) -> int:
    """Terminal cells that a text takes: two for an ideograph, none for a combining mark."""
    return sum(_width(character) for character in text)


def padded(text: str, width: int) -> str:
    """The text filled up with blanks to so many cells."""
    return text + " " * max(0, width - text_width(text))


def text_table(titles: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """Lines of a table: titles, then the rows, each column as wide as its widest cell."""
    cells = [list(titles), *([cell or "—" for cell in row] for row in rows)]
    widths = [max(map(text_width, column)) for column in zip(*cells, strict=True)]
    return [
        "  ".join(padded(cell, width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in cells
    ]


def text_pairs(pairs: Iterable[tuple[str, str]]) -> list[str]:
    """Lines of label and value, values in one column."""
    known = list(pairs)
    width = max((text_width(label) for label, _ in known), default=0)
    return [f"{padded(label, width)}  {value or '—'}" for label, value in known]


def wrapped(text: str, width: int) -> list[str]:
    """The text in lines of at most so many cells; words of Latin letters stay whole."""
    lines, line = list[str](), ""
    for piece in _PIECES.findall(text):
        if line and text_width(line) + text_width(piece.rstrip()) > width:
            lines.append(line.rstrip())
            line = ""
        line += piece
    return [*lines, line.rstrip()]


def _width(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in ("Cf", "Mn"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in _WIDE else 1
