"""Every stop of the tour at the smallest screen, light and dark, has nothing to object to."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from fire_roster.ui.theme import Theme
from tests.ui.tour.checks import look_at
from tests.ui.tour.scene import Scene
from tests.ui.tour.scenes import open_demo, open_parts, open_sixty
from tests.ui.tour.stops import PAGES, PARTS, Stop

SCENES: dict[str, Callable[[Theme, Path], AbstractContextManager[Scene]]] = {
    "parts": open_parts,
    "demo": open_demo,
    "sixty": open_sixty,
}
# Sixty people change what fits, not what can be read: one scheme is enough for them.
ROUTES = (
    (("parts", "light"), PARTS),
    (("parts", "dark"), PARTS),
    (("demo", "light"), PAGES),
    (("demo", "dark"), PAGES),
    (("sixty", "light"), PAGES),
)
# pytest keeps a scene open as long as the very same pair is asked for.
STOPS = [
    pytest.param(pair, stop, id=f"{pair[0]}-{stop.name}-{pair[1]}")
    for pair, stops in ROUTES
    for stop in stops
]


@pytest.fixture(scope="module")
def scene(
    request: pytest.FixtureRequest, session_theme: Theme, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Scene]:
    """The window of a scene in one scheme, opened once for all its stops."""
    name, scheme = request.param
    session_theme.use(scheme)
    with SCENES[name](session_theme, tmp_path_factory.mktemp(name)) as opened:
        opened.window.resize(1366, 768)
        yield opened
    session_theme.use("light")


@pytest.mark.parametrize(("scene", "stop"), STOPS, indirect=["scene"])
def test_stop_of_the_tour_is_flawless(scene: Scene, stop: Stop) -> None:
    widget = scene.visit(stop.show)
    found = look_at(widget)
    scene.tidy()
    assert not found, "\n".join(map(str, found))
