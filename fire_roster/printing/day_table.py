"""The table of the day list: 日期, 星期, 班次及时间, 值班员 …, 带班领导, 备注."""

from dataclasses import dataclass, replace

from fire_roster.printing.cells import draw_rest_day, draw_seat
from fire_roster.printing.day_rows import DayBlock, ShiftLine
from fire_roster.printing.geometry import Align, Box
from fire_roster.printing.page import HAIRLINE
from fire_roster.printing.palette import paper_palette
from fire_roster.printing.pen import Pen, Segment
from fire_roster.printing.roster_frame import HEAD_FILL, NAVY, STRONG_LINE
from fire_roster.printing.sheets import SheetSeat
from fire_roster.printing.text_layout import Style

MAX_NAME_COLUMNS = 4
HEAD_HEIGHT = 26.0
TYPE_SHARE = 0.64
_MAX_TYPE = 15.0


@dataclass(frozen=True, slots=True)
class DayColumns:
    """Titles and shares of the width; the names begin at `first_name`."""

    titles: tuple[str, ...]
    shares: tuple[float, ...]
    first_name: int
    name_count: int

    def boxes(self, line: Box) -> list[Box]:
        """The cells of a line from left to right."""
        unit = line.width / sum(self.shares)
        boxes = []
        x = line.x
        for share in self.shares:
            boxes.append(Box(x, line.y, share * unit, line.height))
            x += share * unit
        return boxes

    def name_width(self, width: float) -> float:
        """Width of the first column of names in a table of that width."""
        return self.boxes(Box(0, 0, width, 0))[self.first_name].width

    @property
    def is_wide(self) -> bool:
        """Whether all names of a shift share one column."""
        return self.name_count == 1


def day_columns(duty_word: str, most_names: int) -> DayColumns:
    """One column for each of up to four people, else one wide column for all names."""
    is_wide = most_names > MAX_NAME_COLUMNS
    names = [f"{duty_word}{number + 1}" for number in range(most_names)]
    people = ["值班人员"] if is_wide else names
    titles = ("日期", "星期", "班次及时间", *people, "带班领导", "备注")
    shares = (0.9, 0.6, 2.3, *([6.0] if is_wide else [1.6] * most_names), 1.2, 1.5)
    return DayColumns(titles, shares, 3, len(people))


def with_name_lines(
    pen: Pen, blocks: tuple[DayBlock, ...], width: float, size: float
) -> tuple[DayBlock, ...]:
    """The blocks with the names of each shift put into lines no wider than `width`."""
    return tuple(
        replace(
            block,
            lines=tuple(
                replace(line, name_lines=_name_lines(pen, line.names, width, size))
                for line in block.lines
            ),
        )
        for block in blocks
    )


def _name_lines(pen: Pen, names: tuple[str, ...], width: float, size: float) -> tuple[str, ...]:
    """Names joined by 、 and broken only between names."""
    lines: list[str] = []
    for index, name in enumerate(names):
        piece = name if index == len(names) - 1 else f"{name}、"
        if lines and pen.chain.width(lines[-1] + piece, size, False) <= width:
            lines[-1] += piece
        else:
            lines.append(piece)
    return tuple(lines)


class DayTable:
    """Draws a run of days into a box."""

    def __init__(self, pen: Pen, columns: DayColumns, line_height: float, scale: float) -> None:
        self._pen = pen
        self._columns = columns
        self._line_height = line_height
        self._scale = scale
        self._size = min(_MAX_TYPE * scale, line_height * TYPE_SHARE)
        self._palette = paper_palette()

    def draw(self, box: Box, blocks: tuple[DayBlock, ...]) -> None:
        """Heading, then the days from the top down."""
        head, rest = box.cut_top(HEAD_HEIGHT * self._scale)
        self._draw_head(head)
        ends: list[Segment] = []
        for block in blocks:
            area, rest = rest.cut_top(self._line_height * block.line_count)
            self._draw_block(area, block)
            ends.append((box.x, area.y, box.right, area.y))
        self._pen.lines(ends, 0.7, STRONG_LINE)
        body = Box(box.x, rest.top, box.width, head.top - rest.top)
        self._draw_verticals(body)
        self._pen.lines([(body.x, body.y, body.right, body.y)], 0.9 * self._scale, NAVY)

    def _draw_head(self, head: Box) -> None:
        self._pen.fill(head, HEAD_FILL)
        style = Style(12 * self._scale, True, NAVY, max_lines=2)
        for cell, title in zip(self._columns.boxes(head), self._columns.titles, strict=True):
            self._pen.text_in(cell.inset(1.5 * self._scale), title, style)
        edges = [(head.x, y, head.right, y) for y in (head.y, head.top)]
        self._pen.lines(edges, 1.0 * self._scale, NAVY)

    def _draw_block(self, area: Box, block: DayBlock) -> None:
        cells = self._columns.boxes(area)
        date_cells = Box(area.x, area.y, cells[0].width + cells[1].width, area.height)
        day = block.day
        if day.is_rest:
            draw_rest_day(self._pen, date_cells, self._palette)
        number = Style(min(self._size * 1.2, 17 * self._scale), True, NAVY)
        self._pen.text_in(cells[0].inset(1), f"{day.day.month}/{day.day.day}", number)
        weekday = Style(self._size, day.is_rest, NAVY)
        self._pen.text_in(cells[1].inset(1), f"{day.weekday}{day.mark}", weekday)
        rest = area
        for line in block.lines:
            strip, rest = rest.cut_top(self._line_height * line.line_count)
            self._draw_line(strip, line)
        self._draw_day_texts(cells, block)

    def _draw_day_texts(self, cells: list[Box], block: DayBlock) -> None:
        """带班领导 and 备注 stand once for the whole day."""
        style = Style(self._size, max_lines=2)
        padding = 2 * self._scale
        self._pen.text_in(cells[-2].inset(padding), block.day.leader, style)
        missing = [f"{line.shift.name}缺 {line.missing} 人" for line in block.lines if line.missing]
        is_short = bool(missing)
        ink = self._palette.shortage.ink if is_short else style.ink
        words = "；".join(part for part in (*missing, block.remark) if part)
        remark = Style(self._size * 0.9, is_short, ink, Align.LEFT, max_lines=3)
        self._pen.text_in(cells[-1].inset(padding * 1.5, padding), words, remark)

    def _draw_line(self, strip: Box, line: ShiftLine) -> None:
        cells = self._columns.boxes(strip)
        self._draw_shift(cells[2], line)
        first, count = self._columns.first_name, self._columns.name_count
        padding = 2 * self._scale
        if self._columns.is_wide:
            self._draw_name_lines(cells[first].inset(padding * 2, 0.6), line.name_lines)
        else:
            style = Style(self._size, is_bold=True, max_lines=2)
            for cell, name in zip(cells[first : first + count], line.names, strict=False):
                self._pen.text_in(cell.inset(padding, 0.6), name, style)
        right = cells[first + count - 1].right
        self._pen.lines([(cells[2].x, strip.y, right, strip.y)], 0.3, HAIRLINE)

    def _draw_name_lines(self, cell: Box, lines: tuple[str, ...]) -> None:
        rest = cell
        for text in lines:
            line, rest = rest.cut_top(cell.height / len(lines))
            self._pen.text_in(line, text, Style(self._size, align=Align.LEFT))

    def _draw_shift(self, cell: Box, line: ShiftLine) -> None:
        scale, shift = self._scale, line.shift
        height = self._line_height - 2
        y = cell.y + (cell.height - height) / 2
        chip = Box(cell.x + 3 * scale, y, 21 * scale, height)
        seat = SheetSeat(shift.code, shift.palette)
        draw_seat(self._pen, chip, seat, self._palette, self._size)
        words = Box(
            chip.right + 5 * scale, cell.y, cell.right - chip.right - 8 * scale, cell.height
        )
        style = Style(self._size * 0.9, align=Align.LEFT)
        self._pen.text_in(words, shift.clock, style)

    def _draw_verticals(self, area: Box) -> None:
        cells = self._columns.boxes(area)
        inner = [(cell.x, area.y, cell.x, area.top) for cell in cells[1:]]
        self._pen.lines(inner, 0.3, HAIRLINE)
        sides = [(x, area.y, x, area.top) for x in (area.x, area.right)]
        self._pen.lines(sides, 0.7, STRONG_LINE)
