"""Pieces of a form, put on pages: nothing is cut off, headings stay with their part."""

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from fire_roster.printing.geometry import Box
from fire_roster.printing.pen import Pen


@dataclass(frozen=True, slots=True)
class Kit:
    """What pieces are made with: `unit` is the size against A4, `factor` shrinks the type.

    `room` is the height of an empty page.
    """

    pen: Pen
    unit: float
    factor: float
    room: float

    def type_size(self, size: float, least: float = 0.0) -> float:
        """A size for A4 as it is drawn here, not below `least`."""
        return max(size * self.factor, least) * self.unit


class Piece:
    """Something as wide as the page. `height` is the least it needs, `most` what it can use.

    A piece that `keeps_next` is not left alone at the foot of a page; one that `sinks` stands at
    the foot of the last page; one that `is_table` may release lines to what follows it.
    """

    keeps_next = False
    sinks = False
    is_table = False

    def __init__(self, height: float, most: float = 0.0) -> None:
        self.height = height
        self.most = max(height, most)

    @property
    def start(self) -> float:
        """Least height with which it may begin."""
        return self.height

    @property
    def squeezed(self) -> int:
        """How many of its texts had to be broken."""
        return 0

    def split(self, room: float) -> "tuple[Piece, Piece] | None":
        """A part no higher than `room`, and the rest; None where it cannot be divided so."""
        return None

    def release(self) -> "tuple[Piece, Piece] | None":
        """Itself without its last lines, and those lines; None where it gives none away."""
        return None

    def draw(self, box: Box) -> None:
        """Draw into the box, which is as high as `height` or higher."""
        raise NotImplementedError


def paginate(pieces: Iterable[Piece], room: float, gap: float) -> list[list[Piece]]:
    """The pieces of each page, in order."""
    queue = deque(pieces)
    pages: list[list[Piece]] = [[]]
    left = room
    while queue:
        piece = queue.popleft()
        start = piece.start
        if piece.keeps_next and queue:
            start += gap + queue[0].start
        if start <= left and piece.height <= left:
            pages[-1].append(piece)
            left -= piece.height + gap
            continue
        parts = piece.split(left) if start <= left or not pages[-1] else None
        if parts is not None:
            pages[-1].append(parts[0])
            queue.appendleft(parts[1])
        elif pages[-1]:
            queue.appendleft(piece)
        else:
            pages[-1].append(piece)  # higher than a page: its texts shrink into what there is
        if queue:
            pages.append([])
            left = room
    _accompany(pages, room, gap)
    return pages


def _accompany(pages: list[list[Piece]], room: float, gap: float) -> None:
    """Signatures and telephones do not stand alone on the last page: the last lines of the table
    before them go with them."""
    if len(pages) < 2 or any(piece.is_table for piece in pages[-1]):
        return
    before, last = list(pages[-2]), list(pages[-1])
    while before and before[-1].release() is None:
        last.insert(0, before.pop())
    if not before:
        return
    parts = before[-1].release()
    assert parts is not None
    last.insert(0, parts[1])
    if sum(piece.height for piece in last) + gap * (len(last) - 1) <= room:
        pages[-2:] = [[*before[:-1], parts[0]], last]


def place(pieces: Sequence[Piece], body: Box, gap: float) -> list[tuple[Piece, Box]]:
    """Where each piece of a page stands; what room is left makes pieces higher."""
    used = sum(piece.height for piece in pieces) + gap * (len(pieces) - 1)
    spare = body.height - used
    wish = sum(piece.most - piece.height for piece in pieces)
    share = min(1.0, max(0.0, spare) / wish) if wish else 0.0
    sink = max(0.0, spare - share * wish)
    found = []
    rest = body
    for piece in pieces:
        if piece.sinks and sink:
            rest = rest.cut_top(sink)[1]
            sink = 0.0
        height = piece.height + share * (piece.most - piece.height)
        box, rest = rest.cut_top(min(height, rest.height))
        found.append((piece, box))
        rest = rest.cut_top(min(gap, rest.height))[1]
    return found
