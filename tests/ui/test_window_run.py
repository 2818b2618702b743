"""The whole window: shown, loaded, closed; a second start raises the first."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from fire_roster.app import read_window_options, run_window
from fire_roster.cli.global_options import GlobalOptions
from fire_roster.errors import UsageProblem
from fire_roster.ui import window_run
from fire_roster.ui.late_office import LateOffice
from fire_roster.ui.single_window import SingleWindow, ask_window_to_leave

_ROOT = Path(__file__).parents[2]


def _start(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "fire_roster", "--now", "2026-11-20T09:00", *words],
        cwd=_ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.parametrize("page", ["", "roster"])
def test_screenshot_shows_the_loaded_window_in_the_size_asked_for(
    data_dir: Path, tmp_path: Path, page: str
) -> None:
    from PySide6.QtGui import QImage

    picture = tmp_path / "window.png"
    assert _start("demo").returncode == 0
    words = ("gui", "--screenshot", str(picture), "--size", "1200x700")
    done = _start(*words, *(("--page", page) if page else ()))
    assert done.returncode == 0, done.stderr
    image = QImage(str(picture))
    assert (image.width(), image.height()) == (1200, 700)
    assert "Traceback" not in done.stderr


def test_window_on_newer_data_exits_6(data_dir: Path, tmp_path: Path) -> None:
    import sqlite3

    _start("demo")
    connection = sqlite3.connect(data_dir / "fire_roster.db")
    connection.execute("PRAGMA user_version=99")
    connection.close()
    done = _start("gui", "--screenshot", str(tmp_path / "x.png"))
    assert done.returncode == 6
    assert "更新版本" in done.stderr


def test_picture_that_cannot_be_written_exits_8(data_dir: Path, tmp_path: Path) -> None:
    done = _start("gui", "--screenshot", str(tmp_path / "无此" / "x.png"))
    assert done.returncode == 8


@pytest.mark.parametrize(
    "words", [("--nonsense",), ("--size", "big"), ("--page", "nowhere"), ("extra",)]
)
def test_gui_words_that_do_not_fit_exit_2(data_dir: Path, words: tuple[str, ...]) -> None:
    assert _start("gui", *words).returncode == 2


def test_second_start_knocks_at_the_first(qtbot: QtBot, tmp_path: Path) -> None:
    parent = QObject()
    first, second = SingleWindow(tmp_path, parent), SingleWindow(tmp_path, parent)
    assert not second.raise_other()
    first.listen()
    with qtbot.waitSignal(first.knocked):
        assert second.raise_other()
    first.close()
    assert not second.raise_other()


def test_installer_asks_the_window_to_leave_and_waits_for_it(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("fire_roster.ui.single_window._LEAVE_SECONDS", 0.3)
    window = SingleWindow(tmp_path)
    window.listen()
    held = [True]
    window.asked_to_leave.connect(held.clear)
    assert ask_window_to_leave(tmp_path, lambda: bool(held))
    window.close()
    assert not ask_window_to_leave(tmp_path, lambda: True)


def test_window_of_another_folder_is_left_alone(qapp: QObject, tmp_path: Path) -> None:
    first, other = SingleWindow(tmp_path / "a"), SingleWindow(tmp_path / "b")
    first.listen()
    assert not other.raise_other()
    first.close()


def test_late_office_gives_the_services_once_they_are_open() -> None:
    office = LateOffice()
    office.opened.set_result("services")
    assert office.upper() == "SERVICES"


def test_late_office_raises_the_error_of_opening() -> None:
    office = LateOffice()
    office.opened.set_exception(UsageProblem("打不开"))
    with pytest.raises(UsageProblem):
        _ = office.members
    office.close()


def test_window_options_are_read() -> None:
    options = read_window_options(["--page", "roster", "--size", "1366x768"])
    assert (options.page, options.size, options.screenshot) == ("roster", (1366, 768), None)


def test_window_that_left_its_data_for_some_work_is_started_again(
    data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[list[str]] = []
    monkeypatch.setattr(window_run, "show_window", lambda plan: window_run.RESTART_EXIT_CODE)
    monkeypatch.setattr("subprocess.Popen", lambda words, **_: started.append(words))
    options = GlobalOptions(data_dir=str(data_dir), now="2026-11-20T09:00")
    assert run_window(options, []) == 0
    wanted = ["--data-dir", str(data_dir), "--now", "2026-11-20T09:00", "gui"]
    assert started[0][-5:] == wanted
