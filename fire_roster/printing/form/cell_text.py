"""Texts of a table: one line where that is possible, else broken into lines; never cut off."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from fire_roster.printing.fonts import FontChain
from fire_roster.printing.geometry import Align, Box
from fire_roster.printing.palette import Color
from fire_roster.printing.pen import Pen
from fire_roster.printing.text_layout import LINE_HEIGHT, Style, wrap

_ONE_LINE_SHARE = 0.82
"""Type may shrink to this share before a text takes a second line."""
_BROKEN_SHARE = 0.94
_UNBROKEN_SHARE = 0.55
"""A telephone or another number is not broken before its type has shrunk so far."""
_SENTENCE = re.compile("[。；：，]")
_ASIDE = re.compile("（[^）]*）")
_LONGEST_NAME = 6
_MIDDLE = 0.375
"""Height of the optical middle of Chinese characters above the baseline, in em."""


@dataclass(frozen=True, slots=True)
class CellText:
    """Lines of a cell and their size; `is_broken` tells that one line was not enough."""

    lines: tuple[str, ...]
    size: float
    is_bold: bool = False
    is_broken: bool = False

    @property
    def height(self) -> float:
        """Height of the lines."""
        return len(self.lines) * self.size * LINE_HEIGHT if self.lines else 0.0


def cell_text(
    chain: FontChain,
    text: str,
    width: float,
    size: float,
    *,
    least: float = 0.0,
    is_bold: bool = False,
) -> CellText:
    """The text arranged in that width, no smaller than `least`; line feeds in it are kept."""
    paragraphs = [line for line in text.splitlines() if line.strip()]
    if not paragraphs:
        return CellText((), size, is_bold)
    widest = max(chain.width(line, 1.0, is_bold) for line in paragraphs)
    if widest * max(least, size * _ONE_LINE_SHARE) <= width:
        return CellText(tuple(paragraphs), min(size, width / widest if widest else size), is_bold)
    if text.isascii() and " " not in text and widest * size * _UNBROKEN_SHARE <= width:
        return CellText((text,), width / widest, is_bold)
    smaller = max(least, size * _BROKEN_SHARE)
    style = Style(smaller, is_bold)
    lines = tuple(piece for line in paragraphs for piece in _broken(chain, line, width, style))
    return CellText(lines, smaller, is_bold, is_broken=True)


def _broken(chain: FontChain, text: str, width: float, style: Style) -> Iterable[str]:
    """Lines of a text; a list of names is broken behind 、 as long as each name fits, and a name
    alone behind ·."""
    mark = "、" if "、" in text else "·"
    names = text.split(mark)
    pieces = [f"{name}{mark}" for name in names[:-1]] + names[-1:]
    widest = max(chain.width(piece, style.size, style.is_bold) for piece in pieces)
    if len(pieces) == 1 or widest > width or not all(map(_is_name, names)):
        return wrap(chain, text, width, style)
    lines = [pieces[0]]
    for piece in pieces[1:]:
        if chain.width(lines[-1] + piece, style.size, style.is_bold) <= width:
            lines[-1] += piece
        else:
            lines.append(piece)
    return lines


def _is_name(text: str) -> bool:
    """Whether it may be a person: short, or foreign. A sentence breaks where its line is full."""
    chinese = sum(not char.isascii() for char in _ASIDE.sub("", text))
    is_short = chinese <= _LONGEST_NAME or "·" in text
    return is_short and not _SENTENCE.search(text)


def draw_cell_text(pen: Pen, box: Box, text: CellText, align: Align, ink: Color) -> None:
    """The lines, vertically centred in the box; smaller where the box is lower than they need."""
    if not text.lines:
        return
    size = text.size * min(1.0, box.height / text.height)
    leading = size * LINE_HEIGHT
    style = Style(size, text.is_bold, ink, align)
    x = {Align.LEFT: box.x, Align.RIGHT: box.right, Align.CENTER: box.x + box.width / 2}[align]
    middle = box.y + box.height / 2 + leading * (len(text.lines) - 1) / 2
    for line in text.lines:
        pen.text(x, middle - _MIDDLE * size, line, style)
        middle -= leading
