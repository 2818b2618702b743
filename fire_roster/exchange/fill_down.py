"""What a cell says for the rows below it: merged blocks, and groups whose merge was lost."""

from collections.abc import Collection, Sequence

from fire_roster.exchange.cell_values.text import plain_text
from fire_roster.exchange.workbook import Sheet

Filled = dict[tuple[int, int], int]
"""For a cell (row, column): the row where its value stands."""


def filled_by_merges(sheet: Sheet, first_row: int, columns: Collection[int]) -> Filled:
    """For every cell below the top of a merged block in one of the columns."""
    filled: Filled = {}
    covered: dict[int, int] = {}
    for area in sorted(sheet.merged, key=lambda area: area.first_row):
        column = area.first_column
        # Overlapping blocks are not valid; each row of a column is filled once.
        if column not in columns or area.first_row < max(first_row, covered.get(column, 0)):
            continue
        last_row = min(area.last_row, len(sheet.rows) - 1)
        for row in range(area.first_row + 1, last_row + 1):
            filled[row, column] = area.first_row
        covered[column] = last_row + 1
    return filled


def filled_by_groups(sheet: Sheet, column: int, people: Sequence[int]) -> Filled:
    """Blanks below the title of a group in a column without merges (text files, 跨行居中).

    Only where it cannot be meant otherwise: the first person has a value, each value stands once,
    and at least as many cells are blank as filled.
    """
    begin = min(people, default=0)
    for area in sheet.merged:
        is_here = area.first_column <= column <= area.last_column
        if is_here and area.last_row > area.first_row >= begin:
            return {}
    texts = [plain_text(sheet.cell(row, column)) for row in people]
    values = [text for text in texts if text]
    is_grouped = len(values) > 1 and len(set(values)) == len(values)
    if not is_grouped or not texts[0] or len(values) * 2 > len(texts):
        return {}
    filled: Filled = {}
    source = people[0]
    for row, text in zip(people, texts, strict=True):
        if text:
            source = row
        else:
            filled[row, column] = source
    return filled
