"""The unit's logo on paper."""

from io import BytesIO

from reportlab.lib.utils import ImageReader

from fire_roster.printing.geometry import Box
from fire_roster.printing.pen import Pen


def draw_logo(pen: Pen, box: Box, logo: bytes) -> float:
    """Draw the picture at the left of the box, as high as it; return the width it took."""
    picture = ImageReader(BytesIO(logo))
    width, height = picture.getSize()
    scale = min(box.height / height, box.width / width)
    own = Box(box.x, box.top - height * scale, width * scale, height * scale)
    pen.canvas.drawImage(picture, own.x, own.y, own.width, own.height, mask="auto")
    return own.width
