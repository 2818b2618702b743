"""For how long an alert is put off."""

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtWidgets import QMenu, QWidget

from fire_roster.ui.alerts.alert_words import tomorrow_morning

Choose = Callable[[datetime], object]


def make_snooze_menu(now: datetime, on_choice: Choose, parent: QWidget) -> QMenu:
    """1 hour, tomorrow 8:30, three days, next Monday, or a moment that is asked for."""
    morning = tomorrow_morning(now)
    monday = morning + timedelta(days=(7 - morning.weekday()) % 7)
    menu = QMenu(parent)
    for text, until in (
        ("1 小时后", now + timedelta(hours=1)),
        ("明天 8:30", morning),
        ("3 天后 8:30", morning + timedelta(days=2)),
        ("下周一 8:30", monday if monday > morning else monday + timedelta(days=7)),
    ):
        menu.addAction(text).triggered.connect(lambda _=False, moment=until: on_choice(moment))
    menu.addSeparator()
    menu.addAction("到指定时间…").triggered.connect(lambda: _ask(now, on_choice, parent))
    return menu


def _ask(now: datetime, on_choice: Choose, parent: QWidget) -> None:
    from fire_roster.ui.alerts.snooze_dialog import SnoozeDialog

    dialog = SnoozeDialog(now, parent)
    dialog.accepted.connect(lambda: on_choice(dialog.moment()))
    dialog.open()
