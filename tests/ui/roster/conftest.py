"""The roster page over a real data folder: eight operators, four of them in December's roster."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from fire_roster.services.office import Office
from fire_roster.ui.context import AppContext
from fire_roster.ui.main_window import MainWindow
from fire_roster.ui.roster.roster_page import RosterPage
from fire_roster.ui.theme import Theme
from tests.ui.offices import DECEMBER, make_context, make_window, open_crew_office, seat


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """Members 1 to 8 certified; 1 and 2 stand on the early shift of the 7th."""
    made = open_crew_office(tmp_path / "data")
    seat(made, 1, 7, "早")
    seat(made, 2, 7, "早")
    yield made
    made.close()


@pytest.fixture
def app_context(office: Office, theme: Theme) -> Iterator[AppContext]:
    made = make_context(office, theme)
    yield made
    made.tasks.shut_down()


@pytest.fixture
def window(app_context: AppContext, tmp_path: Path, qtbot: QtBot) -> MainWindow:
    """The shown window on the roster of December."""
    made = make_window(app_context, tmp_path)
    qtbot.addWidget(made)
    made.resize(1700, 900)
    made.show()
    made.open_page("roster", {"month": DECEMBER})
    return made


@pytest.fixture
def page(window: MainWindow) -> RosterPage:
    shown = window.current_page()
    assert isinstance(shown, RosterPage)
    return shown
