"""The pages of a month's roster: header and legend on each, notes and foot at the end."""

from fire_roster.printing.geometry import Box, PageSpec
from fire_roster.printing.page import FormDocument
from fire_roster.printing.pen import Pen
from fire_roster.printing.roster_foot import RosterFoot
from fire_roster.printing.roster_frame import HEADER_HEIGHT, Legend, draw_header, imprint
from fire_roster.printing.roster_notes import RosterNotes
from fire_roster.printing.sheets import WallSheet

MAX_INLINE_NOTE_LINES = 6
"""More lines of notes than this go to pages of their own."""
_GAP = 8.0


class RosterDocument:
    """Frame of a roster form; the form itself draws the table into `start_page`'s box."""

    def __init__(self, sheet: WallSheet, spec: PageSpec) -> None:
        self.sheet = sheet
        self.paper = spec.paper
        self.scale = spec.paper.scale
        self.content = spec.content
        self._document = FormDocument(spec, imprint(sheet))
        self._legend = Legend(self.pen, sheet, self.content.width, self.scale)
        self._notes = RosterNotes(self.pen, sheet, self.content.width, self.scale)
        self._foot = self.foot_of(1.0)

    @property
    def pen(self) -> Pen:
        return self._document.pen

    @property
    def room(self) -> float:
        """Height of the box that `start_page` returns."""
        above = self._legend.height + (HEADER_HEIGHT + _GAP) * self.scale
        return self.content.height - self._document.foot_height - above

    @property
    def _inline_notes(self) -> list[str]:
        lines = self._notes.lines
        return lines if len(lines) <= MAX_INLINE_NOTE_LINES else []

    def foot_of(self, factor: float) -> RosterFoot:
        """The foot with its type enlarged by a factor."""
        return RosterFoot(self.pen, self.sheet, self.content.width, self.scale * factor)

    def use_foot(self, foot: RosterFoot) -> None:
        """Take this foot instead of the ordinary one."""
        self._foot = foot

    def end_height(self, foot: RosterFoot | None = None) -> float:
        """Height that `draw_end` needs at the end of the last page."""
        notes = self._notes.height(len(self._inline_notes))
        return notes + (foot or self._foot).height + _GAP * self.scale

    def begin(self, table_pages: int) -> None:
        """Tell how many pages the table takes, before the first `start_page`."""
        self._document.page_count = table_pages + len(self._note_pages())

    def start_page(self) -> Box:
        """Begin a page with header and legend; return what is left of it."""
        body = self._document.start_page()
        header, body = body.cut_top(HEADER_HEIGHT * self.scale)
        draw_header(self.pen, header, self.sheet, self.scale)
        legend, body = body.cut_top(self._legend.height + _GAP * self.scale)
        self._legend.draw(legend.cut_top(self._legend.height + 5 * self.scale)[0])
        return body

    def draw_end(self, body: Box) -> None:
        """Notes at the top of what is left of the last page, the foot at its bottom."""
        if self._inline_notes:
            self._notes.draw(body, self._inline_notes)
        self._foot.draw(body.cut_bottom(self._foot.height)[0])

    def finish(self) -> bytes:
        """Draw the pages of long notes; return the file."""
        for lines in self._note_pages():
            self._notes.draw(self.start_page(), lines)
        return self._document.finish()

    def _note_pages(self) -> list[list[str]]:
        if self._inline_notes:
            return []
        lines, size = self._notes.lines, self._notes.capacity(self.room)
        return [lines[start : start + size] for start in range(0, len(lines), size)]
