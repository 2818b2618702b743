"""Paper sizes, margins and boxes; all lengths in points, origin at the lower left."""

from dataclasses import dataclass
from enum import Enum

MILLIMETRE = 72 / 25.4
PRINTER_MARGIN = 9 * MILLIMETRE
"""What every office printer leaves white, with some air."""
BINDING_MARGIN = 9 * MILLIMETRE
"""Added at the left of paper that is filed."""


class Align(Enum):
    """Where a text stands in its box."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle by its lower left corner and size."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def top(self) -> float:
        return self.y + self.height

    def inset(self, horizontal: float, vertical: float | None = None) -> "Box":
        """The box made smaller on all four sides."""
        rise = horizontal if vertical is None else vertical
        return Box(
            self.x + horizontal,
            self.y + rise,
            self.width - 2 * horizontal,
            self.height - 2 * rise,
        )

    def cut_top(self, height: float) -> tuple["Box", "Box"]:
        """A strip of that height from the top, and what is left below it."""
        strip = Box(self.x, self.top - height, self.width, height)
        return strip, Box(self.x, self.y, self.width, self.height - height)

    def cut_bottom(self, height: float) -> tuple["Box", "Box"]:
        """A strip of that height from the bottom, and what is left above it."""
        strip = Box(self.x, self.y, self.width, height)
        return strip, Box(self.x, self.y + height, self.width, self.height - height)


class Orientation(Enum):
    """How the sheet lies; AUTO is what the form asks for and what fits."""

    AUTO = "auto"
    LANDSCAPE = "landscape"
    PORTRAIT = "portrait"


class Paper(Enum):
    """Sheet sizes: short and long side in millimetres, and the scale of type against A3."""

    A3 = (297, 420, 1.0)
    A4 = (210, 297, 0.7071)

    @property
    def scale(self) -> float:
        return self.value[2]

    @property
    def short_side(self) -> float:
        return self.value[0] * MILLIMETRE

    @property
    def long_side(self) -> float:
        return self.value[1] * MILLIMETRE


@dataclass(frozen=True, slots=True)
class PageSpec:
    """A sheet of paper lying or standing, with or without a margin for binding."""

    paper: Paper
    is_landscape: bool = True
    is_bound: bool = False

    @property
    def unit(self) -> float:
        """Size of things against A4."""
        return self.paper.scale / Paper.A4.scale

    @property
    def size(self) -> tuple[float, float]:
        short, long = self.paper.short_side, self.paper.long_side
        return (long, short) if self.is_landscape else (short, long)

    @property
    def content(self) -> Box:
        """What may be printed on."""
        width, height = self.size
        binding = BINDING_MARGIN if self.is_bound else 0.0
        page = Box(binding, 0, width - binding, height)
        return page.inset(PRINTER_MARGIN)
