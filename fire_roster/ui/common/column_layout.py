"""Width, order and visibility of columns as plain values that fit into JSON."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QHeaderView

_LEAST, _MOST = 32, 1_200


def read_layout(header: QHeaderView, keys: Sequence[str]) -> dict[str, Any]:
    """`order` and `hidden` as keys, `widths` by key; hidden columns keep no width."""
    order = [keys[header.logicalIndex(position)] for position in range(header.count())]
    hidden = [key for column, key in enumerate(keys) if header.isSectionHidden(column)]
    widths = {
        key: header.sectionSize(column) for column, key in enumerate(keys) if key not in hidden
    }
    return {"order": order, "hidden": hidden, "widths": widths}


def apply_layout(header: QHeaderView, keys: Sequence[str], layout: Mapping[str, Any]) -> None:
    """Arrange columns as remembered; what is unknown or broken is left out.

    The first column in `keys` names the record and is never hidden.
    """
    widths = layout.get("widths")
    if isinstance(widths, dict):
        for key, width in widths.items():
            if key in keys and isinstance(width, int):
                header.resizeSection(keys.index(key), max(_LEAST, min(_MOST, width)))
    known = [key for key in _texts(layout.get("order")) if key in keys]
    for position, key in enumerate(known):
        header.moveSection(header.visualIndex(keys.index(key)), position)
    hidden = _texts(layout.get("hidden"))
    for column, key in enumerate(keys):
        header.setSectionHidden(column, column > 0 and key in hidden)


def _texts(value: Any) -> list[str]:
    return [part for part in value if isinstance(part, str)] if isinstance(value, list) else []
