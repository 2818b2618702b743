"""The windows of the tour: parts alone, an empty folder, the demonstration unit, sixty people."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from fire_roster.domain.month import Month
from fire_roster.services.office import Office
from fire_roster.ui.context import build_context
from fire_roster.ui.navigation import PAGES, PageEntry
from fire_roster.ui.theme import Theme
from tests.ui.offices import (
    control_room,
    fill_by_rotation,
    make_context,
    open_crew_office,
    open_office,
    tell_alerts,
)
from tests.ui.tour.scene import Scene

NOW = datetime(2026, 12, 3, 9, 30)
PART_PAGES = (
    PageEntry("gallery", "组件", "house", "tests.ui.tour.gallery:GalleryPage"),
    PageEntry("grid", "值班表", "calendar-days", "tests.ui.tour.grid_page:GridPage"),
    PageEntry("empty", "人员", "users", "tests.ui.tour.empty_page:EmptyPage"),
)


@contextmanager
def open_parts(theme: Theme, folder: Path) -> Iterator[Scene]:
    """Parts and dialogs that need no services."""
    scene = Scene("parts", build_context(None, theme, lambda: NOW), PART_PAGES, folder)
    yield from _until_closed(scene)


@contextmanager
def open_empty(theme: Theme, folder: Path) -> Iterator[Scene]:
    """A fresh data folder."""
    office = open_office(folder / "empty", NOW)
    yield from _until_closed(Scene("empty", make_context(office, theme), PAGES, folder))


@contextmanager
def open_demo(theme: Theme, folder: Path) -> Iterator[Scene]:
    """The demonstration unit as `demo` makes it."""
    office = open_office(folder / "demo", NOW)
    office.demo.fill()
    tell_alerts(office, NOW)
    yield from _until_closed(Scene("demo", make_context(office, theme), PAGES, folder))


@contextmanager
def open_sixty(theme: Theme, folder: Path) -> Iterator[Scene]:
    """A control room with sixty people whose December is published."""
    office: Office = open_crew_office(folder / "sixty", 60, NOW)
    fill_by_rotation(office)
    office.rosters.publish(control_room(office), Month(2026, 12), "")
    tell_alerts(office, NOW)
    yield from _until_closed(Scene("sixty", make_context(office, theme), PAGES, folder))


def _until_closed(scene: Scene) -> Iterator[Scene]:
    try:
        yield scene
    finally:
        scene.close()
