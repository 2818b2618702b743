"""Drawing on a page: text through the font chain, fills, lines and hatching.

The pen remembers what the page's graphics state is, so that nothing is set twice.
"""

import math
from collections.abc import Callable, Hashable, Iterable
from typing import Final

from reportlab.pdfgen.canvas import Canvas

from fire_roster.printing.fonts import RARE, FontChain, Run, font_chain
from fire_roster.printing.geometry import Align, Box
from fire_roster.printing.palette import Color
from fire_roster.printing.text_layout import LINE_HEIGHT, Style, fit

Segment = tuple[float, float, float, float]

_MIDDLE = 0.375
"""Height of the optical middle of Chinese characters and digits above the baseline, in em."""

_BOLD_STROKE = 0.035
"""Width of the outline that makes a rare character bold, in em."""
_UPRIGHT_SHARE = 0.45
"""Upright text may shrink to this share of its wanted size before it takes a second column."""
_FILL: Final = 0
_FILL_AND_STROKE: Final = 2
"""Text rendering modes of PDF."""


class Pen:
    """One canvas and its remembered state. Call `page_started` after each new page."""

    def __init__(self, canvas: Canvas) -> None:
        self.canvas = canvas
        self.chain: FontChain = font_chain()
        self._stamps: dict[Hashable, str] = {}
        self.page_started()

    def page_started(self) -> None:
        """Forget the state of the page before."""
        self._font: tuple[str, float] = ("", 0.0)
        self._fill: Color | None = None
        self._stroke: tuple[Color, float] | None = None

    def text(self, x: float, baseline: float, text: str, style: Style) -> None:
        """Draw one line whose left end, middle or right end (by alignment) is at `x`."""
        runs = self.chain.runs(text, style.is_bold)
        if style.align is not Align.LEFT:
            width = self.chain.width(text, style.size, style.is_bold)
            x -= width / 2 if style.align is Align.CENTER else width
        self._set_fill(style.ink)
        if len(runs) == 1 and runs[0].font != RARE:
            self._set_font(runs[0].font, style.size)
            self.canvas.drawString(x, baseline, runs[0].text)
        else:
            self._draw_runs(x, baseline, runs, style)

    def _draw_runs(self, x: float, baseline: float, runs: Iterable[Run], style: Style) -> None:
        """One text object for all runs, so that readers copy it as one word.

        The rare font has one weight: in bold text its outlines are drawn too.
        """
        if style.is_bold:
            self._set_stroke(style.ink, style.size * _BOLD_STROKE)
        piece = self.canvas.beginText(x, baseline)
        for run in runs:
            piece.setFont(run.font, style.size)
            is_thin = style.is_bold and run.font == RARE
            piece.setTextRenderMode(_FILL_AND_STROKE if is_thin else _FILL)
            piece.textOut(run.text)
        piece.setTextRenderMode(_FILL)
        self.canvas.drawText(piece)
        self._font = ("", 0.0)

    def text_in(self, box: Box, text: str, style: Style) -> None:
        """Draw the text in the box, vertically centred; it shrinks or wraps until it fits."""
        if not text or box.width <= 0 or box.height <= 0:
            return
        fitted = fit(self.chain, text, (box.width, box.height), style)
        placed = style
        if fitted.size != style.size:
            placed = Style(fitted.size, style.is_bold, style.ink, style.align)
        leading = fitted.size * LINE_HEIGHT
        middle = box.y + box.height / 2 + leading * (len(fitted.lines) - 1) / 2
        x = _anchor(box, style.align)
        for line in fitted.lines:
            self.text(x, middle - _MIDDLE * fitted.size, line, placed)
            middle -= leading

    def upright_in(self, box: Box, text: str, style: Style) -> None:
        """Draw the text from top to bottom (竖排), in more columns when one would be too small."""
        columns, size = _upright_fit(len(text), box, style.size)
        per_column = math.ceil(len(text) / columns)
        placed = Style(size, style.is_bold, style.ink)
        step = min(size * LINE_HEIGHT, box.height / per_column)
        for index, char in enumerate(text):
            column, place = divmod(index, per_column)
            in_column = min(per_column, len(text) - column * per_column)
            x = box.right - box.width * (column + 0.5) / columns
            middle = box.y + box.height / 2 + step * ((in_column - 1) / 2 - place)
            self.text(x, middle - _MIDDLE * size, char, placed)

    def fill(self, box: Box, color: Color) -> None:
        """Fill the box."""
        self._set_fill(color)
        self.canvas.rect(box.x, box.y, box.width, box.height, stroke=0, fill=1)

    def frame(self, box: Box, width: float, color: Color) -> None:
        """Draw the outline of the box."""
        self._set_stroke(color, width)
        self.canvas.rect(box.x, box.y, box.width, box.height, stroke=1, fill=0)

    def stamp(self, key: Hashable, box: Box, draw: Callable[[Box], None]) -> None:
        """Draw something that occurs often: `draw` is called once for each key.

        It draws into a box at the origin; its operators are kept and repeated at each place.
        """
        code = self._stamps.get(key)
        if code is None:
            code = self._stamps[key] = self._captured(box, draw)
        self.canvas.addLiteral(f"q 1 0 0 1 {box.x:.3f} {box.y:.3f} cm {code} Q")

    def _captured(self, box: Box, draw: Callable[[Box], None]) -> str:
        """The operators of a drawing, which is taken off the page again."""
        operators: list[str] = vars(self.canvas)["_code"]
        start = len(operators)
        state = (self._font, self._fill, self._stroke)
        self.canvas.saveState()
        self.page_started()
        draw(Box(0, 0, box.width, box.height))
        self.canvas.restoreState()
        self._font, self._fill, self._stroke = state
        code = "\n".join(operators[start:])
        del operators[start:]
        return code

    def lines(self, segments: list[Segment], width: float, color: Color) -> None:
        """Draw straight lines of one kind in one stroke."""
        if segments:
            self._set_stroke(color, width)
            self.canvas.lines(segments)

    def hatch(self, box: Box, step: float, width: float, color: Color) -> None:
        """Fill the box with thin lines rising to the right, `step` points apart."""
        self.lines(hatch_segments(box, step), width, color)

    def _set_font(self, name: str, size: float) -> None:
        if self._font != (name, size):
            self.canvas.setFont(name, size)
            self._font = (name, size)

    def _set_fill(self, color: Color) -> None:
        if self._fill != color:
            self.canvas.setFillColorRGB(*color)
            self._fill = color

    def _set_stroke(self, color: Color, width: float) -> None:
        if self._stroke != (color, width):
            self.canvas.setStrokeColorRGB(*color)
            self.canvas.setLineWidth(width)
            self._stroke = (color, width)


def hatch_segments(box: Box, step: float) -> list[Segment]:
    """Diagonals of a box that end at its sides; neighbouring boxes join without a seam."""
    segments = []
    first = math.ceil((box.y - box.right) / step)
    last = math.floor((box.top - box.x) / step)
    for number in range(first, last + 1):
        offset = number * step
        left, right = max(box.x, box.y - offset), min(box.right, box.top - offset)
        if right > left:
            segments.append((left, left + offset, right, right + offset))
    return segments


def _anchor(box: Box, align: Align) -> float:
    if align is Align.LEFT:
        return box.x
    return box.right if align is Align.RIGHT else box.x + box.width / 2


def _upright_fit(length: int, box: Box, wanted: float) -> tuple[int, float]:
    """Number of columns and type size for `length` characters from top to bottom."""
    best = (1, 0.0)
    for columns in range(1, 5):
        per_column = math.ceil(max(1, length) / columns)
        size = min(wanted, box.width / columns, box.height / per_column)
        if size > best[1] + 0.01:
            best = (columns, size)
        if best[1] >= wanted * _UPRIGHT_SHARE:
            break
    return best
