"""The alert centre, its settings, the digest of the first page, the wall screen."""

from datetime import datetime, time, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTime
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from fire_roster.domain.alerts.kinds import AlertKind
from fire_roster.domain.rules.base import Severity
from fire_roster.services.alert_entries import AlertEntry
from fire_roster.services.office import Office
from fire_roster.ui.alerts.alerts_page import AlertsPage
from fire_roster.ui.alerts.wall_screen import WallScreen
from fire_roster.ui.context import AppContext
from fire_roster.ui.main_window import MainWindow
from fire_roster.ui.settings.alert_kind_dialog import AlertKindDialog
from fire_roster.ui.settings.alerts_panel import AlertsPanel
from fire_roster.ui.settings.settings_page import SettingsPage
from fire_roster.ui.today.digest_card import DigestCard
from tests.ui.offices import NOW


def _alerts_page(qtbot: QtBot, window: MainWindow, view: str = "open") -> AlertsPage:
    window.show()
    window.open_page("alerts", {"view": view})
    page = window.current_page()
    assert isinstance(page, AlertsPage)
    qtbot.waitUntil(lambda: window._context.tasks.running_count == 0)
    return page


def _panel(window: MainWindow) -> AlertsPanel:
    window.show()
    window.open_page("settings", {"panel": "alerts"})
    page = window.current_page()
    assert isinstance(page, SettingsPage)
    panel = page.panel("alerts")
    assert isinstance(panel, AlertsPanel)
    return panel


def test_the_centre_opens_with_what_waits(qtbot: QtBot, window: MainWindow, office: Office) -> None:
    page = _alerts_page(qtbot, window)
    shown = [line.entry.key for line in page.table.visible_records()]
    assert shown == [one.key for one in office.alerts.list_open()]
    assert not page.known_button.isEnabled()


def test_knowing_moves_it_to_the_history_with_name_and_time(
    qtbot: QtBot, window: MainWindow, office: Office
) -> None:
    page = _alerts_page(qtbot, window)
    line = page.table.visible_records()[0]
    page.table.select(line)
    page.know()
    qtbot.waitUntil(lambda: line.entry.key not in _keys(page))
    page.tabs.choose("history")
    assert line.entry.key in _keys(page)
    text = page.table.copy_text()
    assert "已处理" in text and "今天 09:30" in text


def test_putting_off_moves_it_to_its_own_view(qtbot: QtBot, window: MainWindow) -> None:
    page = _alerts_page(qtbot, window)
    line = page.table.visible_records()[0]
    page.table.select(line)
    page.show_snooze_menu()
    menus = page.findChildren(QMenu)
    actions = [action for one in menus for action in one.actions() if action.text() == "明天 8:30"]
    actions[0].trigger()
    qtbot.waitUntil(lambda: line.entry.key not in _keys(page))
    page.tabs.choose("snoozed")
    assert "明天 08:30 再提醒" in page.table.copy_text()


def test_a_line_leads_to_its_cause(qtbot: QtBot, window: MainWindow) -> None:
    page = _alerts_page(qtbot, window)
    short = next(one for one in page.table.visible_records() if one.entry.page == "roster")
    page.table.select(short)
    with qtbot.waitSignal(window._context.navigator.requested) as asked:
        page.open_selected()
    assert asked.args[0] == "roster"
    assert page.open_button.isEnabled()


def test_the_preview_cannot_be_acknowledged(qtbot: QtBot, window: MainWindow) -> None:
    page = _alerts_page(qtbot, window, "coming")
    page.table.select(page.table.visible_records()[0])
    assert "还没到" in page.table.copy_text()
    assert not page.known_button.isEnabled() and not page.snooze_button.isEnabled()


def test_settings_of_times_are_saved(window: MainWindow, office: Office) -> None:
    panel = _panel(window)
    assert not panel.is_edited() and not panel.save_button.isEnabled()
    panel.morning.setTime(QTime(9, 0))
    assert panel.is_edited()
    panel.save()
    assert office.alert_settings.get().morning == 540 and not panel.is_edited()


def test_a_kind_is_changed_and_taken_back(qtbot: QtBot, window: MainWindow, office: Office) -> None:
    panel = _panel(window)
    line = next(
        one for one in panel.table.visible_records() if one.spec.kind is AlertKind.CERTIFICATE
    )
    panel.table.select(line)
    panel.edit()
    dialog = panel.findChild(AlertKindDialog)
    assert isinstance(dialog, AlertKindDialog)
    dialog.leads.setText("很早")
    assert not dialog.submit()
    dialog.leads.setText("45、10")
    dialog.is_on.setChecked(False)
    dialog.severity.set_value(Severity.ERROR)
    assert dialog.submit()
    settings = office.alert_settings.get()
    assert settings.leads(AlertKind.CERTIFICATE) == (45, 10)
    assert not settings.is_on(AlertKind.CERTIFICATE)
    # What is set here is what the preview tells.
    ends = NOW.date() + timedelta(days=20)
    office.certificates.update(1, expires=ends, is_long_term=False)
    assert _coming(qtbot, window, panel, "cert:1:") == []
    office.alert_settings.set_values({"alert.certificate.on": "yes", "alert.morning": "05:00"})
    (told,) = _coming(qtbot, window, panel, "cert:1:")
    assert (told.due.date(), told.severity) == (ends - timedelta(days=10), Severity.ERROR)
    assert f"{told.due:%H:%M}" == "07:00"  # the end of the quiet hours
    office.alert_settings.set_values({"alert.quiet": "22:00-07:30"})
    (told,) = _coming(qtbot, window, panel, "cert:1:")
    assert f"{told.due:%H:%M}" == "07:30"
    office.alert_settings.set_values({"alert.certificate.quiet": "no"})
    (told,) = _coming(qtbot, window, panel, "cert:1:")
    assert f"{told.due:%H:%M}" == "05:00"
    settings = office.alert_settings.get()
    AlertKindDialog(window._context, line, settings, panel).reset()
    assert office.alert_settings.get().kinds == {}


def _coming(qtbot: QtBot, window: MainWindow, panel: AlertsPanel, begin: str) -> list[AlertEntry]:
    """What the preview shows of some alerts, opened from the settings."""
    panel.preview_button.click()
    page = window.current_page()
    assert isinstance(page, AlertsPage) and page.tabs.key() == "coming"
    page.refresh()
    qtbot.waitUntil(lambda: window._context.tasks.running_count == 0)
    entries = (line.entry for line in page.table.visible_records())
    return [one for one in entries if one.key.startswith(begin)]


def test_a_kind_without_lead_times_has_no_field_for_them(
    window: MainWindow, office: Office
) -> None:
    panel = _panel(window)
    line = next(one for one in panel.table.visible_records() if not one.spec.leads)
    dialog = AlertKindDialog(window._context, line, office.alert_settings.get(), panel)
    assert dialog.leads.parent() is None or not dialog.leads.isVisible()
    assert dialog.submit()


def test_this_pc_is_set_here(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    panel = _panel(window)
    panel.autostart.click()
    assert window._context.residence is not None
    assert window._context.residence.is_autostart_on
    panel.closing.set_value(True)
    panel.closing.activated.emit(1)
    assert window._context.residence.stays_in_tray is True


def test_autostart_that_is_refused_is_unticked(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "autostart").write_text("in the way")
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    told: list[Exception] = []
    window._context.notices.error.disconnect()
    window._context.notices.error.connect(told.append)
    panel = _panel(window)
    panel.autostart.click()
    assert not panel.autostart.isChecked() and len(told) == 1


def test_the_first_page_tells_what_was_missed(
    qtbot: QtBot, window: MainWindow, office: Office
) -> None:
    window.show()
    window.open_page("today")
    qtbot.waitUntil(lambda: window._context.tasks.running_count == 0)
    page = window.current_page()
    assert page is not None
    card = page.findChild(DigestCard)
    assert isinstance(card, DigestCard)
    card.read_button.click()
    assert office.alerts.digest() is None
    assert office.alerts.list_open()


def test_the_wall_screen_shows_who_is_on_duty_and_counts(
    qtbot: QtBot, context: AppContext, office: Office
) -> None:
    wall = WallScreen(context)
    qtbot.addWidget(wall)
    wall.resize(1366, 768)
    wall.refresh()
    words = " ".join(label.text() for label in wall.findChildren(type(wall._unit)))
    assert "江城明珠广场" in words and "条提醒待处理" in words and "09:30" in words
    cards = wall.cards
    wall.follow_clock()
    assert wall.cards is cards
    wall._shown_minute = f"{datetime.combine(NOW.date(), time(9, 29)):%H:%M}"
    wall.follow_clock()
    assert wall.cards is not cards


def test_the_wall_screen_ends_with_esc(qtbot: QtBot, context: AppContext) -> None:
    wall = WallScreen(context)
    wall.refresh()
    wall.show()
    with qtbot.waitSignal(wall.destroyed):
        qtbot.keyClick(wall, Qt.Key.Key_A)
        qtbot.keyClick(wall, Qt.Key.Key_Escape)


def _keys(page: AlertsPage) -> list[str]:
    return [line.entry.key for line in page.table.visible_records()]
