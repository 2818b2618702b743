"""How the tour comes to the windows of alerts."""

from dataclasses import replace
from datetime import timedelta

from PySide6.QtWidgets import QWidget

from fire_roster.ui.alerts.alert_words import to_show
from fire_roster.ui.alerts.card import AlertCard
from fire_roster.ui.alerts.close_dialog import CloseDialog
from fire_roster.ui.alerts.health import Health
from fire_roster.ui.alerts.snooze_dialog import SnoozeDialog
from fire_roster.ui.alerts.wall_screen import WallScreen
from tests.ui.tour.scene import Scene


def card(scene: Scene) -> QWidget:
    """The card with what waits."""
    card = AlertCard(scene.context.clock)
    note = "电脑关机期间（11-24 09:30 起）错过 9 条提醒，7 条还没有处理。"
    card.show_entries(to_show(scene.office.alerts.list_open()), note=note)
    card.pop_up()
    scene.keep(card)
    return card


def health_panel(scene: Scene) -> QWidget:
    """The points of the health light, with two of them wrong."""
    now = scene.context.clock()
    health = Health(last_check=now, next_due=now + timedelta(hours=7), is_autostart_on=False)
    scene.window.health.show_health(replace(health, failure="磁盘已满，请清理后再试。"))
    return scene.window.health.open_panel()


def close_question(scene: Scene) -> QWidget:
    """What closing the window means."""
    dialog = CloseDialog(scene.window)
    dialog.open()
    return dialog


def wall_screen(scene: Scene) -> QWidget:
    """The full-screen view, as large as a monitor."""
    wall = WallScreen(scene.context)
    wall.resize(1366, 768)
    wall.refresh()
    wall.show()
    scene.keep(wall)
    return wall


def snooze(scene: Scene) -> QWidget:
    """Until when an alert is put off."""
    dialog = SnoozeDialog(scene.context.clock(), scene.window)
    dialog.open()
    return dialog


def kind(scene: Scene) -> QWidget:
    """The kind of certificates."""
    panel = scene.open_page("settings", panel="alerts").panel("alerts")
    panel.table.select(panel.table.visible_records()[2])
    panel.edit()
    return scene.dialog()
