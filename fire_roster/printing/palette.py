"""The paper side of `resources/themes/shift_palette.json`, which screen and paper share.

Colour is never the only carrier: each tint has an edge pattern that survives a black-and-white
printer, and each cell its letter.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from fire_roster.assets import load_json

Color = tuple[float, float, float]


class Edge(Enum):
    """Pattern at the edge of a filled cell."""

    NONE = "none"
    SOLID = "solid"
    DIAGONAL = "diagonal"
    DOTTED = "dotted"
    DOUBLE = "double"
    BARS = "bars"
    LEFT = "left"
    FRAME = "frame"


@dataclass(frozen=True, slots=True)
class Tint:
    """Fill and ink of a cell, red, green and blue from 0 to 1, and its edge."""

    fill: Color
    ink: Color
    edge: Edge


@dataclass(frozen=True, slots=True)
class Palette:
    """Tints of the shifts by index, of leave, rest days and shortages."""

    shifts: tuple[Tint, ...]
    leave: Tint
    rest_day: Tint
    shortage: Tint

    def shift(self, index: int) -> Tint:
        """Tint of a shift; beyond the last one they start again."""
        return self.shifts[index % len(self.shifts)]


def color(text: str) -> Color:
    """`#RRGGBB` as three numbers from 0 to 1."""
    red, green, blue = bytes.fromhex(text.removeprefix("#"))
    return red / 255, green / 255, blue / 255


def _tint(entry: Mapping[str, Mapping[str, str]]) -> Tint:
    paper = entry["paper"]
    return Tint(color(paper["fill"]), color(paper["ink"]), Edge(paper["edge"]))


@lru_cache(maxsize=1)
def paper_palette() -> Palette:
    """The palette of paper."""
    content = load_json("themes", "shift_palette.json")
    return Palette(
        shifts=tuple(_tint(entry) for entry in content["shifts"]),
        leave=_tint(content["leave"]),
        rest_day=_tint(content["rest_day"]),
        shortage=_tint(content["shortage"]),
    )
