"""值班表, day list: every shift of every day with the names of those who stand it.

A page that lies has two tables side by side, one that stands has one. A day is never torn apart;
what does not fit flows to the next column and page, with the heading repeated.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from fire_roster.errors import InputRefused
from fire_roster.printing.day_rows import DayBlock, day_blocks, most_names
from fire_roster.printing.day_table import (
    HEAD_HEIGHT,
    TYPE_SHARE,
    DayTable,
    day_columns,
    with_name_lines,
)
from fire_roster.printing.geometry import Box, Orientation, PageSpec, Paper
from fire_roster.printing.roster_document import RosterDocument
from fire_roster.printing.roster_frame import page_spec
from fire_roster.printing.sheet_check import checked
from fire_roster.printing.sheets import WallSheet

LINE_HEIGHTS = {Paper.A3: (16.0, 27.0), Paper.A4: (13.0, 22.0)}
"""Least and greatest height of a line."""
_STEP = 0.25
_GUTTER = 18.0
_SIDE_BY_SIDE = 2


@dataclass(frozen=True, slots=True)
class Flow:
    """Days for each column in order, and the height of a line."""

    columns: tuple[tuple[DayBlock, ...], ...]
    line_height: float


def render_day_list(
    sheet: WallSheet, paper: Paper, orientation: Orientation = Orientation.AUTO
) -> bytes:
    """The sheet as a PDF. Raises InputRefused for a sheet that does not fit."""
    return _DayList(checked(sheet), page_spec(sheet, paper, orientation)).render()


class _DayList:
    def __init__(self, sheet: WallSheet, spec: PageSpec) -> None:
        self._sheet = sheet
        self._paper = spec.paper
        self._document = RosterDocument(sheet, spec)
        self._per_page = _SIDE_BY_SIDE if spec.is_landscape else 1
        self._gutter = _GUTTER * spec.paper.scale
        gutters = self._gutter * (self._per_page - 1)
        self._width = (self._document.content.width - gutters) / self._per_page
        blocks = day_blocks(sheet)
        self._columns = day_columns(sheet.duty_word, most_names(blocks))
        self._blocks = self._with_name_lines(blocks)

    def _with_name_lines(self, blocks: tuple[DayBlock, ...]) -> tuple[DayBlock, ...]:
        """Many names of one shift take several lines rather than tiny type."""
        if not self._columns.is_wide:
            return blocks
        size = LINE_HEIGHTS[self._paper][0] * TYPE_SHARE
        width = self._columns.name_width(self._width) - 9 * self._document.scale
        return with_name_lines(self._document.pen, blocks, width, size)

    def render(self) -> bytes:
        flow = self._flow()
        page_count = len(flow.columns) // self._per_page
        self._document.begin(page_count)
        document = self._document
        table = DayTable(document.pen, self._columns, flow.line_height, document.scale)
        end = self._document.end_height()
        for number in range(page_count):
            body = self._document.start_page()
            start = number * self._per_page
            columns = flow.columns[start : start + self._per_page]
            self._draw_columns(table, body, columns)
            if number == page_count - 1:
                self._document.draw_end(body.cut_bottom(end)[0])
        return self._document.finish()

    def _draw_columns(
        self, table: DayTable, body: Box, columns: Sequence[tuple[DayBlock, ...]]
    ) -> None:
        for index, blocks in enumerate(columns):
            if blocks:
                x = body.x + index * (self._width + self._gutter)
                table.draw(Box(x, body.y, self._width, body.height), blocks)

    def _flow(self) -> Flow:
        """The fewest pages, then the highest lines, on which all days find their place."""
        room = self._document.room - HEAD_HEIGHT * self._document.scale
        last_room = room - self._document.end_height()
        least, most = LINE_HEIGHTS[self._paper]
        steps = int((most - least) / _STEP)
        for page_count in range(1, len(self._blocks) + 2):
            rooms = [room] * (page_count - 1) * self._per_page + [last_room] * self._per_page
            for step in range(steps + 1):
                height = most - step * _STEP
                columns = fill_columns(self._blocks, rooms, height)
                if columns is not None:
                    return Flow(columns, height)
        raise InputRefused("一天的班次和人员太多，一页纸放不下，请改打月历式值班表。")


def fill_columns(
    blocks: Sequence[DayBlock], rooms: Sequence[float], line_height: float
) -> tuple[tuple[DayBlock, ...], ...] | None:
    """Days put into columns of those heights one after another; None when not all fit."""
    columns = []
    position = 0
    for room in rooms:
        left = room
        start = position
        while position < len(blocks) and blocks[position].line_count * line_height <= left:
            left -= blocks[position].line_count * line_height
            position += 1
        columns.append(tuple(blocks[start:position]))
    return tuple(columns) if position == len(blocks) else None
