"""The heading of a table: one line, two where columns share a title, higher for upright titles."""

from collections.abc import Sequence
from itertools import groupby

from fire_roster.printing.blocks import Column, Table
from fire_roster.printing.form.pieces import Kit
from fire_roster.printing.geometry import Box
from fire_roster.printing.pen import Segment
from fire_roster.printing.roster_frame import HEAD_FILL, NAVY, STRONG_LINE
from fire_roster.printing.text_layout import Style

_LINE = 22.0
_UPRIGHT_EM = 1.25


class TableHead:
    """Measures and draws the heading."""

    def __init__(self, kit: Kit, table: Table, widths: Sequence[float]) -> None:
        self._kit = kit
        self._columns = table.columns
        self._widths = widths
        self._size = kit.type_size(min(10.5, table.type_size), table.least_size)
        self._has_groups = any(column.group for column in table.columns)
        self.height = self._height() if table.has_heading else 0.0

    def _height(self) -> float:
        unit = self._kit.unit * self._kit.factor
        upright = [len(column.title) for column in self._columns if column.is_upright]
        if upright:
            return max(3, *upright) * self._size * _UPRIGHT_EM + 6 * unit
        lines = 1.75 if self._has_groups else 1.0
        tallest = max(self._lines(index) for index in range(len(self._columns)))
        return max(lines * _LINE, (lines - 1) * _LINE + tallest * self._size * 1.3)

    def _lines(self, index: int) -> int:
        """Lines that a title takes."""
        title = self._columns[index].title
        width = self._widths[index] - 4 * self._kit.unit
        needed = self._kit.pen.chain.width(title, self._size * 0.8, True)
        return min(3, max(1, -int(-needed // max(width, self._size))))

    def draw(self, box: Box) -> None:
        """Draw into a box of `height`."""
        if not self.height:
            return
        pen, unit = self._kit.pen, self._kit.unit
        pen.fill(box, HEAD_FILL)
        x = box.x
        lines: list[Segment] = []
        pairs = zip(self._columns, self._widths, strict=True)
        for group, members in groupby(pairs, key=lambda pair: pair[0].group):
            columns = list(members)
            width = sum(one for _, one in columns)
            area = Box(x, box.y, width, box.height)
            if group:
                upper, area = area.cut_top(area.height * 0.46)
                pen.text_in(upper.inset(2 * unit), group, self._style(1))
                lines.append((area.x, area.top, area.right, area.top))
            lines += self._draw_titles(area, columns)
            x += width
            lines.append((x, box.y, x, box.top))
        pen.lines(lines[:-1], 0.4 * unit, STRONG_LINE)
        pen.lines([(box.x, box.y, box.right, box.y)], 0.9 * unit, NAVY)

    def _draw_titles(self, area: Box, columns: list[tuple[Column, float]]) -> list[Segment]:
        x, unit = area.x, self._kit.unit
        lines: list[Segment] = []
        for column, width in columns:
            box = Box(x, area.y, width, area.height).inset(min(2 * unit, width * 0.1))
            if column.is_upright:
                self._kit.pen.upright_in(box, column.title, self._style(1))
            else:
                self._kit.pen.text_in(box, column.title, self._style(3))
            x += width
            lines.append((x, area.y, x, area.top))
        return lines[:-1]

    def _style(self, max_lines: int) -> Style:
        return Style(self._size, True, NAVY, max_lines=max_lines)
