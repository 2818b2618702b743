import pytest

from fire_roster.assets import load_json
from fire_roster.printing.palette import Color, Edge, color, paper_palette

_CONTENT = load_json("themes", "shift_palette.json")
_ENTRIES = [*_CONTENT["shifts"], _CONTENT["leave"], _CONTENT["rest_day"], _CONTENT["shortage"]]


def _luminance(value: Color) -> float:
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in value]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("scheme", ["light", "dark", "paper"])
@pytest.mark.parametrize("entry", _ENTRIES)
def test_palette_ink_on_fill_has_enough_contrast(
    entry: dict[str, dict[str, str]], scheme: str
) -> None:
    pair = entry[scheme]
    dark, light = sorted((_luminance(color(pair["fill"])), _luminance(color(pair["ink"]))))
    assert (light + 0.05) / (dark + 0.05) >= 4.5


def test_palette_every_shift_has_its_own_edge() -> None:
    edges = [tint.edge for tint in paper_palette().shifts]
    assert sorted(edge.value for edge in edges) == sorted(edge.value for edge in Edge)


def test_palette_index_beyond_the_last_starts_again() -> None:
    palette = paper_palette()
    assert palette.shift(len(palette.shifts)) == palette.shift(0)
