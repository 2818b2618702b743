"""Closing the window asks before typing is lost."""

from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fire_roster.ui.common.dialogs import ConfirmDialog
from fire_roster.ui.context import AppContext
from fire_roster.ui.main_window import MainWindow
from fire_roster.ui.navigation import PAGES
from fire_roster.ui.settings.settings_page import SettingsPage
from fire_roster.ui.settings.shifts_panel import ShiftsPanel
from fire_roster.ui.settings.stations_panel import StationsPanel
from fire_roster.ui.settings.unit_panel import UnitPanel
from fire_roster.ui.window_memory import WindowMemory


@pytest.fixture
def window(app_context: AppContext, qtbot: QtBot, tmp_path: Path) -> MainWindow:
    made = MainWindow(app_context, PAGES, WindowMemory(tmp_path / "window.json"))
    qtbot.addWidget(made)
    made.open_page("settings")
    return made


def settings_page(window: MainWindow) -> SettingsPage:
    page = window.current_page()
    assert isinstance(page, SettingsPage)
    return page


def answer_next(accepts: bool) -> list[str]:
    texts: list[str] = []

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, ConfirmDialog):
            texts.append(dialog.text())
            dialog.done(int(accepts))

    QTimer.singleShot(0, answer)
    return texts


def test_window_without_typing_may_close_unasked(window: MainWindow) -> None:
    assert window.may_close()


@pytest.mark.parametrize("accepts", [True, False])
def test_window_with_unsaved_unit_asks_and_obeys(window: MainWindow, accepts: bool) -> None:
    panel = settings_page(window).panel("unit")
    assert isinstance(panel, UnitPanel)
    panel.texts["address"].setText("江城路 1 号")
    texts = answer_next(accepts)
    assert window.may_close() is accepts
    assert "设置 → 单位" in texts[0]


def test_settings_page_names_every_form_with_unsaved_typing(window: MainWindow) -> None:
    page = settings_page(window)
    page.focus_on(panel="stations")
    stations = page.panel("stations")
    page.focus_on(panel="shifts")
    shifts = page.panel("shifts")
    assert isinstance(stations, StationsPanel) and isinstance(shifts, ShiftsPanel)
    assert page.unsaved() == ()
    stations.form.name.setText("一号消控室")
    shifts.lines[0].name.setText("上午班")
    assert page.unsaved() == ("设置 → 站点", "设置 → 班次")
