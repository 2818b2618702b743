"""The window: lazy pages, shortcuts, remembered place, errors told."""

import json
import logging
import sys
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from fire_roster.errors import InputRefused
from fire_roster.ui.common.dialogs import ErrorDialog
from fire_roster.ui.context import AppContext
from fire_roster.ui.crash import CrashDialog, CrashReporter
from fire_roster.ui.main_window import MainWindow
from fire_roster.ui.navigation import PageEntry
from fire_roster.ui.page import Page
from fire_roster.ui.theme import Theme
from fire_roster.ui.top_bar import TopBar, date_text
from fire_roster.ui.undo import UndoHistory
from fire_roster.ui.window_memory import FRAME, WindowMemory, clamp_to_screens

PAGES = tuple(
    PageEntry(key, title, icon, "tests.ui.test_window:RecordingPage")
    for key, title, icon in (("today", "今日", "house"), ("roster", "值班表", "calendar-days"))
)


class RecordingPage(Page):
    """Remembers what the window asked of it."""

    def __init__(self, context: AppContext, title: str) -> None:
        super().__init__(context, title)
        self.title = title
        self.calls: list[str] = []
        self.history = UndoHistory(self)

    def refresh(self) -> None:
        self.calls.append("refresh")

    def focus_on(self, **focus: object) -> None:
        self.calls.append(f"focus {focus}")


@pytest.fixture
def window(qtbot: QtBot, context: AppContext, tmp_path: Path):
    made = MainWindow(context, PAGES, WindowMemory(tmp_path / "window.json"))
    qtbot.addWidget(made)
    made.open_page("today")
    made.show()
    qtbot.waitExposed(made)
    return made


def close_next_dialog(qtbot: QtBot, kind: type[QDialog]) -> list[str]:
    """Close the next modal dialog of a kind; the list then holds its text."""
    texts: list[str] = []

    def close() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, kind):
            texts.append(dialog.text())
            dialog.close()

    QTimer.singleShot(0, close)
    return texts


def test_window_page_is_made_on_first_visit(window: MainWindow) -> None:
    assert len(window.findChildren(RecordingPage)) == 1
    window.open_page("roster")
    window.open_page("today")
    assert len(window.findChildren(RecordingPage)) == 2
    assert window.current_page().calls == ["refresh", "refresh"]


@pytest.mark.parametrize(
    "modifier", [Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier]
)
def test_window_number_key_opens_page(
    qtbot: QtBot, window: MainWindow, modifier: Qt.KeyboardModifier
) -> None:
    qtbot.keyClick(window, Qt.Key.Key_2, modifier)
    assert window.current_page().title == "值班表"


def test_window_f5_refreshes_current_page(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.keyClick(window, Qt.Key.Key_F5)
    assert window.current_page().calls == ["refresh", "refresh"]


def test_window_undo_keys_reach_current_page(qtbot: QtBot, window: MainWindow) -> None:
    log: list[str] = []
    history = window.current_page().history
    history.do("排班：王建国", lambda: log.append("do"), lambda: log.append("undo"))
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(window, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert log == ["do", "undo", "do"]


def test_window_status_bar_shows_undo_text_of_current_page(window: MainWindow) -> None:
    window.current_page().history.do("排班：王建国", lambda: None, lambda: None)
    assert window._undo_text.text() == "Ctrl+Z 撤销：排班：王建国"
    window.open_page("roster")
    assert window._undo_text.text() == ""


def test_context_navigate_opens_page_with_focus(window: MainWindow, context: AppContext) -> None:
    context.navigate("roster", member_id=7)
    assert window.current_page().calls == ["refresh", "focus {'member_id': 7}"]


def test_context_announce_shows_toast(window: MainWindow, context: AppContext) -> None:
    context.announce("已保存")
    assert window.toast.isVisible()
    assert window.toast.text() == "已保存"


def test_context_report_known_error_is_told(
    qtbot: QtBot, window: MainWindow, context: AppContext
) -> None:
    texts = close_next_dialog(qtbot, ErrorDialog)
    context.report(InputRefused("文件是空的。"))
    assert texts == ["文件是空的。"]


def test_window_navigation_narrow_shows_icons_alone(window: MainWindow) -> None:
    window.resize(1366, 768)
    wide = window.navigation.width()
    window.resize(911, 512)
    assert window.navigation.width() < wide / 2


def test_window_place_is_remembered(qtbot: QtBot, context: AppContext, tmp_path: Path) -> None:
    memory = WindowMemory(tmp_path / "window.json")
    first = MainWindow(context, PAGES, memory)
    qtbot.addWidget(first)
    first.setMinimumSize(300, 200)
    first.setGeometry(20, 30, 400, 300)
    first.close()
    second = MainWindow(context, PAGES, memory)
    qtbot.addWidget(second)
    state = json.loads((tmp_path / "window.json").read_text(encoding="utf-8"))
    assert state == {"geometry": [20, 30, 400, 300], "is_maximized": False}
    wanted = QRect(20, 30, second.minimumWidth(), second.minimumHeight())
    screen = second.screen().availableGeometry().marginsRemoved(FRAME)
    assert second.geometry().topLeft() == clamp_to_screens(wanted, [screen]).topLeft()


@pytest.mark.parametrize("content", ["", "[]", '{"geometry": [1, 2]}', '{"geometry": "x"}'])
def test_window_broken_memory_does_no_harm(
    qtbot: QtBot, context: AppContext, tmp_path: Path, content: str
) -> None:
    path = tmp_path / "window.json"
    path.write_text(content, encoding="utf-8")
    window = MainWindow(context, PAGES, WindowMemory(path))
    qtbot.addWidget(window)
    assert window.width() >= window.minimumWidth()


def test_window_memory_unwritable_folder_is_ignored(window: MainWindow, tmp_path: Path) -> None:
    WindowMemory(tmp_path / "missing" / "window.json").save(window)
    assert not (tmp_path / "missing").exists()


def test_window_memory_saves_plain_json(window: MainWindow, tmp_path: Path) -> None:
    WindowMemory(tmp_path / "place.json").save(window)
    state = json.loads((tmp_path / "place.json").read_text(encoding="utf-8"))
    assert set(state) == {"geometry", "is_maximized"}


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (QRect(100, 100, 800, 600), QRect(100, 100, 800, 600)),
        (QRect(5000, 100, 800, 600), QRect(1120, 100, 800, 600)),
        (QRect(-300, -200, 800, 600), QRect(0, 0, 800, 600)),
        (QRect(0, 0, 4000, 3000), QRect(0, 0, 1920, 1040)),
    ],
)
def test_clamp_to_screens_window_is_inside(wanted: QRect, expected: QRect) -> None:
    assert clamp_to_screens(wanted, [QRect(0, 0, 1920, 1040)]) == expected


def test_clamp_to_screens_prefers_screen_with_most_overlap() -> None:
    screens = [QRect(0, 0, 1920, 1040), QRect(1920, 0, 2560, 1400)]
    placed = clamp_to_screens(QRect(1800, 50, 900, 700), screens)
    assert screens[1].contains(placed)


def test_top_bar_after_midnight_shows_new_day(qtbot: QtBot, theme: Theme) -> None:
    now = [datetime(2026, 12, 1, 23, 59)]
    bar = TopBar(lambda: now[0])
    qtbot.addWidget(bar)
    now[0] = datetime(2026, 12, 2, 0, 0)
    bar.show_time()
    assert bar._today.text() == "2026-12-02（周三）  00:00"


def test_date_text_is_written_as_everywhere() -> None:
    assert date_text(datetime(2026, 12, 1)) == "2026-12-01（周二）"


@pytest.mark.usefixtures("logged_warnings")
def test_crash_reporter_bug_shows_place_and_no_traceback(
    qtbot: QtBot, theme: Theme, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    reporter = CrashReporter(lambda error: tmp_path / "bug-1.txt")
    texts = close_next_dialog(qtbot, CrashDialog)
    reporter._hook(ZeroDivisionError, ZeroDivisionError("boom"), None)
    assert "bug-1.txt" in texts[0]
    assert "ZeroDivisionError" not in texts[0]
    assert [record.levelno for record in caplog.records] == [logging.CRITICAL]


def test_crash_reporter_known_error_is_no_crash(qtbot: QtBot, theme: Theme, tmp_path: Path) -> None:
    reporter = CrashReporter(lambda error: tmp_path / "bug-1.txt")
    texts = close_next_dialog(qtbot, ErrorDialog)
    reporter._hook(InputRefused, InputRefused("文件是空的。"), None)
    assert texts == ["文件是空的。"]
    assert list(tmp_path.iterdir()) == []


def test_crash_reporter_install_becomes_the_hook(
    theme: Theme, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    reporter = CrashReporter(lambda error: tmp_path / "bug-1.txt")
    reporter.install()
    assert sys.excepthook == reporter._hook


def shows(window: MainWindow, title: str) -> bool:
    """Whether that page is in front; a button takes a moment to be pressed by its key."""
    return window.current_page().title == title


def test_window_trail_keys_go_back_and_forward(qtbot: QtBot, window: MainWindow) -> None:
    alt = Qt.KeyboardModifier.AltModifier
    window.open_page("roster")
    qtbot.keyClick(window, Qt.Key.Key_Left, alt)
    qtbot.waitUntil(lambda: shows(window, "今日"))
    qtbot.keyClick(window, Qt.Key.Key_Right, alt)
    qtbot.waitUntil(lambda: shows(window, "值班表"))


def test_window_trail_mouse_buttons_go_back_and_forward(qtbot: QtBot, window: MainWindow) -> None:
    window.open_page("roster")
    qtbot.mousePress(window, Qt.MouseButton.BackButton)
    assert shows(window, "今日")
    qtbot.mousePress(window, Qt.MouseButton.ForwardButton)
    assert shows(window, "值班表")


def test_window_trail_elsewhere_forgets_what_lay_ahead(window: MainWindow) -> None:
    window.open_page("roster")
    window.trail.go_back()
    window.open_page("today")
    window.open_page("roster")
    window.trail.go_forward()
    assert window.current_page().title == "值班表"
    window.trail.go_back()
    window.trail.go_back()
    assert window.current_page().title == "今日"


def test_window_memory_tables_come_back(window: MainWindow, tmp_path: Path) -> None:
    first = WindowMemory(tmp_path / "place.json")
    first.keep_table("members.0", {"hidden": ["level"]})
    first.save(window)
    second = WindowMemory(tmp_path / "place.json")
    assert second.table("members.0") == {"hidden": ["level"]}
    assert second.table("members.1") == {}
