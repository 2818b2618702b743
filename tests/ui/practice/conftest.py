"""The demonstration unit on 3 December 2026, and its pages."""

import shutil
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from fire_roster.services.office import Office
from fire_roster.ui.context import AppContext, build_context
from fire_roster.ui.practice.drills_page import DrillsPage
from fire_roster.ui.practice.inspection_page import InspectionPage
from fire_roster.ui.theme import Theme
from tests.ui.offices import NOW, open_office


class Watch:
    """A clock that the test moves on."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now

    def go_on(self, seconds: float) -> None:
        """Let time pass."""
        self.now += timedelta(seconds=seconds)


@pytest.fixture(scope="session")
def demo_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Made once; tests work on copies."""
    folder = tmp_path_factory.mktemp("demo")
    office = open_office(folder)
    office.demo.fill()
    office.close()
    return folder


@pytest.fixture
def office(demo_folder: Path, tmp_path: Path) -> Iterator[Office]:
    folder = tmp_path / "data"
    shutil.copytree(demo_folder, folder)
    made = open_office(folder)
    yield made
    made.close()


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def practice_context(office: Office, theme: Theme, watch: Watch) -> Iterator[AppContext]:
    made = build_context(office, theme, watch)
    yield made
    made.tasks.shut_down()


@pytest.fixture
def drills(practice_context: AppContext, qtbot: QtBot) -> DrillsPage:
    page = DrillsPage(practice_context, "演练训练")
    qtbot.addWidget(page)
    page.resize(1200, 640)
    page.show()
    page.refresh()
    return page


@pytest.fixture
def inspection(practice_context: AppContext, qtbot: QtBot) -> InspectionPage:
    page = InspectionPage(practice_context, "自查迎检")
    qtbot.addWidget(page)
    page.resize(1200, 640)
    page.show()
    page.refresh()
    return page
