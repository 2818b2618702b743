"""A small office whose alerts are told, and a window over it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from fire_roster.services.office import Office
from fire_roster.ui.alerts.alert_words import to_show
from fire_roster.ui.context import AppContext, build_context
from fire_roster.ui.main_window import MainWindow
from fire_roster.ui.navigation import PAGES
from fire_roster.ui.residence import Residence
from fire_roster.ui.theme import Theme
from fire_roster.ui.window_memory import WindowMemory
from tests.ui.offices import NOW, open_crew_office, open_office, tell_alerts


@pytest.fixture(scope="session")
def told_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Eight people, one certificate that ends in 17 days, no roster; its alerts are told."""
    folder = tmp_path_factory.mktemp("told")
    made = open_crew_office(folder, 8)
    tell_alerts(made)
    assert to_show(made.alerts.list_open())
    made.close()
    return folder


@pytest.fixture
def office(told_folder: Path, tmp_path: Path) -> Iterator[Office]:
    """A copy of it, open."""
    shutil.copytree(told_folder, tmp_path / "crew")
    made = open_office(tmp_path / "crew")
    yield made
    made.close()


@pytest.fixture
def memory(tmp_path: Path) -> WindowMemory:
    """Settings of this PC."""
    return WindowMemory(tmp_path / "local.json")


@pytest.fixture
def context(office: Office, theme: Theme, memory: WindowMemory) -> Iterator[AppContext]:
    """With a residence, as in the real window."""
    made = build_context(office, theme, lambda: NOW, Residence(memory, ["fire-roster", "gui"]))
    yield made
    made.tasks.shut_down()


@pytest.fixture
def window(qtbot: QtBot, context: AppContext, memory: WindowMemory) -> MainWindow:
    """Not shown."""
    made = MainWindow(context, PAGES, memory)
    qtbot.addWidget(made)
    return made
