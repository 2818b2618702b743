"""遗留问题及说明: notes of a roster, such as broken rules that were kept with a reason."""

from fire_roster.printing.geometry import Align, Box
from fire_roster.printing.pen import Pen
from fire_roster.printing.roster_frame import NAVY
from fire_roster.printing.sheets import WallSheet
from fire_roster.printing.text_layout import LINE_HEIGHT, Style, wrap

TITLE = "说明"
_SIZE = 12.0
_MARGIN = 6.0
_TITLE_EMS = 3.2


class RosterNotes:
    """The notes as wrapped lines that can flow from page to page."""

    def __init__(self, pen: Pen, sheet: WallSheet, width: float, scale: float) -> None:
        self._pen = pen
        self._size = _SIZE * scale
        self._margin = _MARGIN * scale
        style = Style(self._size)
        room = width - _TITLE_EMS * self._size
        self.lines: list[str] = []
        notes = () if "notes" in sheet.omitted else sheet.notes
        for number, note in enumerate(notes, start=1):
            self.lines += wrap(pen.chain, f"{number}. {note}", room, style)

    def height(self, count: int) -> float:
        """Height of `count` lines with the space around them; 0 for none."""
        return count * self._size * LINE_HEIGHT + 2 * self._margin if count else 0.0

    def capacity(self, height: float) -> int:
        """How many lines fit into that height."""
        return max(1, int((height - 2 * self._margin) / (self._size * LINE_HEIGHT)))

    def draw(self, box: Box, lines: list[str]) -> None:
        """Draw the lines from the top of the box down."""
        baseline = box.top - self._margin - self._size * 0.88
        title = Style(self._size, True, NAVY, Align.LEFT)
        self._pen.text(box.x, baseline, TITLE, title)
        style = Style(self._size, align=Align.LEFT)
        for line in lines:
            self._pen.text(box.x + _TITLE_EMS * self._size, baseline, line, style)
            baseline -= self._size * LINE_HEIGHT
