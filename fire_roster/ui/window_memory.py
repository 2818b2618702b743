"""Where the window stood last time on this computer."""

import json
from pathlib import Path

from PySide6.QtCore import QMargins, QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMainWindow

_FIRST_SIZE = (1280, 800)
FRAME = QMargins(8, 40, 8, 8)
"""Room for the frame that the system draws around a window; it is known only once shown."""


def clamp_to_screens(wanted: QRect, screens: list[QRect]) -> QRect:
    """`wanted` moved and shrunk into the screen it overlaps most, else into the first one."""

    def overlap(screen: QRect) -> int:
        common = screen.intersected(wanted)
        return common.width() * common.height()

    screen = max(screens, key=overlap)
    width = min(wanted.width(), screen.width())
    height = min(wanted.height(), screen.height())
    left = max(screen.left(), min(wanted.left(), screen.left() + screen.width() - width))
    top = max(screen.top(), min(wanted.top(), screen.top() + screen.height() - height))
    return QRect(left, top, width, height)


class WindowMemory:
    """Keeps a window's place in a small JSON file; a lost or broken file does no harm."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._tables: dict[str, dict[str, object]] | None = None
        self._choices: dict[str, object] | None = None

    def restore(self, window: QMainWindow) -> None:
        """Place the window as last time, always inside a screen that exists now."""
        primary = QGuiApplication.primaryScreen().availableGeometry()
        state = self._read()
        place = state.get("geometry")
        if isinstance(place, list) and len(place) == 4 and all(isinstance(v, int) for v in place):
            wanted = QRect(*place)
        else:
            wanted = QRect(0, 0, *_FIRST_SIZE)
            wanted.moveCenter(primary.center())
        wanted.setSize(wanted.size().expandedTo(window.minimumSize()))
        screens = [
            screen.availableGeometry().marginsRemoved(FRAME) for screen in QGuiApplication.screens()
        ]
        window.setGeometry(clamp_to_screens(wanted, screens))
        if state.get("is_maximized") is True:
            # Not shown yet: a hidden start keeps it so.
            window.setWindowState(window.windowState() | Qt.WindowState.WindowMaximized)

    def save(self, window: QMainWindow) -> None:
        """Remember the window's place; a folder that cannot be written is ignored."""
        place = window.normalGeometry()
        state: dict[str, object] = {
            "geometry": [place.x(), place.y(), place.width(), place.height()],
            "is_maximized": window.isMaximized(),
        }
        if self._known_tables():
            state["tables"] = self._known_tables()
        if self._known_choices():
            state["choices"] = self._known_choices()
        self._write(state)

    def choice(self, key: str) -> object:
        """A remembered answer; None for one never given."""
        return self._known_choices().get(key)

    def keep_choice(self, key: str, value: object) -> None:
        """Remember an answer at once; None forgets it."""
        self._known_choices()[key] = value
        self._write({**self._read(), "choices": self._known_choices()})

    def _write(self, state: dict[str, object]) -> None:
        fresh = self._path.with_suffix(".new")
        try:
            fresh.write_text(json.dumps(state, ensure_ascii=False), encoding="utf-8")
            fresh.replace(self._path)
        except OSError:
            return

    def table(self, key: str) -> dict[str, object]:
        """Remembered columns of a table; empty for one never seen."""
        return self._known_tables().get(key, {})

    def keep_table(self, key: str, layout: dict[str, object]) -> None:
        """Note the columns of a table; `save` writes them."""
        self._known_tables()[key] = layout

    def _known_tables(self) -> dict[str, dict[str, object]]:
        if self._tables is None:
            found = self._read().get("tables")
            pairs = found.items() if isinstance(found, dict) else ()
            self._tables = {str(key): one for key, one in pairs if isinstance(one, dict)}
        return self._tables

    def _known_choices(self) -> dict[str, object]:
        if self._choices is None:
            found = self._read().get("choices")
            self._choices = dict(found) if isinstance(found, dict) else {}
        return self._choices

    def _read(self) -> dict[str, object]:
        try:
            state = json.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return state if isinstance(state, dict) else {}
