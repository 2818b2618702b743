"""The desk joins the clock to card, tray, bell and light."""

import threading
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from fire_roster.alerts.clock import AlertClock
from fire_roster.errors import StorageUnavailable
from fire_roster.services.alert_entries import Tick
from fire_roster.services.changes import Changes, Kind
from fire_roster.services.office import Office
from fire_roster.ui.alerts.desk import AlertDesk
from fire_roster.ui.alerts.health import Health
from fire_roster.ui.context import AppContext
from fire_roster.ui.main_window import MainWindow
from tests.ui.offices import NOW


class ScriptedWatch:
    """A clock of alerts that ticks when told."""

    def __init__(self, alerts: Any, desk: AlertDesk) -> None:
        self._clock = AlertClock(alerts, desk)
        self.silent_seconds = 0.0
        self.calls: list[str] = []

    def start(self) -> None:
        self.calls.append("start")
        self._clock.beat()

    def beat(self) -> None:
        self.calls.append("beat")
        self._clock.beat()

    def check(self) -> bool:
        self.calls.append("check")
        return True

    def stop(self) -> None:
        self.calls.append("stop")
        self._clock.stop()


@pytest.fixture
def desk(qtbot: QtBot, context: AppContext, window: MainWindow) -> Iterator[AlertDesk]:
    made = AlertDesk(context, window, lambda office, desk: ScriptedWatch(office.alerts, desk))
    made.begin()
    qtbot.waitUntil(lambda: bool(made.card.entries))
    qtbot.waitUntil(lambda: context.tasks.running_count == 0)
    yield made
    made.stop()


def _watch(desk: AlertDesk) -> ScriptedWatch:
    assert isinstance(desk._watch, ScriptedWatch)
    return desk._watch


def _quiet(qtbot: QtBot, desk: AlertDesk) -> None:
    qtbot.waitUntil(lambda: desk._context.tasks.running_count == 0)


def test_at_the_start_what_waits_comes_before_the_eyes(desk: AlertDesk) -> None:
    assert desk.card.isVisible()
    assert "待处理" in desk.tray.icon.toolTip()
    assert desk._window.health.text().strip().startswith("提醒")


def test_a_new_alert_is_shown_and_only_then_counts_as_shown(
    qtbot: QtBot, desk: AlertDesk, office: Office
) -> None:
    _quiet(qtbot, desk)
    office.certificates.update(1, expires=NOW.date() + timedelta(days=5), is_long_term=False)
    office.alerts.tick()
    desk._context.changes.changed.emit(Changes.of(Kind.CERTIFICATE))
    desk._settle.timeout.emit()
    qtbot.waitUntil(lambda: any(one.key.startswith("cert:1:") for one in desk.card.entries))
    _quiet(qtbot, desk)
    assert {one.state.value for one in office.alerts.list_open()} == {"shown"}
    assert "beat" in _watch(desk).calls


def test_knowing_closes_the_card(qtbot: QtBot, desk: AlertDesk, office: Office) -> None:
    desk.card.known_button.click()
    qtbot.waitUntil(lambda: not desk.card.isVisible())
    assert office.alerts.list_open() == ()
    assert desk.card.entries == () and "没有待处理" in desk.tray.icon.toolTip()


def test_putting_off_empties_the_card(qtbot: QtBot, desk: AlertDesk, office: Office) -> None:
    desk.card.put_off.emit(list(desk.card.entries), NOW + timedelta(hours=1))
    qtbot.waitUntil(lambda: not desk.card.isVisible())
    assert {one.state.value for one in office.alerts.list_open()} == {"snoozed"}


def test_opening_leads_to_the_cause(qtbot: QtBot, desk: AlertDesk) -> None:
    desk._window.setWindowFlag(Qt.WindowType.Window)
    with qtbot.waitSignal(desk._context.navigator.requested) as asked:
        desk.card.opened.emit(desk.card.entries[0])
    assert asked.args[0] == desk.card.entries[0].page


def test_a_failed_tick_turns_the_light_red(desk: AlertDesk, qtbot: QtBot) -> None:
    thread = threading.Thread(target=desk.fail, args=(StorageUnavailable("磁盘已满。"),))
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: "异常" in desk._window.health.text())
    assert "磁盘已满" in desk._window.health.accessibleName()
    desk.present(Tick(NOW))
    qtbot.waitUntil(lambda: "异常" not in desk._window.health.text())


def test_a_bug_in_a_tick_is_reported(desk: AlertDesk, qtbot: QtBot) -> None:
    told: list[Exception] = []
    desk._context.notices.error.disconnect()
    desk._context.notices.error.connect(told.append)
    desk.fail(ZeroDivisionError())
    qtbot.waitUntil(lambda: bool(told))


def test_the_second_timer_wakes_a_silent_clock(desk: AlertDesk, qtbot: QtBot) -> None:
    watch = _watch(desk)
    desk._look_after_watch()
    assert "check" not in watch.calls
    watch.silent_seconds = 300.0
    desk._look_after_watch(Qt.ApplicationState.ApplicationActive)
    qtbot.waitUntil(lambda: "check" in watch.calls)
    assert "异常" in desk._window.health.text()


def test_the_second_timer_sleeps_while_beats_come(desk: AlertDesk, qtbot: QtBot) -> None:
    assert desk._timer.interval() < 60_000
    desk._timer.stop()
    desk.present(Tick(NOW))
    qtbot.waitUntil(desk._timer.isActive)


def test_muting_keeps_the_card_down(desk: AlertDesk, qtbot: QtBot) -> None:
    desk.mute()
    assert not desk.card.isVisible()
    entry = desk.card.entries[0]
    desk.present(Tick(NOW, fresh=(entry,)))
    _quiet(qtbot, desk)
    qtbot.waitUntil(lambda: bool(desk.card.entries))
    assert not desk.card.isVisible()


def test_clock_that_jumped_to_and_fro_stands_over_every_page_until_looked_at(
    qtbot: QtBot, desk: AlertDesk, office: Office
) -> None:
    bars = desk._window.bars
    assert bars.text("clock") == ""
    office.alerts.tick(NOW + timedelta(days=45))
    office.alerts.tick(NOW)
    desk._context.changes.changed.emit(Changes.of(Kind.ALERT))
    qtbot.waitUntil(lambda: "共跳了 2 次" in bars.text("clock"))
    assert "倒退" in bars.text("clock")  # the last one, not the first
    (looked,) = (one for one in bars.findChildren(QPushButton) if one.text() == "已核对")
    looked.click()
    qtbot.waitUntil(lambda: bars.text("clock") == "")
    assert all(one.kind.value != "clock" for one in office.alerts.list_open())


def test_the_window_that_closes_ends_the_work(desk: AlertDesk) -> None:
    desk._window.closing.emit()
    assert not desk.card.isVisible()
    desk.present(Tick(NOW))
    desk._on_tick(Tick(NOW))
    desk._on_failure(ValueError())
    desk._on_changes(Changes.of(Kind.ALERT))
    desk._look_after_watch()
    desk.beat()
    assert desk._context.tasks.running_count == 0


def test_health_says_what_to_do() -> None:
    well = Health(last_check=NOW, is_autostart_on=True, are_notifications_on=True)
    assert well.worst(NOW).kind == "success"
    for change, word in (
        ({"failure": "磁盘已满。"}, "磁盘已满"),
        ({"silent_seconds": 500.0}, "重新打开"),
        ({"unshown": 2}, "2 条"),
        ({"has_tray": False}, "托盘区"),
        ({"is_autostart_on": False}, "开机启动"),
        ({"are_notifications_on": False}, "专注助手"),
    ):
        sick = Health(**{**_fields(well), **change})
        assert word in sick.worst(NOW).advice, word


def _fields(health: Health) -> dict[str, Any]:
    return {name: getattr(health, name) for name in Health.__dataclass_fields__}
