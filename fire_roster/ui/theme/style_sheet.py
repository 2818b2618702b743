"""The one style sheet: `resources/themes/style.qss` with its `${token}` places filled in."""

from functools import cache
from string import Template

from fire_roster.assets import resource_path
from fire_roster.ui.theme.tokens import Tokens, load_metrics

_SCHEME_IMAGES = ("chevron-down", "chevron-up", "check")


@cache
def _template() -> Template:
    return Template(resource_path("themes", "style.qss").read_text(encoding="utf-8"))


def build_style_sheet(tokens: Tokens) -> str:
    """Style sheet text; an unknown `${token}` raises KeyError."""
    metrics = load_metrics()
    values: dict[str, str] = dict(tokens.colors)
    for name in ("text_small", "text_body", "text_title"):
        values[name] = str(getattr(metrics, name))
    for name in ("radius_small", "radius_medium", "radius_large"):
        values[name] = str(getattr(metrics, name))
    for image in _SCHEME_IMAGES:
        path = resource_path("themes", tokens.name, f"{image}.svg")
        values[image.replace("-", "_")] = path.as_posix()
    return _template().substitute(values)
