"""Cells of the month grid: seats with tint, letter and edge; leave, rest days, shortages."""

from fire_roster.printing.geometry import Box
from fire_roster.printing.palette import Color, Edge, Palette, Tint
from fire_roster.printing.pen import Pen, Segment
from fire_roster.printing.sheets import DayCoverage, SheetCell, SheetSeat
from fire_roster.printing.text_layout import Style

HATCH: Color = (0.78, 0.81, 0.85)
MUTED: Color = (0.45, 0.49, 0.54)
_EDGE_SHARE = 0.11


def draw_rest_day(pen: Pen, box: Box, palette: Palette) -> None:
    """Tint and hatching of a day that an ordinary employee has off."""
    pen.fill(box, palette.rest_day.fill)
    pen.hatch(box, 4.0, 0.3, HATCH)


def draw_edge(pen: Pen, box: Box, tint: Tint) -> None:
    """The pattern that tells the shift apart without colour."""
    height = max(1.4, min(box.height, box.width) * _EDGE_SHARE)
    foot = Box(box.x, box.y, box.width, height)
    if tint.edge is Edge.SOLID:
        pen.fill(foot, tint.ink)
    elif tint.edge is Edge.DIAGONAL:
        pen.hatch(foot, height * 1.4, height * 0.4, tint.ink)
    elif tint.edge is Edge.LEFT:
        pen.fill(Box(box.x, box.y, height, box.height), tint.ink)
    elif tint.edge is Edge.FRAME:
        pen.frame(box.inset(height * 0.25), height * 0.4, tint.ink)
    else:
        pen.lines(_edge_segments(foot, tint.edge), height * 0.34, tint.ink)


def _edge_segments(foot: Box, edge: Edge) -> list[Segment]:
    if edge is Edge.DOUBLE:
        return [
            (foot.x, y, foot.right, y)
            for y in (foot.y + foot.height * 0.17, foot.top - foot.height * 0.17)
        ]
    if edge in (Edge.DOTTED, Edge.BARS):
        is_dotted = edge is Edge.DOTTED
        step = foot.height * (1.0 if is_dotted else 1.9)
        length = foot.height * (0.5 if is_dotted else 1.3)
        count = int(foot.width / step)
        y = foot.y + foot.height / 2
        return [(foot.x + i * step, y, foot.x + i * step + length, y) for i in range(count)]
    return []


def draw_seat(pen: Pen, box: Box, seat: SheetSeat, palette: Palette, size: float) -> None:
    """A filled cell with the shift's code; a corner mark when the seat is locked."""
    key = (seat, box.width, box.height, size)
    pen.stamp(
        key, box, lambda place: _paint_seat(pen, place, palette.shift(seat.palette), seat, size)
    )


def _paint_seat(pen: Pen, box: Box, tint: Tint, seat: SheetSeat, size: float) -> None:
    pen.fill(box, tint.fill)
    draw_edge(pen, box, tint)
    lift = box.height * _EDGE_SHARE * 0.4
    text = Box(box.x, box.y + lift, box.width, box.height - lift).inset(box.width * 0.07, 0)
    pen.text_in(text, seat.code, Style(size, is_bold=True, ink=tint.ink))
    if seat.is_locked:
        draw_lock(pen, box, tint.ink)


def draw_lock(pen: Pen, box: Box, ink: Color) -> None:
    """A small filled square at the upper right: the seat is locked."""
    side = min(box.width, box.height) * 0.2
    pen.fill(Box(box.right - side * 1.3, box.top - side * 1.3, side, side), ink)


def draw_cell(pen: Pen, box: Box, cell: SheetCell, palette: Palette, size: float) -> None:
    """A person's day; several seats stand side by side."""
    inner = box.inset(0.7)
    if not cell.seats:
        ink = palette.leave.ink if cell.mark == "假" else MUTED
        pen.text_in(inner, cell.mark, Style(size * 0.86, ink=ink))
        return
    width = inner.width / len(cell.seats)
    for index, seat in enumerate(cell.seats):
        part = Box(inner.x + index * width, inner.y, width, inner.height)
        draw_seat(pen, part, seat, palette, size)


def draw_coverage(pen: Pen, box: Box, coverage: DayCoverage, palette: Palette, size: float) -> None:
    """在岗/应到; a shortage is bold, framed and says how many are missing."""
    key = (coverage, box.width, box.height, size)
    pen.stamp(key, box, lambda place: _paint_coverage(pen, place, coverage, palette, size))


def _paint_coverage(
    pen: Pen, box: Box, coverage: DayCoverage, palette: Palette, size: float
) -> None:
    text = f"{coverage.have}/{coverage.need}"
    if not coverage.missing:
        pen.text_in(box.inset(0.8, 0), text, Style(size, ink=MUTED))
        return
    pen.fill(box.inset(0.7), palette.shortage.fill)
    pen.frame(box.inset(0.9), 0.9, palette.shortage.ink)
    pen.text_in(box.inset(1.8, 1), text, Style(size, is_bold=True, ink=palette.shortage.ink))
