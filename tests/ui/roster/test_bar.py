"""The controls above the grid: places, shapes, and what a station without people offers."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from fire_roster.domain.month import Month
from fire_roster.services.office import Office
from fire_roster.ui.main_window import MainWindow
from fire_roster.ui.roster.roster_page import RosterPage
from tests.ui.offices import DECEMBER


def test_narrow_window_folds_actions_into_a_menu(window: MainWindow, page: RosterPage) -> None:
    actions = page.bar.actions_bar
    assert actions.publish_button.isVisible()
    window.resize(900, 600)
    assert actions.menu_button.isVisible()
    assert not actions.publish_button.isVisible()


def test_wide_window_shows_panel_and_narrow_hides_it(window: MainWindow, page: RosterPage) -> None:
    assert page.side.isVisible()
    window.resize(1200, 700)
    assert not page.side.isVisible()
    page.bar.panel_button.click()
    assert page.side.isVisible()


def test_month_navigator_opens_the_month(page: RosterPage) -> None:
    page.bar.navigator.go_forward()
    assert page.editor.place is not None
    assert page.editor.place.month == Month(2027, 1)
    assert page.bar.chip.text() == "未排班"


def test_empty_month_can_be_neither_printed_nor_published(page: RosterPage) -> None:
    page.focus_on(month=Month(2027, 1))
    actions = page.bar.actions_bar
    assert not actions.print_action.isEnabled()
    assert not actions.publish_button.isEnabled()
    assert actions.generate_button.isEnabled()


def test_station_without_people_leads_to_the_people(page: RosterPage, office: Office) -> None:
    station = office.stations.find("微型消防站").record.id
    asked: list[str] = []
    page.context.navigator.requested.disconnect()
    page.context.navigator.requested.connect(lambda key, _: asked.append(key))
    page.focus_on(station_id=station, month=DECEMBER)
    page.empty.members_wanted.emit()
    assert page.empty.currentWidget() is page.empty._nobody
    assert asked == ["members"]


def test_bar_undo_button_says_what_it_takes_back(page: RosterPage) -> None:
    page.grid.cells.selectAll()
    assert not page.bar.actions_bar.undo_button.isEnabled()
    page.grid.cells.wishes.cleared.emit(page.grid.cells.selected_refs())
    name = page.bar.actions_bar.undo_button.accessibleName()
    assert name.startswith("撤销：")
    assert name.endswith("改为休")


def test_empty_month_counts_no_errors(page: RosterPage) -> None:
    page.focus_on(month=Month(2027, 1))
    assert page.bar.panel_button.text().strip() == "检查"


def test_f9_opens_the_panel_after_its_counts_have_changed(
    qtbot: QtBot, window: MainWindow, page: RosterPage
) -> None:
    window.resize(1200, 700)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(page.grid.cells, Qt.Key.Key_F9)
    qtbot.waitUntil(page.side.isVisible)
