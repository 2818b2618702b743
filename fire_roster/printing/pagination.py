"""How rows are spread over pages: equally high everywhere, never lower than legible."""

import math
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pages:
    """Number of rows on each page, and the height of a row in points."""

    counts: tuple[int, ...]
    row_height: float


def spread_rows(
    row_count: int, room: float, last_room: float, heights: tuple[float, float]
) -> Pages:
    """Spread rows over pages with `room`, the last with `last_room`, within (least, most) height.

    The fewest pages win; then the pages are filled as evenly as their room allows.
    """
    least, most = heights
    on_last = max(1, math.floor(last_room / least + 1e-6))
    on_other = max(on_last, math.floor(room / least + 1e-6))
    if row_count <= on_last:
        return Pages((row_count,), min(most, last_room / row_count))
    others = math.ceil((row_count - on_last) / on_other)
    last = max(1, min(on_last, round(row_count * on_last / (others * on_other + on_last))))
    last = max(last, row_count - others * on_other)
    share, extra = divmod(row_count - last, others)
    counts = (*(share + (index < extra) for index in range(others)), last)
    height = min(most, room / max(counts[:-1]), last_room / last)
    return Pages(counts, height)
