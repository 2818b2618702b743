"""Closing the window, the tray, starting hidden, starting at login."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from fire_roster.errors import StorageUnavailable
from fire_roster.platform import autostart_command, set_autostart
from fire_roster.ui.alerts.close_dialog import CloseDialog
from fire_roster.ui.alerts.desk import AlertDesk
from fire_roster.ui.alerts.staying import Staying
from fire_roster.ui.alerts.tray import Tray
from fire_roster.ui.context import AppContext
from fire_roster.ui.main_window import MainWindow
from fire_roster.ui.residence import Residence
from fire_roster.ui.window_memory import WindowMemory


@pytest.fixture
def home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Autostart of an invented user of a Linux desktop."""
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    return tmp_path


@pytest.fixture
def staying(
    qtbot: QtBot, context: AppContext, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Staying]:
    """Where there is a tray."""
    monkeypatch.setattr(Tray, "is_available", staticmethod(lambda: True))
    desk = AlertDesk(context, window, lambda *_: _never())
    assert context.residence is not None
    made = Staying(context, window, desk, context.residence)
    yield made
    qtbot.waitUntil(lambda: context.tasks.running_count == 0)
    desk.stop()
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    application.setQuitOnLastWindowClosed(True)


def _never() -> AlertDesk:
    raise AssertionError("the watch is not started here")


class _Close(QCloseEvent):
    """As if a person closed the window."""

    def spontaneous(self) -> bool:
        return True


@pytest.mark.parametrize(("answer", "stays"), [("stay", True), ("leave", False)])
def test_closing_asks_once_and_remembers(
    staying: Staying,
    window: MainWindow,
    memory: WindowMemory,
    monkeypatch: pytest.MonkeyPatch,
    answer: str,
    stays: bool,
) -> None:
    asked: list[str] = []

    def run(dialog: CloseDialog) -> int:
        asked.append(answer)
        (dialog.stay_button if answer == "stay" else dialog.leave_button).click()
        return dialog.result()

    monkeypatch.setattr(CloseDialog, "exec", run)
    assert staying.stay_behind() is stays
    assert staying.stay_behind() is stays
    assert asked == [answer]
    assert Residence(WindowMemory(memory._path), ()).stays_in_tray is stays


def test_a_question_put_away_loses_nothing(
    staying: Staying, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(CloseDialog, "exec", lambda _: QDialog.DialogCode.Rejected)
    assert staying.stay_behind()
    assert staying._residence.stays_in_tray is None


def test_an_answer_for_this_once_is_not_remembered(
    staying: Staying, monkeypatch: pytest.MonkeyPatch
) -> None:
    def run(dialog: CloseDialog) -> int:
        dialog.remember.setChecked(False)
        dialog.stay_button.click()
        return dialog.result()

    monkeypatch.setattr(CloseDialog, "exec", run)
    assert staying.stay_behind()
    assert staying._residence.stays_in_tray is None


def test_the_tray_is_said_once(staying: Staying, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    monkeypatch.setattr(Tray, "tell", lambda _, title, text: told.append(title))
    staying._residence.keep_stays_in_tray(True)
    assert staying.stay_behind() and staying.stay_behind()
    assert told == ["消防值班仍在运行"]


def test_a_window_that_stays_is_hidden_and_comes_back(staying: Staying, window: MainWindow) -> None:
    staying._residence.keep_stays_in_tray(True)
    window.show()
    event = _Close()
    window.closeEvent(event)
    assert not event.isAccepted() and not window.isVisible()
    staying._desk.tray.opened.disconnect()
    window.show()
    assert window.isVisible()


def test_without_a_tray_nothing_is_hidden(
    staying: Staying, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Tray, "is_available", staticmethod(lambda: False))
    staying._residence.keep_stays_in_tray(True)
    assert not staying.stay_behind()


def test_a_hidden_start_without_a_tray_ends_in_a_minimised_window(
    staying: Staying, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    staying.start_hidden()
    assert not window.isVisible()
    monkeypatch.setattr(Tray, "is_available", staticmethod(lambda: False))
    monkeypatch.setattr("fire_roster.ui.alerts.staying._TRAY_LOOK_MS", 0)
    for _ in range(32):
        staying.start_hidden()
    assert window.isMinimized()


def test_the_menu_tells_the_next_change_of_duty(qtbot: QtBot, staying: Staying) -> None:
    staying.refresh_menu()
    qtbot.waitUntil(lambda: "正在读取" not in staying._desk.tray.next_duty.text())
    assert "还没有排人" in staying._desk.tray.next_duty.text()


def test_leaving_closes_the_window(
    staying: Staying, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended: list[bool] = []
    window.closing.connect(lambda: ended.append(True))
    monkeypatch.setattr("fire_roster.ui.alerts.staying.QTimer.singleShot", lambda *_: None)
    monkeypatch.setattr(MainWindow, "may_close", lambda _: False)
    staying.leave()
    assert ended == []
    monkeypatch.setattr(MainWindow, "may_close", lambda _: True)
    staying.leave()
    assert ended == [True]


def test_the_icon_shows_count_and_trouble(qtbot: QtBot, staying: Staying) -> None:
    tray = staying._desk.tray
    quiet = tray.icon.icon().cacheKey()
    tray.set_state(3, "3 条", is_well=True)
    counted = tray.icon.icon().cacheKey()
    tray.set_state(0, "坏了", is_well=False)
    assert len({quiet, counted, tray.icon.icon().cacheKey()}) == 3
    assert tray.icon.toolTip() == "坏了"


def test_autostart_is_switched_on_and_off(home: Path, memory: WindowMemory) -> None:
    residence = Residence(memory, ["D:/消防 值班/fire-roster", "--data-dir", "E:/数据/a$b"])
    assert not residence.is_autostart_on
    residence.set_autostart(True)
    assert residence.is_autostart_on
    assert autostart_command() == '"D:/消防 值班/fire-roster" "--data-dir" "E:/数据/a\\$b"'
    residence.set_autostart(False)
    assert autostart_command() == ""
    set_autostart(())


def test_autostart_that_is_not_allowed_says_so(home: Path) -> None:
    (home / "autostart").write_text("a file in the way")
    with pytest.raises(StorageUnavailable, match="开机启动"):
        set_autostart(["x"])
