"""Design tokens as frozen values, read from `resources/themes`."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from fire_roster.assets import load_json


@dataclass(frozen=True, slots=True)
class ShiftColor:
    """Background and text colour of a shift cell, `#RRGGBB`."""

    background: str
    text: str


@dataclass(frozen=True)
class Tokens:
    """One colour scheme. `colors` maps a token name to `#RRGGBB`."""

    name: str
    is_dark: bool
    colors: Mapping[str, str]
    shift_colors: tuple[ShiftColor, ...]

    def shift_color(self, index: int) -> ShiftColor:
        """Colour of a palette index; indexes past the end wrap around."""
        return self.shift_colors[index % len(self.shift_colors)]


@dataclass(frozen=True, slots=True)
class Metrics:
    """Sizes in device-independent pixels, the same in every scheme."""

    unit: int
    text_small: int
    text_body: int
    text_title: int
    radius_small: int
    radius_medium: int
    radius_large: int
    control_height: int
    row_height: int

    def space(self, steps: int) -> int:
        """`steps` steps of the 4-px grid."""
        return self.unit * steps


@cache
def load_tokens(name: str) -> Tokens:
    """Tokens of the scheme `light` or `dark`."""
    raw = load_json("themes", f"{name}.json")
    shifts = load_json("themes", "shift_palette.json")["shifts"]
    return Tokens(
        name=raw["name"],
        is_dark=raw["is_dark"],
        colors=MappingProxyType(raw["colors"]),
        shift_colors=tuple(ShiftColor(entry[name]["fill"], entry[name]["ink"]) for entry in shifts),
    )


@cache
def load_metrics() -> Metrics:
    """Sizes shared by all schemes."""
    raw = load_json("themes", "metrics.json")
    return Metrics(
        unit=raw["unit"],
        text_small=raw["text"]["small"],
        text_body=raw["text"]["body"],
        text_title=raw["text"]["title"],
        radius_small=raw["radius"]["small"],
        radius_medium=raw["radius"]["medium"],
        radius_large=raw["radius"]["large"],
        control_height=raw["control_height"],
        row_height=raw["row_height"],
    )
