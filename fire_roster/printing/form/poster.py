"""What is read from afar: large texts, numbered steps, parts side by side."""

from collections.abc import Sequence

from fire_roster.printing.blocks import Poster, SideBySide, Steps
from fire_roster.printing.form.cell_text import CellText, cell_text, draw_cell_text
from fire_roster.printing.form.pieces import Kit, Piece, place
from fire_roster.printing.geometry import Align, Box
from fire_roster.printing.palette import Color
from fire_roster.printing.roster_frame import HEAD_FILL, NAVY
from fire_roster.printing.text_layout import INK, Style

WHITE: Color = (1.0, 1.0, 1.0)
_TYPE_SHARE = 0.86
"""Type against the height of a poster that has one line."""
_SHORT = 4.5
"""Ems: a longer text is written smaller than those beside it rather than making all small."""


class PosterPiece(Piece):
    """One text as large as its box allows; dark ones are white on navy."""

    def __init__(self, kit: Kit, poster: Poster) -> None:
        self._kit = kit
        self._poster = poster
        super().__init__(
            poster.height * kit.unit * kit.factor, poster.most_height * kit.unit * kit.factor
        )

    def draw(self, box: Box) -> None:
        poster, pen, unit = self._poster, self._kit.pen, self._kit.unit
        ink = NAVY
        if poster.is_dark:
            pen.fill(box, NAVY)
            ink = WHITE
        inner = box.inset(8 * unit, 2 * unit)
        widths = [pen.chain.width(text, 1.0, poster.is_bold) for text in poster.alike]
        widest = max((width for width in widths if width <= _SHORT), default=0.0)
        size = min(box.height * _TYPE_SHARE, inner.width / widest if widest else box.height)
        style = Style(size, poster.is_bold, ink, poster.align, max_lines=poster.max_lines)
        pen.text_in(inner, poster.text, style)


class StepsPiece(Piece):
    """Numbered bands with a title and sentences, an arrow between each two."""

    def __init__(self, kit: Kit, steps: Steps, width: float) -> None:
        self._kit = kit
        self._steps = steps.steps
        self._size = kit.type_size(steps.type_size)
        self._badge = self._size * 2.1
        self._gap = self._size * 0.9
        room = width - self._badge - 3.4 * self._size
        self._texts = [
            cell_text(kit.pen.chain, "\n".join(sentences), room, self._size, least=self._size)
            for _, sentences in self._steps
        ]
        least = steps.height * kit.unit * kit.factor
        self._heights = [max(least, self._needed(text)) for text in self._texts]
        height = sum(self._heights) + self._gap * (len(self._steps) - 1)
        super().__init__(height, height * 1.5)

    def _needed(self, text: CellText) -> float:
        return text.height + 2.6 * self._size

    def draw(self, box: Box) -> None:
        gaps = self._gap * (len(self._steps) - 1)
        stretch = (box.height - gaps) / (self.height - gaps)
        rest = box
        last = len(self._steps) - 1
        for index, height in enumerate(self._heights):
            band, rest = rest.cut_top(height * stretch)
            self._draw_step(band, index)
            if index < last:
                arrow, rest = rest.cut_top(self._gap)
                self._kit.pen.text_in(arrow, "▼", Style(self._gap, ink=NAVY))

    def _draw_step(self, band: Box, index: int) -> None:
        pen, size = self._kit.pen, self._size
        title = self._steps[index][0]
        pen.fill(band, HEAD_FILL)
        badge = Box(band.x, band.y, self._badge, band.height)
        pen.fill(badge, NAVY)
        pen.text_in(badge, str(index + 1), Style(size * 1.8, True, WHITE))
        inner = Box(badge.right, band.y, band.width - self._badge, band.height)
        head, body = inner.inset(size, size * 0.4).cut_top(size * 1.6)
        pen.text_in(head, title, Style(size * 1.3, True, NAVY, Align.LEFT))
        draw_cell_text(pen, body, self._texts[index], Align.LEFT, INK)
        pen.frame(band, 0.9 * self._kit.unit, NAVY)


class SideBySidePiece(Piece):
    """Columns of pieces, each filling the height of the highest."""

    def __init__(
        self, kit: Kit, parts: Sequence[Sequence[Piece]], widths: Sequence[float], gap: float
    ) -> None:
        self._kit = kit
        self._parts = parts
        self._widths = widths
        self._gap = gap
        gaps = [gap * (len(part) - 1) for part in parts]
        least = (sum(piece.height for piece in part) for part in parts)
        most = (sum(piece.most for piece in part) for part in parts)
        super().__init__(
            max(height + space for height, space in zip(least, gaps, strict=True)),
            max(height + space for height, space in zip(most, gaps, strict=True)),
        )

    @property
    def squeezed(self) -> int:
        return sum(piece.squeezed for part in self._parts for piece in part)

    def draw(self, box: Box) -> None:
        x = box.x
        for part, width in zip(self._parts, self._widths, strict=True):
            for piece, area in place(part, Box(x, box.y, width, box.height), self._gap):
                piece.draw(area)
            x += width + self._gap


def side_widths(block: SideBySide, width: float, gap: float) -> tuple[float, ...]:
    """Widths of the columns of such a block."""
    shares = block.shares or (1.0,) * len(block.parts)
    room = width - gap * (len(shares) - 1)
    return tuple(room * share / sum(shares) for share in shares)
