"""A picture on paper: a scan or a photo with a line of text below it."""

from io import BytesIO

from PIL import Image
from reportlab.lib.utils import ImageReader

from fire_roster.printing.blocks import Picture
from fire_roster.printing.form.cell_text import cell_text, draw_cell_text
from fire_roster.printing.form.pieces import Kit, Piece
from fire_roster.printing.geometry import Align, Box
from fire_roster.printing.page import HAIRLINE
from fire_roster.printing.text_layout import INK

_MOST_PIXELS = 1_200
"""Longest side on paper: about 250 dpi at the width of half a page."""
_QUALITY = 80
_CAPTION_TYPE = 9.5
_LEAST_TYPE = 7.0


class PicturePiece(Piece):
    """The picture as large as its box allows, framed, with its caption; one without content is
    an empty place."""

    def __init__(self, kit: Kit, picture: Picture, width: float) -> None:
        self._kit = kit
        self._picture = picture
        self._caption = cell_text(
            kit.pen.chain, picture.caption, width, kit.type_size(_CAPTION_TYPE, _LEAST_TYPE)
        )
        height = picture.height * kit.unit + self._caption_height
        super().__init__(height, height)

    @property
    def _caption_height(self) -> float:
        return self._caption.height + 6 * self._kit.unit if self._caption.lines else 0.0

    def draw(self, box: Box) -> None:
        if not self._picture.content:
            return
        pen = self._kit.pen
        frame, caption = box.cut_top(box.height - self._caption_height)
        pen.frame(frame, 0.5 * self._kit.unit, HAIRLINE)
        room = frame.inset(3 * self._kit.unit)
        reader = ImageReader(BytesIO(small_picture(self._picture.content)))
        width, height = reader.getSize()
        scale = min(room.width / width, room.height / height)
        x = room.x + (room.width - width * scale) / 2
        y = room.y + (room.height - height * scale) / 2
        pen.canvas.drawImage(reader, x, y, width * scale, height * scale)
        draw_cell_text(pen, caption, self._caption, Align.CENTER, INK)


def small_picture(content: bytes) -> bytes:
    """The picture as a JPEG that is fine enough for paper; the same bytes for the same picture.

    What is kept was decoded and written anew when it was added, so it can be read here.
    """
    with Image.open(BytesIO(content)) as picture:
        picture.draft("RGB", (_MOST_PIXELS, _MOST_PIXELS))
        small = picture.convert("RGB")
    small.thumbnail((_MOST_PIXELS, _MOST_PIXELS), Image.Resampling.LANCZOS)
    buffer = BytesIO()
    small.save(buffer, "JPEG", quality=_QUALITY)
    return buffer.getvalue()
