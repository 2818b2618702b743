"""Foot of a roster form: 值班要求, 联系电话, 编制/审核/批准 and the place for the seal."""

from fire_roster.printing.geometry import Align, Box
from fire_roster.printing.page import GRAY, HAIRLINE
from fire_roster.printing.pen import Pen
from fire_roster.printing.roster_frame import NAVY
from fire_roster.printing.sheets import ROSTER_PARTS, Contact, WallSheet
from fire_roster.printing.text_layout import LINE_HEIGHT, Style, wrap

FIRE_CALL = Contact("火警电话", "", "119", is_public=True)
SIGNATURES = ("编制", "审核", "批准")
_PARTS = ("requirements", "contacts", "signatures")
_TITLE_HEIGHT = 21.0
_SHARES = (0.46, 0.27, 0.27)
_NARROW_SHARES = (0.33, 0.28, 0.39)
_NARROW = 900.0
"""Below this width, for A3, signatures and telephones get a greater share."""
_GUTTER = 22.0
_MIN_HEIGHT = 100.0
_MAX_HEIGHT = 190.0
_CLAUSE_SIZE = 12.0
_DATE_SHARE = 0.96


class RosterFoot:
    """Measures and draws the foot for one sheet and width."""

    def __init__(self, pen: Pen, sheet: WallSheet, width: float, scale: float) -> None:
        self._pen = pen
        self._sheet = sheet
        self._scale = scale
        self._widths = self._shared_out(width)
        self._clause_size, self._clauses = self._wrapped_clauses()
        wanted = min(_MAX_HEIGHT, max(_MIN_HEIGHT, self._wanted_height()))
        self.height = wanted * scale if self._widths else 0.0

    def _shared_out(self, width: float) -> dict[str, float]:
        """Widths of the parts that are printed."""
        shares = _NARROW_SHARES if width < _NARROW * self._scale else _SHARES
        shown = {
            key: share
            for key, share in zip(_PARTS, shares, strict=True)
            if key not in self._sheet.omitted
        }
        usable = width - (len(shown) - 1) * _GUTTER * self._scale
        return {key: usable * share / sum(shown.values()) for key, share in shown.items()}

    def _wrapped_clauses(self) -> tuple[float, list[tuple[str, ...]]]:
        """Type size at which all clauses fit into the highest foot, and their lines."""
        size = _CLAUSE_SIZE * self._scale
        if "requirements" not in self._widths:
            return size, []
        limit = (_MAX_HEIGHT - _TITLE_HEIGHT) * self._scale
        while True:
            style = Style(size)
            width = self._widths["requirements"] - 1.6 * size
            clauses = [
                wrap(self._pen.chain, text, width, style) for text in self._sheet.requirements
            ]
            if sum(map(len, clauses)) * size * LINE_HEIGHT <= limit:
                return size, clauses
            size *= 0.95

    def _wanted_height(self) -> float:
        lines = sum(map(len, self._clauses)) * self._clause_size * LINE_HEIGHT / self._scale
        contacts = (len(self._sheet.contacts) + 1) * 19.0 if "contacts" in self._widths else 0.0
        return _TITLE_HEIGHT + max(lines + 4, contacts)

    def draw(self, box: Box) -> None:
        """Draw into a box of `height`."""
        x = box.x
        painters = (self._draw_clauses, self._draw_contacts, self._draw_signatures)
        by_part = dict(zip(_PARTS, painters, strict=True))
        for key, width in self._widths.items():
            column = Box(x, box.y, width, box.height)
            head, body = column.cut_top(_TITLE_HEIGHT * self._scale)
            self._pen.lines([(head.x, head.top, head.right, head.top)], 1.0 * self._scale, NAVY)
            style = Style(12.5 * self._scale, True, NAVY, Align.LEFT)
            self._pen.text_in(head, ROSTER_PARTS[key], style)
            by_part[key](body)
            x += width + _GUTTER * self._scale

    def _draw_clauses(self, box: Box) -> None:
        size = self._clause_size
        leading = size * LINE_HEIGHT
        baseline = box.top - size
        style = Style(size, align=Align.LEFT)
        for number, lines in enumerate(self._clauses, start=1):
            marker = Style(size, True, NAVY, Align.RIGHT)
            self._pen.text(box.x + 1.1 * size, baseline, f"{number}", marker)
            for line in lines:
                self._pen.text(box.x + 1.6 * size, baseline, line, style)
                baseline -= leading

    def _draw_contacts(self, box: Box) -> None:
        contacts = (FIRE_CALL, *self._sheet.contacts)
        height = min(21 * self._scale, box.height / len(contacts))
        rest = box
        for contact in contacts:
            line, rest = rest.cut_top(height)
            self._draw_contact(line, contact)

    def _draw_contact(self, line: Box, contact: Contact) -> None:
        scale = self._scale
        share = 0.53 if contact.phone else 1.0  # the maintenance firm comes with its number
        left = Box(line.x, line.y, line.width * share, line.height)
        start = left.right + 6 * scale
        right = Box(start, line.y, line.right - start, line.height)
        words = "　".join(part for part in (contact.label, contact.name) if part)
        is_call = contact is FIRE_CALL
        self._pen.text_in(
            left.inset(0, 1), words, Style(12 * scale, is_call, align=Align.LEFT, max_lines=2)
        )
        size = 18 if is_call else 14
        if contact.phone:
            self._pen.text_in(
                right.inset(0, 1), contact.phone, Style(size * scale, True, align=Align.RIGHT)
            )
        self._pen.lines([(line.x, line.y, line.right, line.y)], 0.3, HAIRLINE)

    def _draw_signatures(self, box: Box) -> None:
        scale = self._scale
        width = box.width
        if self._sheet.letterhead.has_seal:
            width -= self._draw_seal(box) + 14 * scale
        height = box.height / len(SIGNATURES)
        for index, word in enumerate(SIGNATURES):
            line = Box(box.x, box.top - (index + 1) * height, width, height)
            self._draw_signature(line, word)

    def _draw_seal(self, box: Box) -> float:
        """The place of the seal at the right; returns its width."""
        scale = self._scale
        side = min(box.height - 4 * scale, box.width * 0.27)
        seal = Box(box.right - side, box.y + 2 * scale, side, side)
        self._pen.frame(seal, 0.5 * scale, HAIRLINE)
        self._pen.text_in(seal.inset(3 * scale), "单位盖章", Style(12 * scale, ink=HAIRLINE))
        return side

    def _draw_signature(self, line: Box, word: str) -> None:
        size = 12.5 * self._scale
        baseline = line.y + 5 * self._scale
        style = Style(size, align=Align.LEFT)
        self._pen.text(line.x, baseline, word, style)
        date = "年　月　日"
        date_width = self._pen.chain.width(date, size * _DATE_SHARE, False)
        right = Style(size * _DATE_SHARE, ink=GRAY, align=Align.RIGHT)
        self._pen.text(line.right, baseline, date, right)
        end = line.right - date_width - 1.5 * size
        rule = (line.x + 2.4 * size, baseline - 2, end, baseline - 2)
        self._pen.lines([rule], 0.5, GRAY)
