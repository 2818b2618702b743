"""A table that flows from page to page with its heading repeated."""

from collections.abc import Sequence
from dataclasses import dataclass

from fire_roster.printing.blocks import Cell, Row, Table
from fire_roster.printing.cells import draw_rest_day
from fire_roster.printing.form.cell_text import CellText, cell_text, draw_cell_text
from fire_roster.printing.form.pieces import Kit, Piece
from fire_roster.printing.form.table_head import TableHead
from fire_roster.printing.geometry import Box
from fire_roster.printing.palette import paper_palette
from fire_roster.printing.pen import Segment
from fire_roster.printing.roster_frame import NAVY, STRONG_LINE
from fire_roster.printing.text_layout import INK

GOOD = (0.055, 0.416, 0.223)
"""Ink of what is right; dark enough for a black-and-white printer."""

PADDING = 3.0
"""White at the left and right of a cell, in points on A4."""
_FEWEST_ROWS = 3
"""Rows that stand together at the end of a table that flows."""
_HIGHEST_ROW = 0.5
"""Share of a page that a row may take before it is continued in another row."""


@dataclass(frozen=True, slots=True)
class MeasuredRow:
    """A row with its texts arranged; `height` is the least it needs."""

    cells: tuple[tuple[Cell, CellText], ...]
    height: float


def measured_rows(kit: Kit, table: Table, widths: Sequence[float]) -> list[MeasuredRow]:
    """All rows of a table, those for a pen at the end."""
    limit = kit.room * _HIGHEST_ROW
    rows: list[MeasuredRow] = []
    for row in table.rows:
        rows += _continued(_measured(kit, table, row, widths), limit)
    blank: Row = ("",) * len(table.columns)
    rows += [_measured(kit, table, blank, widths)] * table.blank_rows
    return rows


def _measured(kit: Kit, table: Table, row: Row, widths: Sequence[float]) -> MeasuredRow:
    size = kit.type_size(table.type_size, table.least_size)
    least_size = table.least_size * kit.unit
    cells = []
    start = 0
    for entry in row:
        cell = entry if isinstance(entry, Cell) else Cell(entry)
        width = sum(widths[start : start + cell.span]) - 2 * PADDING * kit.unit
        text = cell_text(
            kit.pen.chain, cell.text, width, size, least=least_size, is_bold=cell.is_bold
        )
        cells.append((cell, text))
        start += cell.span
    highest = max(text.height for _, text in cells)
    least = table.row_height * kit.unit * kit.factor
    return MeasuredRow(tuple(cells), max(least, highest + 5 * kit.unit))


def _continued(row: MeasuredRow, limit: float) -> list[MeasuredRow]:
    """A row that is too high, as several rows with the lines one after another."""
    if row.height <= limit:
        return [row]
    leading = max(text.height / len(text.lines) for _, text in row.cells if text.lines)
    count = max(1, int(limit / leading))
    longest = max(len(text.lines) for _, text in row.cells)
    parts = []
    for start in range(0, longest, count):
        cells = tuple(
            (cell, CellText(text.lines[start : start + count], text.size, text.is_bold, True))
            for cell, text in row.cells
        )
        height = max(text.height for _, text in cells) + leading / 2
        parts.append(MeasuredRow(cells, height))
    return parts


class TablePiece(Piece):
    """Rows of a table from some row on, under their heading."""

    is_table = True

    def __init__(
        self, kit: Kit, table: Table, width: float, rows: list[MeasuredRow] | None = None
    ) -> None:
        self._kit = kit
        self._table = table
        self._width = width
        shares = sum(column.share for column in table.columns)
        self._widths = tuple(column.share / shares * width for column in table.columns)
        self._head = TableHead(kit, table, self._widths)
        self._rows = measured_rows(kit, table, self._widths) if rows is None else rows
        height = sum(row.height for row in self._rows)
        most = sum(self._most(row) for row in self._rows) if table.is_stretched else height
        super().__init__(self._head.height + height, self._head.height + most)

    def _most(self, row: MeasuredRow) -> float:
        return max(row.height, self._table.most_height * self._kit.unit)

    @property
    def start(self) -> float:
        """Heading and the first rows."""
        return self._head.height + sum(row.height for row in self._rows[:_FEWEST_ROWS])

    @property
    def squeezed(self) -> int:
        """Cells of few characters that needed more than one line."""
        return sum(
            text.is_broken and len(cell.text) <= _SHORT
            for row in self._rows
            for cell, text in row.cells
        )

    def split(self, room: float) -> tuple[Piece, Piece] | None:
        count, used = 0, self._head.height
        for row in self._rows:
            if used + row.height > room:
                break
            used += row.height
            count += 1
        if len(self._rows) > 2 * _FEWEST_ROWS:
            count = min(count, len(self._rows) - _FEWEST_ROWS)
        if count < 1 or count == len(self._rows):
            return None
        first, rest = self._rows[:count], self._rows[count:]
        return (
            TablePiece(self._kit, self._table, self._width, first),
            TablePiece(self._kit, self._table, self._width, rest),
        )

    def release(self) -> tuple[Piece, Piece] | None:
        if len(self._rows) < 2 * _FEWEST_ROWS:
            return None
        first, rest = self._rows[:-_FEWEST_ROWS], self._rows[-_FEWEST_ROWS:]
        return (
            TablePiece(self._kit, self._table, self._width, first),
            TablePiece(self._kit, self._table, self._width, rest),
        )

    def draw(self, box: Box) -> None:
        head, rest = box.cut_top(self._head.height)
        self._head.draw(head)
        growth = self.most - self.height
        share = min(1.0, max(0.0, box.height - self.height) / growth) if growth else 0.0
        needed = sum(row.height for row in self._rows)
        squeeze = min(1.0, rest.height / needed) if needed else 1.0
        for row in self._rows:
            extra = share * (self._most(row) - row.height) if growth else 0.0
            line, rest = rest.cut_top(row.height * squeeze + extra)
            self._draw_row(line, row)
        body = Box(box.x, rest.top, box.width, box.top - rest.top)
        self._kit.pen.frame(body, 0.9 * self._kit.unit, NAVY)

    def _draw_row(self, line: Box, row: MeasuredRow) -> None:
        pen, unit = self._kit.pen, self._kit.unit
        x, index = line.x, 0
        edges: list[Segment] = [(line.x, line.y, line.right, line.y)]
        for cell, text in row.cells:
            width = sum(self._widths[index : index + cell.span])
            box = Box(x, line.y, width, line.height)
            self._fill(box, cell)
            align = cell.align or self._table.columns[index].align
            draw_cell_text(pen, box.inset(PADDING * unit, 0.5), text, align, self._ink(cell))
            x += width
            index += cell.span
            if index < len(self._widths):
                edges.append((x, line.y, x, line.top))
        pen.lines(edges, 0.4 * unit, STRONG_LINE)

    def _fill(self, box: Box, cell: Cell) -> None:
        pen, palette = self._kit.pen, paper_palette()
        if cell.is_rest:
            draw_rest_day(pen, box, palette)
        if cell.palette is not None:
            pen.fill(box.inset(1), palette.shift(cell.palette).fill)
        if cell.is_alarm:
            pen.fill(box.inset(1), palette.shortage.fill)
            pen.frame(box.inset(1), 0.9, palette.shortage.ink)

    @staticmethod
    def _ink(cell: Cell) -> tuple[float, float, float]:
        if cell.is_alarm:
            return paper_palette().shortage.ink
        if cell.is_good:
            return GOOD
        return INK if cell.palette is None else paper_palette().shift(cell.palette).ink


_SHORT = 8
"""Texts up to this length should stand on one line."""
