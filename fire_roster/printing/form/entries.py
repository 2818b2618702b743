"""Labelled fields, areas to write into, and boxes to tick."""

from dataclasses import dataclass

from fire_roster.printing.blocks import Check, Checks, Field, Fields, WritingArea
from fire_roster.printing.form.cell_text import CellText, cell_text, draw_cell_text
from fire_roster.printing.form.pieces import Kit, Piece
from fire_roster.printing.form.table import PADDING
from fire_roster.printing.geometry import Align, Box
from fire_roster.printing.pen import Segment
from fire_roster.printing.roster_frame import HEAD_FILL, NAVY, STRONG_LINE
from fire_roster.printing.text_layout import INK, LINE_HEIGHT, Style

_TYPE = 10.5
_LEAST_TYPE = 8.0
_CHECK_HEIGHT = 17.0
SIGNATURE_GAP = 20.0
_WIDEST = 300.0
"""Width of a single line to sign on."""


@dataclass(frozen=True, slots=True)
class _Line:
    """Fields of one line with their widths and arranged values."""

    fields: tuple[tuple[Field, float, CellText], ...]
    height: float


class FieldsPiece(Piece):
    """Lines of labels and values in one frame."""

    def __init__(self, kit: Kit, fields: Fields, width: float) -> None:
        self._kit = kit
        self._label = fields.label_width * kit.unit
        self._size = kit.type_size(_TYPE, _LEAST_TYPE)
        self._lines = [self._measured(fields, row, width) for row in fields.rows]
        height = sum(line.height for line in self._lines)
        super().__init__(height, height * 1.2)

    def _measured(self, fields: Fields, row: tuple[Field, ...], width: float) -> _Line:
        unit = self._kit.unit
        shares = sum(field.share for field in row)
        found = []
        for field in row:
            own = field.share / shares * width
            room = own - self._label - 2 * PADDING * unit
            found.append(
                (field, own, cell_text(self._kit.pen.chain, field.value, room, self._size))
            )
        least = fields.row_height * unit * self._kit.factor
        highest = max(text.height for _, _, text in found) + 6 * unit
        return _Line(tuple(found), max(least, highest))

    def draw(self, box: Box) -> None:
        pen, unit = self._kit.pen, self._kit.unit
        stretch = box.height / self.height
        rest = box
        edges: list[Segment] = []
        for line in self._lines:
            strip, rest = rest.cut_top(line.height * stretch)
            x = strip.x
            for field, width, text in line.fields:
                self._draw_field(Box(x, strip.y, width, strip.height), field, text)
                x += width
            edges.append((strip.x, strip.y, strip.right, strip.y))
        pen.lines(edges, 0.4 * unit, STRONG_LINE)
        pen.frame(box, 0.9 * unit, NAVY)

    def _draw_field(self, box: Box, field: Field, text: CellText) -> None:
        pen, unit = self._kit.pen, self._kit.unit
        label = Box(box.x, box.y, self._label, box.height)
        value = Box(label.right, box.y, box.width - self._label, box.height)
        pen.fill(label, HEAD_FILL)
        draw_label(self._kit, label, field.label, self._size)
        draw_cell_text(pen, value.inset(PADDING * 1.5 * unit, 1), text, Align.LEFT, INK)
        sides = [(x, box.y, x, box.top) for x in (label.x, label.right)]
        pen.lines(sides, 0.4 * unit, STRONG_LINE)


class WritingPiece(Piece):
    """A frame with its label at the left, a text at its top and signatures at its foot."""

    def __init__(
        self, kit: Kit, area: WritingArea, width: float, label_width: float = 82.0
    ) -> None:
        self._kit = kit
        self._area = area
        self._label = label_width * kit.unit
        self._size = kit.type_size(_TYPE, _LEAST_TYPE)
        room = width - self._label - 4 * PADDING * kit.unit
        self._text = cell_text(kit.pen.chain, area.text, room, self._size)
        self._foot = 22.0 * kit.unit if area.signatures else 0.0
        needed = self._text.height + self._foot + 8 * kit.unit
        height = max(area.height * kit.unit * kit.factor, needed)
        super().__init__(height, max(height, area.most_height * kit.unit))

    def draw(self, box: Box) -> None:
        pen, unit = self._kit.pen, self._kit.unit
        label = Box(box.x, box.y, self._label, box.height)
        pen.fill(label, HEAD_FILL)
        draw_label(self._kit, label, self._area.label, self._size)
        value = Box(label.right, box.y, box.width - self._label, box.height)
        foot, body = value.inset(2 * PADDING * unit, 3 * unit).cut_bottom(self._foot)
        text = body.cut_top(min(body.height, self._text.height))[0]
        draw_cell_text(pen, text, self._text, Align.LEFT, INK)
        if self._area.signatures:
            draw_signatures(self._kit, foot, self._area.signatures, has_dates=True)
        pen.lines([(label.right, box.y, label.right, box.top)], 0.4 * unit, STRONG_LINE)
        pen.frame(box, 0.9 * unit, NAVY)


class ChecksPiece(Piece):
    """Boxes to tick in columns, in a frame; a long text takes more lines."""

    def __init__(self, kit: Kit, checks: Checks, width: float) -> None:
        self._kit = kit
        self._checks = checks
        self._size = kit.type_size(_TYPE, _LEAST_TYPE)
        self._label = 82.0 * kit.unit if checks.label else 0.0
        inner = width - self._label - 4 * PADDING * kit.unit
        self._column = inner / checks.columns
        room = self._column - 1.9 * self._size
        texts = [self._arranged(item, room) for item in checks.items]
        count = checks.columns
        self._rows = [texts[start : start + count] for start in range(0, len(texts), count)]
        least = _CHECK_HEIGHT * kit.unit * kit.factor
        self._heights = [
            max(least, max(text.height for _, text in row) + 3 * kit.unit) for row in self._rows
        ]
        height = sum(self._heights) + 6 * kit.unit
        super().__init__(height, height * 1.35)

    def _arranged(self, item: Check, room: float) -> tuple[Check, CellText]:
        words = f"{item.text}　{item.note}" if item.note else item.text
        return item, cell_text(self._kit.pen.chain, words, room, self._size)

    def draw(self, box: Box) -> None:
        pen, unit = self._kit.pen, self._kit.unit
        inner = box
        if self._label:
            label = Box(box.x, box.y, self._label, box.height)
            inner = Box(label.right, box.y, box.width - self._label, box.height)
            pen.fill(label, HEAD_FILL)
            draw_label(self._kit, label, self._checks.label, self._size)
            pen.lines([(label.right, box.y, label.right, box.top)], 0.4 * unit, STRONG_LINE)
        rest = inner.inset(2 * PADDING * unit, 3 * unit)
        stretch = rest.height / sum(self._heights)
        for row, height in zip(self._rows, self._heights, strict=True):
            line, rest = rest.cut_top(height * stretch)
            for index, (item, text) in enumerate(row):
                cell = Box(line.x + index * self._column, line.y, self._column, line.height)
                self._draw_item(cell, item, text)
        pen.frame(box, 0.9 * unit, NAVY)

    def _draw_item(self, cell: Box, item: Check, text: CellText) -> None:
        side = self._size * 0.95
        mark = Box(cell.x, cell.y + (cell.height - side) / 2, side, side)
        self._kit.pen.frame(mark, 0.7 * self._kit.unit, INK)
        if item.is_ticked:
            self._kit.pen.text_in(mark, "✓", Style(self._size, True))
        words = Box(cell.x + 1.6 * self._size, cell.y, cell.width - 1.9 * self._size, cell.height)
        draw_cell_text(self._kit.pen, words, text, Align.LEFT, INK)


def draw_label(kit: Kit, box: Box, label: str, size: float) -> None:
    """A label in bold in the middle of its cell; line feeds in it are kept."""
    inner = box.inset(PADDING * kit.unit, 1)
    text = cell_text(kit.pen.chain, label, inner.width, size, is_bold=True)
    draw_cell_text(kit.pen, inner, text, Align.CENTER, NAVY)


_DATE = "年　月　日"
_DATE_SHARE = 0.86


def _label_widths(kit: Kit, labels: tuple[str, ...], size: float) -> list[float]:
    return [kit.pen.chain.width(label, size, True) + 0.4 * size for label in labels]


def _date_width(kit: Kit, size: float, *, has_dates: bool) -> float:
    """Width of a date and the space before it."""
    if not has_dates:
        return 0.0
    return kit.pen.chain.width(_DATE, size * _DATE_SHARE, False) + 1.4 * size


def rule_length(kit: Kit, width: float, labels: tuple[str, ...], *, has_dates: bool) -> float:
    """How long each line to sign on is where these labels share that width."""
    size = kit.type_size(_TYPE, _LEAST_TYPE)
    taken = sum(_label_widths(kit, labels, size)) + SIGNATURE_GAP * kit.unit * (len(labels) - 1)
    return (width - taken) / len(labels) - _date_width(kit, size, has_dates=has_dates)


def draw_signatures(kit: Kit, box: Box, labels: tuple[str, ...], *, has_dates: bool) -> None:
    """Labels side by side, each with a line to sign on, all equally long, and a date."""
    size = kit.type_size(_TYPE, _LEAST_TYPE)
    if len(labels) == 1 and box.width > _WIDEST * kit.unit:
        width = _WIDEST * kit.unit
        box = Box(box.right - width, box.y, width, box.height)
    rule = rule_length(kit, box.width, labels, has_dates=has_dates)
    date_width = _date_width(kit, size, has_dates=has_dates)
    baseline = box.y + max(4 * kit.unit, (box.height - size * LINE_HEIGHT) / 2)
    x = box.x
    for label, width in zip(labels, _label_widths(kit, labels, size), strict=True):
        words = Box(x, baseline - 0.25 * size, width, size * 1.2)
        kit.pen.text_in(words, label, Style(size, True, NAVY, Align.LEFT))
        start, end = x + width, x + width + rule
        kit.pen.lines([(start, baseline - 2, end, baseline - 2)], 0.5 * kit.unit, INK)
        x = end + date_width
        if has_dates:
            kit.pen.text(x, baseline, _DATE, Style(size * _DATE_SHARE, align=Align.RIGHT))
        x += SIGNATURE_GAP * kit.unit
