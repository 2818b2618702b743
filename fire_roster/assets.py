"""Where the files of `resources/` are: source tree, wheel and frozen application alike."""

import json
import sys
from pathlib import Path
from typing import Any

_PACKAGE = Path(__file__).resolve().parent


def resource_root() -> Path:
    """Folder that holds fonts, icons, themes and data.

    In the wheel and the frozen application the folder is mapped to `fire_roster/resources`; in
    the source tree it stands beside the package.
    """
    inside = _PACKAGE / "resources"
    if inside.is_dir() or getattr(sys, "frozen", False):
        return inside
    return _PACKAGE.parent / "resources"


def resource_path(*parts: str) -> Path:
    """Path of one resource file, for example `resource_path("fonts", "NotoSansSC-Regular.ttf")`."""
    return resource_root().joinpath(*parts)


def load_json(*parts: str) -> Any:
    """Parsed content of a JSON resource."""
    return json.loads(resource_path(*parts).read_text(encoding="utf-8"))
