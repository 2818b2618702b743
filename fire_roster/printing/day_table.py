"""The table of the day list: 日期, 星期, 班次及时间, 值班员 …, 带班领导, 备注."""

from dataclasses import dataclass

from fire_roster.printing.cells import draw_rest_day, draw_seat
from fire_roster.printing.day_rows import DayBlock, ShiftLine
from fire_roster.printing.geometry import Box
from fire_roster.printing.page import HAIRLINE
from fire_roster.printing.palette import paper_palette
from fire_roster.printing.pen import Pen
from fire_roster.printing.roster_frame import HEAD_FILL, NAVY, STRONG_LINE
from fire_roster.printing.sheets import SheetSeat
from fire_roster.printing.text_layout import Align, Style

MAX_NAME_COLUMNS = 4
HEAD_HEIGHT = 26.0
_TYPE_SHARE = 0.64
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


def day_columns(duty_word: str, most_names: int, has_leaders: bool) -> DayColumns:
    """One column for each of up to four people, else one wide column for all names."""
    is_wide = most_names > MAX_NAME_COLUMNS
    names = [f"{duty_word}{number + 1}" for number in range(most_names)]
    titles = ["日期", "星期", "班次及时间", *(["值班人员"] if is_wide else names)]
    shares = [1.0, 0.6, 2.5, *([5.4] if is_wide else [1.5] * most_names)]
    if has_leaders:
        titles.append("带班领导")
        shares.append(1.4)
    titles.append("备注")
    shares.append(1.7)
    return DayColumns(tuple(titles), tuple(shares), 3, 1 if is_wide else most_names)


class DayTable:
    """Draws a run of days into a box."""

    def __init__(self, pen: Pen, columns: DayColumns, line_height: float, scale: float) -> None:
        self._pen = pen
        self._columns = columns
        self._line_height = line_height
        self._scale = scale
        self._size = min(_MAX_TYPE * scale, line_height * _TYPE_SHARE)
        self._palette = paper_palette()

    def draw(self, box: Box, blocks: tuple[DayBlock, ...]) -> None:
        """Heading, then the days from the top down."""
        head, rest = box.cut_top(HEAD_HEIGHT * self._scale)
        self._draw_head(head)
        for block in blocks:
            area, rest = rest.cut_top(self._line_height * len(block.lines))
            self._draw_block(area, block)
        body = Box(box.x, rest.top, box.width, head.top - rest.top)
        self._draw_verticals(body)
        self._pen.lines([(body.x, body.y, body.right, body.y)], 0.9 * self._scale, NAVY)

    def _draw_head(self, head: Box) -> None:
        self._pen.fill(head, HEAD_FILL)
        style = Style(11.5 * self._scale, True, NAVY, max_lines=2)
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
            strip, rest = rest.cut_top(self._line_height)
            self._draw_line(strip, line)
        self._draw_day_texts(cells, block)
        self._pen.lines([(area.x, area.y, area.right, area.y)], 0.7, STRONG_LINE)

    def _draw_day_texts(self, cells: list[Box], block: DayBlock) -> None:
        """带班领导 and 备注 stand once for the whole day."""
        style = Style(self._size, max_lines=2)
        padding = 2 * self._scale
        if len(cells) > self._columns.first_name + self._columns.name_count + 1:
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
        names = line.names if count > 1 else ("、".join(line.names),)
        style = Style(self._size, is_bold=count > 1, max_lines=2)
        for cell, name in zip(cells[first : first + count], names, strict=False):
            self._pen.text_in(cell.inset(2 * self._scale, 0.6), name, style)
        right = cells[first + count - 1].right
        self._pen.lines([(cells[2].x, strip.y, right, strip.y)], 0.3, HAIRLINE)

    def _draw_shift(self, cell: Box, line: ShiftLine) -> None:
        scale, shift = self._scale, line.shift
        chip = Box(cell.x + 3 * scale, cell.y + 1, 21 * scale, cell.height - 2)
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
