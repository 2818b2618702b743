"""A rectangle of seats, and how it is carried to other seats."""

from collections.abc import Iterable
from typing import NamedTuple

from fire_roster.services.grid_view import CellRef
from fire_roster.ui.roster.grid_model import FIRST_DAY_COLUMN, GridModel

Refs = dict[CellRef, CellRef]


class CellBlock(NamedTuple):
    """Lines and columns of the model from first to last; team headings between are no seats."""

    top: int
    left: int
    bottom: int
    right: int

    @classmethod
    def around(cls, places: Iterable[tuple[int, int]]) -> "CellBlock | None":
        """The rectangle that these places fill; None for no places or another shape."""
        found = set(places)
        if not found:
            return None
        rows = [row for row, _ in found]
        columns = [column for _, column in found]
        block = cls(min(rows), min(columns), max(rows), max(columns))
        is_whole = len(found) == len(set(rows)) * len(set(columns))
        return block if is_whole and len(set(columns)) == block.right - block.left + 1 else None

    def contains(self, line: int, column: int) -> bool:
        """Whether a place lies inside."""
        return self.top <= line <= self.bottom and self.left <= column <= self.right

    def stretched_to(self, line: int, column: int) -> "CellBlock":
        """The block with the cells that the fill handle passes: along days or along people."""
        beyond_days = max(self.left - column, column - self.right, 0)
        beyond_people = max(self.top - line, line - self.bottom, 0)
        if beyond_days >= beyond_people:
            return self._replace(left=min(self.left, column), right=max(self.right, column))
        return self._replace(top=min(self.top, line), bottom=max(self.bottom, line))

    def seats(self, model: GridModel) -> list[CellRef]:
        """Its seats from left to right, top to bottom."""
        places = (
            model.index(line, column)
            for line in range(max(self.top, 0), min(self.bottom, len(model.lines) - 1) + 1)
            for column in range(self.left, self.right + 1)
        )
        return [ref for ref in map(model.ref, places) if ref is not None]


def fill_sources(model: GridModel, block: CellBlock, stretched: CellBlock) -> Refs:
    """For each new seat of the stretched block the seat of the block that it repeats."""
    lines = [line for line in model.member_lines() if block.top <= line <= block.bottom]
    rows = model.member_lines()
    first, width = rows.index(lines[0]), block.right - block.left + 1
    sources: Refs = {}
    for ref in stretched.seats(model):
        index = model.find_index(ref)
        if block.contains(index.row(), index.column()):
            continue
        line = lines[(rows.index(index.row()) - first) % len(lines)]
        column = block.left + (index.column() - block.left) % width
        source = model.ref(model.index(line, column))
        assert source is not None
        sources[ref] = source
    return sources


def moved_seats(model: GridModel, refs: Iterable[CellRef], lines_down: int, days: int) -> Refs:
    """Where seats come to lie, so many people down and days to the right.

    Seats that would leave the month or the list are left out.
    """
    rows, moved = model.member_lines(), Refs()
    for ref in refs:
        index = model.find_index(ref)
        place = rows.index(index.row()) + lines_down
        column = index.column() + days
        if 0 <= place < len(rows) and FIRST_DAY_COLUMN <= column < model.first_total_column:
            target = model.ref(model.index(rows[place], column))
            assert target is not None
            moved[ref] = target
    return moved
