"""The month grid: heading of days, one row for each person, coverage of each shift."""

from collections.abc import Sequence

from fire_roster.printing.cells import (
    MUTED,
    draw_cell,
    draw_coverage,
    draw_rest_day,
)
from fire_roster.printing.geometry import Align, Box
from fire_roster.printing.page import HAIRLINE
from fire_roster.printing.palette import paper_palette
from fire_roster.printing.pen import Pen, Segment
from fire_roster.printing.roster_frame import HEAD_FILL, NAVY, STRONG_LINE
from fire_roster.printing.sheets import CoverageRow, SheetRow, WallSheet
from fire_roster.printing.text_layout import Style
from fire_roster.printing.wall_columns import Column, Columns

_DAY_HEIGHT = 21.0
_WEEKDAY_HEIGHT = 18.0
_MARK_HEIGHT = 17.0
_LEADER_HEIGHTS = (42.0, 78.0)
_LEADER_STEP = 12.6
_COVERAGE_HEIGHT = 16.5
_MAX_TYPE = 17.5
_READ_AT_TWO_METRES = 12.0
_MAX_FIELD_TYPE = 15.0
_TYPE_SHARE = 0.68
"""Type size of a row against its height."""


class WallGrid:
    """Draws the parts of the grid from top to bottom; heights are known before drawing.

    A compact grid gives long names of 带班领导 less height.
    """

    def __init__(self, pen: Pen, sheet: WallSheet, columns: Columns, is_compact: bool) -> None:
        scale = columns.scale
        self._pen = pen
        self._sheet = sheet
        self._columns = columns
        self._scale = scale
        self._palette = paper_palette()
        self._coverage = () if "coverage" in sheet.omitted else sheet.coverage
        self._has_marks = any(day.mark for day in sheet.days)
        longest = max(len(day.leader) for day in sheet.days)
        least, most = _LEADER_HEIGHTS
        wanted = least if is_compact else min(most, max(least, longest * _LEADER_STEP))
        self._leader_height = wanted * scale if longest else 0.0

    @property
    def head_height(self) -> float:
        marks = _MARK_HEIGHT if self._has_marks else 0.0
        return (_DAY_HEIGHT + _WEEKDAY_HEIGHT + marks) * self._scale

    @property
    def tail_height(self) -> float:
        """Height of coverage and 带班领导 below the last row."""
        coverage = len(self._coverage) * _COVERAGE_HEIGHT * self._scale
        return coverage + self._leader_height

    def draw_head(self, box: Box) -> None:
        """Titles of the columns, day numbers, weekdays, and 休/班 where the month has them."""
        pen, columns, scale = self._pen, self._columns, self._scale
        pen.fill(box, HEAD_FILL)
        for column in (*columns.people, *columns.totals):
            cell = Box(column.x, box.y, column.width, box.height).inset(2 * scale)
            pen.text_in(
                cell,
                column.field.title,
                Style(_READ_AT_TWO_METRES * scale, True, NAVY, max_lines=2),
            )
        for index, day in enumerate(self._sheet.days):
            cell = Box(columns.day_x(index), box.y, columns.day_width, box.height)
            if day.is_rest:
                draw_rest_day(pen, cell, self._palette)
            self._draw_day_head(cell, index)
        self._draw_verticals(box)
        pen.lines([(box.x, box.top, box.right, box.top)], 1.2 * scale, NAVY)
        pen.lines([(box.x, box.y, box.right, box.y)], 0.9 * scale, NAVY)

    def _draw_day_head(self, cell: Box, index: int) -> None:
        scale, day = self._scale, self._sheet.days[index]
        number, rest = cell.cut_top(_DAY_HEIGHT * scale)
        weekday, mark = rest.cut_top(_WEEKDAY_HEIGHT * scale)
        ink = NAVY if day.is_rest else self._palette.rest_day.ink
        self._pen.text_in(number.inset(0.6), str(day.day.day), Style(14.5 * scale, True, NAVY))
        style = Style(12.5 * scale, day.is_rest, ink)
        self._pen.text_in(weekday.inset(0.6), day.weekday, style)
        self._pen.text_in(mark.inset(0.6), day.mark, Style(12.5 * scale, True, NAVY))

    def draw_rows(self, box: Box, rows: Sequence[SheetRow], row_height: float) -> None:
        """Draw the rows from the top of the box down."""
        area, _below = box.cut_top(row_height * len(rows))
        self._draw_rest_columns(area)
        rest = area
        for row in rows:
            line, rest = rest.cut_top(row_height)
            self._draw_row(line, row)
        self._draw_horizontals(area, rows, row_height)
        self._draw_verticals(area)
        self._pen.lines([(area.x, area.y, area.right, area.y)], 0.9 * self._scale, NAVY)

    def _draw_rest_columns(self, area: Box) -> None:
        columns = self._columns
        for index, day in enumerate(self._sheet.days):
            if day.is_rest:
                cell = Box(columns.day_x(index), area.y, columns.day_width, area.height)
                draw_rest_day(self._pen, cell, self._palette)

    def _draw_row(self, line: Box, row: SheetRow) -> None:
        size = min(_MAX_TYPE * self._scale, line.height * _TYPE_SHARE)
        for column in (*self._columns.people, *self._columns.totals):
            self._draw_field(line, column, row, size)
        width = self._columns.day_width
        for index, cell in enumerate(row.cells):
            if cell.seats or cell.mark:
                box = Box(self._columns.day_x(index), line.y, width, line.height)
                draw_cell(self._pen, box, cell, self._palette, size)

    def _draw_field(self, line: Box, column: Column, row: SheetRow, size: float) -> None:
        field = column.field
        padding = (5 if field.align is Align.RIGHT else 2.5) * self._scale
        cell = Box(column.x + padding, line.y + 1, column.width - 2 * padding, line.height - 2)
        least = min(size, _READ_AT_TWO_METRES * self._scale)
        wanted = min(size, _MAX_FIELD_TYPE * self._scale)
        wanted = wanted if field.is_bold else max(least, wanted * 0.9)
        style = Style(wanted, field.is_bold, align=field.align, max_lines=field.max_lines)
        self._pen.text_in(cell, field.value(row), style)

    def _draw_horizontals(self, area: Box, rows: Sequence[SheetRow], row_height: float) -> None:
        """Hairlines below the rows, a stronger one where the team changes."""
        thin: list[Segment] = []
        strong: list[Segment] = []
        for index in range(1, len(rows)):
            y = area.top - index * row_height
            changes = rows[index].team != rows[index - 1].team
            (strong if changes else thin).append((area.x, y, area.right, y))
        self._pen.lines(thin, 0.35, HAIRLINE)
        self._pen.lines(strong, 0.7, STRONG_LINE)

    def _draw_verticals(self, area: Box) -> None:
        """Hairlines between columns, a stronger one before each Monday and around the days."""
        columns = self._columns
        thin = [column.x for column in (*columns.people[1:], *columns.totals[1:])]
        strong = [columns.first_day_x, columns.days_right, columns.left, columns.right]
        for index, day in enumerate(self._sheet.days[1:], start=1):
            is_monday = day.day.weekday() == 0
            (strong if is_monday else thin).append(columns.day_x(index))
        self._pen.lines([(x, area.y, x, area.top) for x in thin], 0.3, HAIRLINE)
        self._pen.lines([(x, area.y, x, area.top) for x in strong], 0.7, STRONG_LINE)

    def draw_tail(self, box: Box) -> None:
        """Coverage of each shift (在岗/应到), then 带班领导 from top to bottom."""
        rest = box
        for coverage in self._coverage:
            line, rest = rest.cut_top(_COVERAGE_HEIGHT * self._scale)
            self._draw_coverage_row(line, coverage)
        if self._leader_height:
            line, rest = rest.cut_top(self._leader_height)
            self._draw_leaders(line)
        if rest.top < box.top:
            area = Box(box.x, rest.top, box.width, box.top - rest.top)
            self._draw_tail_verticals(area)
            self._pen.lines([(box.x, rest.top, box.right, rest.top)], 1.2 * self._scale, NAVY)

    def _draw_tail_label(self, line: Box, text: str) -> None:
        columns = self._columns
        label = Box(columns.left, line.y, columns.first_day_x - columns.left, line.height)
        style = Style(12 * self._scale, True, MUTED, Align.RIGHT)
        self._pen.text_in(label.inset(6 * self._scale, 0), text, style)
        self._pen.lines([(line.x, line.y, line.right, line.y)], 0.35, HAIRLINE)

    def _draw_coverage_row(self, line: Box, coverage: CoverageRow) -> None:
        names = {shift.code: shift.name for shift in self._sheet.shifts}
        self._draw_tail_label(line, f"{names.get(coverage.code, coverage.code)} 在岗/应到")
        columns, size = self._columns, 12 * self._scale
        for index, day in enumerate(coverage.days):
            box = Box(columns.day_x(index), line.y, columns.day_width, line.height)
            draw_coverage(self._pen, box, day, self._palette, size)
        short = sum(day.missing for day in coverage.days)
        total = Box(columns.days_right, line.y, columns.right - columns.days_right, line.height)
        words = f"缺 {short} 人次" if short else "齐"
        ink = self._palette.shortage.ink if short else MUTED
        style = Style(size, bool(short), ink, Align.RIGHT)
        self._pen.text_in(total.inset(5 * self._scale, 0), words, style)

    def _draw_leaders(self, line: Box) -> None:
        self._draw_tail_label(line, "带班领导")
        columns = self._columns
        for index, day in enumerate(self._sheet.days):
            box = Box(columns.day_x(index), line.y, columns.day_width, line.height)
            style = Style(12 * self._scale)
            self._pen.upright_in(box.inset(1, 1.5 * self._scale), day.leader, style)

    def _draw_tail_verticals(self, area: Box) -> None:
        columns = self._columns
        xs = [columns.day_x(index) for index in range(1, len(self._sheet.days))]
        self._pen.lines([(x, area.y, x, area.top) for x in xs], 0.3, HAIRLINE)
        sides = (columns.left, columns.first_day_x, columns.days_right, columns.right)
        self._pen.lines([(x, area.y, x, area.top) for x in sides], 0.7, STRONG_LINE)
