"""值班表, month grid: rows are people, columns the days of the month.

One page as long as it stays legible; then the rows flow to further pages with the same heading.
The last page carries coverage, notes and the foot.
"""

from collections.abc import Sequence
from itertools import islice

from fire_roster.printing.geometry import Box, Orientation, PageSpec, Paper
from fire_roster.printing.pagination import Pages, spread_rows
from fire_roster.printing.roster_document import RosterDocument
from fire_roster.printing.roster_foot import RosterFoot
from fire_roster.printing.roster_frame import page_spec
from fire_roster.printing.sheet_check import checked
from fire_roster.printing.sheets import SheetRow, WallSheet
from fire_roster.printing.wall_columns import place_columns
from fire_roster.printing.wall_grid import WallGrid

ROW_HEIGHTS = {Paper.A3: (18.0, 44.0), Paper.A4: (12.0, 28.0)}
"""Least and greatest height of a row; 18 points leave room for 12-point type."""
FOOT_FACTORS = (1.25, 1.12)
"""Type of the foot against its ordinary size, tried while the rows have room to spare."""
_NAME_SIZE = 14.0


def render_wall_roster(
    sheet: WallSheet, paper: Paper, orientation: Orientation = Orientation.AUTO
) -> bytes:
    """The sheet as a PDF, in landscape unless told. Raises InputRefused where it does not fit."""
    return _WallRoster(checked(sheet), page_spec(sheet, paper, orientation)).render()


class _WallRoster:
    def __init__(self, sheet: WallSheet, spec: PageSpec) -> None:
        paper = spec.paper
        self._rows = sheet.rows
        self._heights = ROW_HEIGHTS[paper]
        self._document = RosterDocument(sheet, spec)
        content, scale = self._document.content, paper.scale
        extent = (content.x, content.right)
        pen = self._document.pen
        columns = place_columns(pen, sheet, extent, _NAME_SIZE * scale, scale)
        self._grid = WallGrid(pen, sheet, columns, is_compact=False)
        if self._last_room() < self._heights[0] * len(self._rows):
            self._grid = WallGrid(pen, sheet, columns, is_compact=True)
        self._enlarge_foot()

    def _enlarge_foot(self) -> None:
        """Take the foot in the largest type that takes nothing from the rows."""
        wanted = self._heights[1] * len(self._rows)
        for factor in FOOT_FACTORS:
            foot = self._document.foot_of(factor)
            if self._last_room(foot) >= wanted:
                self._document.use_foot(foot)
                return

    def render(self) -> bytes:
        pages = self._spread()
        self._document.begin(len(pages.counts))
        rows = iter(self._rows)
        body = self._document.content
        for count in pages.counts:
            page = self._document.start_page()
            body = self._draw_grid(page, tuple(islice(rows, count)), pages.row_height)
        tail, body = body.cut_top(self._grid.tail_height)
        self._grid.draw_tail(tail)
        self._document.draw_end(body)
        return self._document.finish()

    def _spread(self) -> Pages:
        room = self._document.room - self._grid.head_height
        return spread_rows(len(self._rows), room, self._last_room(), self._heights)

    def _last_room(self, foot: RosterFoot | None = None) -> float:
        """Height that rows may take on the page that carries everything below them."""
        grid = self._grid.head_height + self._grid.tail_height
        return self._document.room - grid - self._document.end_height(foot)

    def _draw_grid(self, body: Box, rows: Sequence[SheetRow], row_height: float) -> Box:
        """Draw heading and rows; return what is left below them."""
        head, body = body.cut_top(self._grid.head_height)
        self._grid.draw_head(head)
        area, body = body.cut_top(row_height * len(rows))
        self._grid.draw_rows(area, rows, row_height)
        return body
