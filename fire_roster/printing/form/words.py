"""Headings, sentences and the signatures at the end."""

from collections.abc import Iterator

from fire_roster.printing.blocks import Heading, Paragraphs, Signatures
from fire_roster.printing.form.cell_text import cell_text
from fire_roster.printing.form.entries import SIGNATURE_GAP, draw_signatures, rule_length
from fire_roster.printing.form.pieces import Kit, Piece
from fire_roster.printing.geometry import Align, Box
from fire_roster.printing.page import GRAY, HAIRLINE
from fire_roster.printing.roster_frame import NAVY
from fire_roster.printing.text_layout import LINE_HEIGHT, Style

_HEADING_HEIGHT = 18.0
_HEADING_TYPE = 11.5
_NOTE_TYPE = 9.5
_LEAST_TYPE = 8.0
_SIGN_LINE = 30.0
_MOST_PER_LINE = 3
_LEAST_RULE = 62.0
"""A name takes 22 mm to sign."""
_SEAL = 74.0
_SEAL_GAP = 16.0


class HeadingPiece(Piece):
    """The title of a part with a mark before it, a note behind it."""

    keeps_next = True

    def __init__(self, kit: Kit, heading: Heading) -> None:
        self._kit = kit
        self._heading = heading
        super().__init__(_HEADING_HEIGHT * kit.unit * kit.factor)

    def draw(self, box: Box) -> None:
        pen, unit = self._kit.pen, self._kit.unit
        size = self._kit.type_size(_HEADING_TYPE)
        pen.fill(Box(box.x, box.y + box.height * 0.18, 3 * unit, box.height * 0.64), NAVY)
        width = min(box.width, pen.chain.width(self._heading.text, size, True) + 2)
        words = Box(box.x + 7 * unit, box.y, width, box.height)
        pen.text_in(words, self._heading.text, Style(size, True, NAVY, Align.LEFT))
        note = Box(words.right + 8 * unit, box.y, box.right - words.right - 8 * unit, box.height)
        style = Style(self._kit.type_size(_NOTE_TYPE), ink=GRAY, align=Align.LEFT, max_lines=2)
        pen.text_in(note, self._heading.note, style)


class ParagraphsPiece(Piece):
    """Sentences as lines; they flow to the next page line by line."""

    def __init__(
        self,
        kit: Kit,
        paragraphs: Paragraphs,
        width: float,
        lines: list[tuple[str, str]] | None = None,
    ) -> None:
        self._kit = kit
        self._paragraphs = paragraphs
        self._width = width
        self._size = kit.type_size(paragraphs.type_size, _LEAST_TYPE)
        self._lines = self._wrapped() if lines is None else lines
        self._leading = self._size * LINE_HEIGHT * 1.08
        super().__init__(len(self._lines) * self._leading)

    def _wrapped(self) -> list[tuple[str, str]]:
        """Marker and words of each line; only the first line of a sentence has a marker."""
        lines = []
        for number, text in enumerate(self._paragraphs.texts, start=1):
            marker = f"{number}." if self._paragraphs.is_numbered else ""
            chain, room = self._kit.pen.chain, self._width - self._indent
            for line in cell_text(chain, text, room, self._size).lines:
                lines.append((marker, line))
                marker = ""
        return lines

    @property
    def _indent(self) -> float:
        return 1.8 * self._size if self._paragraphs.is_numbered else 0.0

    @property
    def start(self) -> float:
        return min(self.height, 2 * self._leading)

    def split(self, room: float) -> tuple[Piece, Piece] | None:
        count = int(room / self._leading)
        if not 0 < count < len(self._lines):
            return None
        parts = (self._lines[:count], self._lines[count:])
        first, rest = (
            ParagraphsPiece(self._kit, self._paragraphs, self._width, lines) for lines in parts
        )
        return first, rest

    def draw(self, box: Box) -> None:
        baseline = box.top - self._size
        style = Style(self._size, align=Align.LEFT)
        for marker, line in self._lines:
            room = box.width - self._indent
            width = self._kit.pen.chain.width(line, self._size, False)
            fitted = style
            if width > room:
                fitted = Style(self._size * room / width, align=Align.LEFT)
            self._kit.pen.text(box.x, baseline, marker, Style(self._size, True, NAVY, Align.LEFT))
            self._kit.pen.text(box.x + self._indent, baseline, line, fitted)
            baseline -= self._leading


class SignaturesPiece(Piece):
    """Lines to sign on, up to three side by side, and the place of the seal at their right."""

    sinks = True

    def __init__(self, kit: Kit, signatures: Signatures, width: float) -> None:
        self._kit = kit
        self._signatures = signatures
        room = width - ((_SEAL + _SEAL_GAP) * kit.unit if signatures.has_seal else 0.0)
        self._lines = self._shared_out(room)
        lines = len(self._lines) * _SIGN_LINE
        height = max(lines, _SEAL if signatures.has_seal else 0.0) * kit.unit
        super().__init__(height)

    def draw(self, box: Box) -> None:
        unit = self._kit.unit
        area = box
        if self._signatures.has_seal:
            side = _SEAL * unit
            seal = Box(box.right - side, box.y + (box.height - side) / 2, side, side)
            self._kit.pen.frame(seal, 0.5 * unit, HAIRLINE)
            words = Style(self._kit.type_size(9.5), ink=HAIRLINE)
            self._kit.pen.text_in(seal.inset(3 * unit), "单位盖章", words)
            area = Box(box.x, box.y, box.width - side - _SEAL_GAP * unit, box.height)
        height = area.height / len(self._lines)
        rest = area
        has_dates = self._signatures.has_dates
        for labels in self._lines:
            line, rest = rest.cut_top(height)
            if len(self._lines) == 1:
                draw_signatures(self._kit, line, labels, has_dates=has_dates)
                continue
            for label, cell in zip(labels, self._cells(line), strict=False):
                draw_signatures(self._kit, cell, (label,), has_dates=has_dates)

    def _shared_out(self, room: float) -> list[tuple[str, ...]]:
        """The labels of each line: as many side by side as leave room to sign on."""
        labels, has_dates = self._signatures.labels, self._signatures.has_dates
        for count in range(min(_MOST_PER_LINE, len(labels)), 1, -1):
            lines = [labels[at : at + count] for at in range(0, len(labels), count)]
            shared = lines[0] if len(lines) == 1 else (max(labels, key=len),) * count
            if rule_length(self._kit, room, shared, has_dates=has_dates) >= self._least_rule:
                return lines
        return [(label,) for label in labels]

    @property
    def _least_rule(self) -> float:
        return _LEAST_RULE * self._kit.unit

    def _cells(self, line: Box) -> Iterator[Box]:
        """Cells below each other are equally wide."""
        count, gap = len(self._lines[0]), SIGNATURE_GAP * self._kit.unit
        width = (line.width + gap) / count - gap
        for index in range(count):
            yield Box(line.x + index * (width + gap), line.y, width, line.height)
