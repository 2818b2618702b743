"""A PDF document of a form: metadata, pages, page line, watermark.

The same input gives the same bytes: ReportLab's clock is switched off and the document carries
the print time of the sheet.
"""

from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import Any

from reportlab.pdfgen.canvas import Canvas

from fire_roster.printing.fonts import REGULAR, font_chain
from fire_roster.printing.geometry import Align, Box, PageSpec
from fire_roster.printing.palette import Color
from fire_roster.printing.pen import Pen
from fire_roster.printing.text_layout import Style

LANGUAGE = "zh-CN"
CREATOR = "消防值班"
PAGE_LINE_HEIGHT = 16.0
"""Height of the line at the foot of each page, for A3."""
FOOT_LINE_HEIGHT = 14.0
"""Height of each further line above it."""
FOOT_GAP = 3.0
"""Between the content and such further lines."""
_FOOT_TYPE = 12.0

GRAY: Color = (0.35, 0.39, 0.44)
HAIRLINE: Color = (0.72, 0.75, 0.79)
_WATERMARK: Color = (0.25, 0.3, 0.36)
_WATERMARK_ALPHA = 0.1


@dataclass(frozen=True, slots=True)
class Imprint:
    """What every page of a form says about the document itself; `lines` stand above the rest."""

    title: str
    subject: str
    left: str
    middle: str
    printed_at: datetime
    watermark: str = ""
    lines: tuple[str, ...] = ()


class FormDocument:
    """Pages of one form: set `page_count`, call `start_page` for each page, then `finish`."""

    def __init__(self, spec: PageSpec, imprint: Imprint) -> None:
        font_chain()
        self.spec = spec
        self._imprint = imprint
        self.page_count = 1
        self._page_number = 0
        self._buffer = BytesIO()
        self._canvas = self._new_canvas()
        self.pen = Pen(self._canvas)

    @property
    def foot_height(self) -> float:
        """Height of the line and what stands above it, at the foot of each page."""
        lines = len(self._imprint.lines) * FOOT_LINE_HEIGHT
        gap = FOOT_GAP if lines else 0.0
        return (PAGE_LINE_HEIGHT + lines + gap) * self.spec.paper.scale

    def _new_canvas(self) -> Canvas:
        options: dict[str, Any] = {
            "pagesize": self.spec.size,
            "pageCompression": 1,
            "invariant": 1,
            "initialFontName": REGULAR,
            "lang": LANGUAGE,
        }
        canvas = Canvas(self._buffer, **options)
        canvas.setTitle(self._imprint.title)
        canvas.setSubject(self._imprint.subject)
        canvas.setAuthor(CREATOR)
        canvas.setCreator(CREATOR)
        canvas.setViewerPreference("DisplayDocTitle", "true")
        stamp = f"D:{self._imprint.printed_at:%Y%m%d%H%M%S}+08'00'"
        canvas.setDateFormatter(lambda *_parts: stamp)
        return canvas

    def start_page(self) -> Box:
        """Begin the next page; return the box that its content may fill."""
        if self._page_number:
            self._end_page()
        self._page_number += 1
        self.pen.page_started()
        foot, body = self.spec.content.cut_bottom(self.foot_height)
        line, above = foot.cut_bottom(PAGE_LINE_HEIGHT * self.spec.paper.scale)
        self._draw_page_line(line)
        self._draw_lines(above)
        return body

    def finish(self) -> bytes:
        """The finished file."""
        self._end_page()
        self._canvas.save()
        return self._buffer.getvalue()

    def _end_page(self) -> None:
        if self._imprint.watermark:
            self._draw_watermark()
        self._canvas.showPage()

    def _draw_lines(self, area: Box) -> None:
        rest = area.cut_top(FOOT_GAP * self.spec.paper.scale)[1]
        for text in self._imprint.lines:
            line, rest = rest.cut_top(FOOT_LINE_HEIGHT * self.spec.paper.scale)
            style = Style(_FOOT_TYPE * self.spec.paper.scale, ink=GRAY, align=Align.LEFT)
            self.pen.text_in(line, text, style)

    def _draw_page_line(self, foot: Box) -> None:
        size = _FOOT_TYPE * self.spec.paper.scale
        printed = f"打印时间 {self._imprint.printed_at:%Y-%m-%d %H:%M}"
        right = f"{printed}　第 {self._page_number} / {self.page_count} 页"
        line = Box(foot.x, foot.y, foot.width, foot.height * 0.8)
        texts = (
            (self._imprint.left, Align.LEFT),
            (self._imprint.middle, Align.CENTER),
            (right, Align.RIGHT),
        )
        natural = [self.pen.chain.width(text, size, False) + size for text, _ in texts]
        if sum(natural) <= line.width and max(natural[0], natural[2]) <= line.width / 3:
            natural = [1.0, 1.0, 1.0]
        x = line.x
        for (text, align), share in zip(texts, natural, strict=True):
            width = line.width * share / sum(natural)
            before = 0.0 if align is Align.LEFT else size * 0.4
            after = 0.0 if align is Align.RIGHT else size * 0.4
            box = Box(x + before, line.y, width - before - after, line.height)
            self.pen.text_in(box, text, Style(size, ink=GRAY, align=align))
            x += width

    def _draw_watermark(self) -> None:
        """Large word from corner to corner, over the content but see-through."""
        width, height = self.spec.size
        canvas = self._canvas
        canvas.saveState()
        canvas.setFillAlpha(_WATERMARK_ALPHA)
        canvas.translate(width / 2, height / 2)
        canvas.rotate(28)
        self.pen.page_started()
        style = Style(min(width, height) * 0.42, is_bold=True, ink=_WATERMARK)
        self.pen.text(0, -style.size * 0.38, self._imprint.watermark, style)
        canvas.restoreState()
        self.pen.page_started()
