"""值班表, month grid: rows are people, columns the days of the month.

One page as long as it stays legible; then the rows flow to further pages with the same heading,
and on paper that stands the days too.
The last page carries coverage, notes and the foot.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from fire_roster.printing.geometry import Box, Orientation, PageSpec, Paper
from fire_roster.printing.pagination import Pages, spread_rows
from fire_roster.printing.roster_document import RosterDocument
from fire_roster.printing.roster_foot import RosterFoot
from fire_roster.printing.roster_frame import page_spec
from fire_roster.printing.sheet_check import checked
from fire_roster.printing.sheets import SheetRow, WallSheet
from fire_roster.printing.wall_columns import Columns, place_columns
from fire_roster.printing.wall_grid import WallGrid

ROW_HEIGHTS = {Paper.A3: (18.0, 44.0), Paper.A4: (12.0, 28.0)}
"""Least and greatest height of a row; 18 points leave room for 12-point type."""
FOOT_FACTORS = (1.25, 1.12)
"""Type of the foot against its ordinary size, tried while the rows have room to spare."""
LEAST_DAY_WIDTH = 12.0
"""Below this, for A3, the month is shared out: some of its days on each page."""
_NAME_SIZE = 14.0


def render_wall_roster(
    sheet: WallSheet, paper: Paper, orientation: Orientation = Orientation.AUTO
) -> bytes:
    """The sheet as a PDF, in landscape unless told. Raises InputRefused where it does not fit."""
    return _WallRoster(checked(sheet), page_spec(sheet, paper, orientation)).render()


class _Part:
    """Some days of the month with everybody; a wide enough sheet has one part, the month."""

    def __init__(self, document: RosterDocument, sheet: WallSheet, *, is_last: bool) -> None:
        self._document = document
        self.rows = sheet.rows
        self._is_last = is_last
        columns = _columns(document, sheet)
        self.grid = WallGrid(document.pen, sheet, columns, is_compact=False)
        if self.last_room() < ROW_HEIGHTS[document.paper][0] * len(self.rows):
            self.grid = WallGrid(document.pen, sheet, columns, is_compact=True)

    def last_room(self, foot: RosterFoot | None = None) -> float:
        """Height that rows may take on the page that carries everything below them."""
        grid = self.grid.head_height + self.grid.tail_height
        end = self._document.end_height(foot) if self._is_last else 0.0
        return self._document.room - grid - end

    def pages(self) -> Pages:
        """How the rows are spread."""
        room = self._document.room - self.grid.head_height
        heights = ROW_HEIGHTS[self._document.paper]
        return spread_rows(len(self.rows), room, self.last_room(), heights)

    def draw(self) -> Box:
        """Draw all pages of the part; return what is left of the last."""
        pages = self.pages()
        rows = iter(self.rows)
        body = self._document.content
        for count in pages.counts:
            page = self._document.start_page()
            body = self._draw_grid(page, tuple(islice(rows, count)), pages.row_height)
        tail, body = body.cut_top(self.grid.tail_height)
        self.grid.draw_tail(tail)
        return body

    def _draw_grid(self, body: Box, rows: Sequence[SheetRow], row_height: float) -> Box:
        """Draw heading and rows; return what is left below them."""
        head, body = body.cut_top(self.grid.head_height)
        self.grid.draw_head(head)
        area, body = body.cut_top(row_height * len(rows))
        self.grid.draw_rows(area, rows, row_height)
        return body


class _WallRoster:
    def __init__(self, sheet: WallSheet, spec: PageSpec) -> None:
        self._document = document = RosterDocument(sheet, spec)
        *others, last = _shared_out(sheet, _columns(document, sheet))
        self._parts = [_Part(document, one, is_last=False) for one in others]
        self._parts.append(_Part(document, last, is_last=True))
        self._enlarge_foot(self._parts[-1])

    def _enlarge_foot(self, part: _Part) -> None:
        """Take the foot in the largest type that takes nothing from the rows."""
        wanted = ROW_HEIGHTS[self._document.paper][1] * len(part.rows)
        for factor in FOOT_FACTORS:
            foot = self._document.foot_of(factor)
            if part.last_room(foot) >= wanted:
                self._document.use_foot(foot)
                return

    def render(self) -> bytes:
        self._document.begin(sum(len(part.pages().counts) for part in self._parts))
        body = self._document.content
        for part in self._parts:
            body = part.draw()
        self._document.draw_end(body)
        return self._document.finish()


def _columns(document: RosterDocument, sheet: WallSheet) -> Columns:
    extent, scale = (document.content.x, document.content.right), document.scale
    return place_columns(document.pen, sheet, extent, _NAME_SIZE * scale, scale)


def _shared_out(sheet: WallSheet, columns: Columns) -> Iterator[WallSheet]:
    """The sheet, or some days on each where the columns of a month would be too narrow to read."""
    days = len(sheet.days)
    room = columns.day_width * days
    most = max(1, int(room / (LEAST_DAY_WIDTH * columns.scale)))
    per_part = math.ceil(days / math.ceil(days / most))
    for start in range(0, days, per_part):
        part = slice(start, start + per_part)
        yield replace(
            sheet,
            days=sheet.days[part],
            rows=tuple(replace(row, cells=row.cells[part]) for row in sheet.rows),
            coverage=tuple(replace(line, days=line.days[part]) for line in sheet.coverage),
        )
