"""Every stop of the tour at the smallest screen, light and dark, has nothing to object to."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack
from pathlib import Path

import pytest

from fire_roster.ui.help.shortcuts import GROUPS
from fire_roster.ui.theme import Theme
from tests.ui.tour.checks import look_at
from tests.ui.tour.checks.actions import keys_of
from tests.ui.tour.scene import Scene
from tests.ui.tour.scenes import open_demo, open_parts, open_sixty
from tests.ui.tour.stops import PAGES, PARTS, Stop

SCENES: dict[str, Callable[[Theme, Path], AbstractContextManager[Scene]]] = {
    "parts": open_parts,
    "demo": open_demo,
    "sixty": open_sixty,
}
# Sixty people change what fits on the pages that list people, and one scheme is enough for them;
# `python -m tests.ui.tour` goes everywhere.
CROWDED = tuple(
    stop
    for stop in PAGES
    if stop.name.startswith(("today", "roster", "generate", "swap", "member", "certificates"))
    or stop.name in ("import-preview", "search", "alerts", "wall-screen", "printing", "staffing")
)
# Ctrl+1 stands for all numbers of pages.
LISTED = {keys for group in GROUPS for line in group.lines for keys in line.keys} | {
    f"{modifier}+{number}" for modifier in ("Ctrl", "Alt") for number in range(1, 10)
}
# The second look at a page runs the same lines: it is not traced for coverage.
AGAIN = pytest.mark.no_cover
ROUTES = (
    (("parts", "light"), PARTS, ()),
    (("parts", "dark"), PARTS, AGAIN),
    (("demo", "light"), PAGES, ()),
    (("demo", "dark"), PAGES, AGAIN),
    (("sixty", "light"), CROWDED, AGAIN),
)
STOPS = [
    pytest.param(pair, stop, id=f"{pair[0]}-{stop.name}-{pair[1]}", marks=marks)
    for pair, stops, marks in ROUTES
    for stop in stops
]


class SceneKeeper:
    """Keeps one scene open until another one is asked for: opening takes longer than a stop."""

    def __init__(self, theme: Theme, make_folder: Callable[[str], Path]) -> None:
        self._theme = theme
        self._make_folder = make_folder
        self._pair = ("", "")
        self._scene: Scene | None = None
        self._stack = ExitStack()

    def open(self, pair: tuple[str, str]) -> Scene:
        """The window of a scene in one scheme."""
        if self._scene is None or pair != self._pair:
            self.close()
            name, scheme = self._pair = pair
            self._theme.use(scheme)
            self._scene = self._stack.enter_context(
                SCENES[name](self._theme, self._make_folder(name))
            )
            self._scene.window.resize(1366, 768)
        return self._scene

    def close(self) -> None:
        """Close what is open."""
        self._scene = None
        self._stack.close()
        self._theme.use("light")


@pytest.fixture(scope="module")
def keeper(session_theme: Theme, tmp_path_factory: pytest.TempPathFactory) -> Iterator[SceneKeeper]:
    """One scene at a time for all stops."""
    made = SceneKeeper(session_theme, lambda name: tmp_path_factory.mktemp(name))
    yield made
    made.close()


@pytest.mark.parametrize(("pair", "stop"), STOPS)
def test_stop_of_the_tour_is_flawless(
    keeper: SceneKeeper, pair: tuple[str, str], stop: Stop
) -> None:
    scene = keeper.open(pair)
    widget = scene.visit(stop.show)
    found = look_at(widget)
    unlisted = {key.keys for key in keys_of(widget)} - LISTED
    scene.tidy()
    assert not found, "\n".join(map(str, found))
    assert not unlisted, f"not on the page of keys: {unlisted}"
