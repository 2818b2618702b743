"""Composition root of the window: paths, clock, log, services, pages."""

import os
import re
import subprocess
import sys
from argparse import ArgumentParser
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from fire_roster.cli.global_options import GlobalOptions
from fire_roster.errors import DataBusy, FireRosterError, UsageProblem
from fire_roster.services.clock import Clock
from fire_roster.services.start_options import (
    WINDOW_PROGRAM,
    base_folder,
    data_paths,
    find_data_folder,
    is_window_holding,
    make_clock,
    offer_passphrase,
    told_passphrase,
)

if TYPE_CHECKING:
    from fire_roster.alerts.clock import AlertClock
    from fire_roster.services.backups import BackupService
    from fire_roster.services.diagnostics import DiagnosticsService
    from fire_roster.ui.alerts.desk import AlertDesk

_DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


@dataclass(frozen=True, slots=True)
class WindowOptions:
    """`screenshot`: save a picture of the loaded page and end; for documents and the build.

    `is_hidden`: start in the tray, as at login. `is_ending`: end the window that is open, for the
    installer.
    """

    screenshot: Path | None = None
    page: str = ""
    size: tuple[int, int] | None = None
    is_hidden: bool = False
    is_ending: bool = False


def run_window(options: GlobalOptions, words: Sequence[str]) -> int:
    """Opens the window and returns the exit code when it is closed.

    `words` are those behind `gui`. FireRosterError where it cannot be opened.
    """
    wanted = read_window_options(words)
    if wanted.is_ending:
        return _end_window(options.data_dir)
    _refuse_without_display()
    # Qt is imported here: commands never need it, and it slows every later import.
    from fire_roster.ui.window_run import RESTART_EXIT_CODE, WindowPlan, show_window

    folder = base_folder(options.data_dir)
    clock = make_clock(options.now, is_running=True)
    plan = WindowPlan(
        folder=folder,
        memory=data_paths(folder).local_settings,
        write_report=lambda error: _write_report(folder, error, clock),
        clock=clock.now,
        open_office=lambda is_writing: _open_office(
            options.data_dir, clock, is_writing, signs_in=wanted.screenshot is not None
        ),
        unlock=lambda secret: _unlock(options.data_dir, secret),
        make_rescue=lambda: _make_rescue(options.data_dir, clock),
        screenshot=wanted.screenshot,
        page=wanted.page,
        size=wanted.size,
        make_watch=None if wanted.screenshot else _make_watch,
        autostart=_autostart_words(options.data_dir),
        is_hidden=wanted.is_hidden,
    )
    code = show_window(plan)
    if code == RESTART_EXIT_CODE:
        _start_again(options)
        return 0
    return code


def _start_again(options: GlobalOptions) -> None:
    """The same program anew, as a process of its own."""
    now = ["--now", options.now] if options.now else []
    subprocess.Popen([*_program_words(options.data_dir), *now, "gui"], close_fds=True)


def _end_window(data_dir: str) -> int:
    """Asks the open window to end; DataBusy where it stays."""
    from fire_roster.ui.single_window import ask_window_to_leave

    folder = find_data_folder(data_dir)
    if ask_window_to_leave(base_folder(data_dir), lambda: is_window_holding(folder)):
        return 0
    raise DataBusy("窗口没有退出，可能还有没保存的内容。请在窗口里保存后关闭，再试一次。")


def _make_watch(office: Any, desk: "AlertDesk") -> "AlertClock":
    """The clock of alerts; runs in a worker thread, where the import of the scheduler is cheap."""
    from fire_roster.alerts.clock import AlertClock

    return AlertClock(office.alerts, desk)


def _autostart_words(data_dir: str) -> tuple[str, ...]:
    """What the system has to start at login to open this data folder in the tray."""
    return (*_program_words(data_dir), "gui", "--hidden")


def _program_words(data_dir: str) -> tuple[str, ...]:
    program = [sys.executable] if getattr(sys, "frozen", False) else _interpreter_words()
    place = ["--data-dir", str(base_folder(data_dir))] if data_dir else []
    return (*program, *place)


def _interpreter_words() -> list[str]:
    # pythonw has no console window.
    windowless = Path(sys.executable).with_name("pythonw.exe")
    return [str(windowless if windowless.exists() else sys.executable), "-m", "fire_roster"]


def _write_report(folder: Path, error: BaseException, clock: Clock) -> Path:
    from fire_roster.services.log_file import write_bug_report

    return write_bug_report(folder, error, clock.now())


def _open_office(data_dir: str, clock: Clock, is_writing: bool, *, signs_in: bool) -> Any:
    """The services with their log; runs in a worker thread after the window is painted.

    `signs_in` for a picture, before which nobody types a password.
    """
    from fire_roster.services.log_file import start_log
    from fire_roster.services.office import Office

    folder = find_data_folder(data_dir)
    offer_passphrase()
    start_log(folder)
    office = Office.open(folder, clock, is_writing=is_writing, program=WINDOW_PROGRAM)
    if signs_in:
        try:
            office.accounts.sign_in_if_asked(told_passphrase())
        except BaseException:
            office.close()
            raise
    if is_writing and data_paths(folder).updates.exists():
        office.updates.tidy()
    return office


def _unlock(data_dir: str, secret: str) -> None:
    """What somebody typed to open encrypted data; DataLocked where it does not."""
    from fire_roster.services.protection import unlock

    unlock(data_paths(find_data_folder(data_dir)), secret)


def _make_rescue(data_dir: str, clock: Clock) -> "tuple[BackupService, DiagnosticsService]":
    """What safe mode works with; none of it opens the database before it is asked to."""
    from fire_roster.services.backups import BackupService
    from fire_roster.services.diagnostics import DiagnosticsService

    try:
        paths = data_paths(find_data_folder(data_dir))
    except FireRosterError:
        # The data went to a place that is not there now.
        paths = data_paths(base_folder(data_dir))
    return BackupService(paths, clock), DiagnosticsService(paths, clock)


def read_window_options(words: Sequence[str]) -> WindowOptions:
    """The hidden options of `gui`; UsageProblem for anything else."""
    parser = _Parser(add_help=False, allow_abbrev=False)
    parser.add_argument("--screenshot", type=Path)
    parser.add_argument("--page", default="")
    parser.add_argument("--size", default="")
    parser.add_argument("--hidden", action="store_true")
    parser.add_argument("--close", action="store_true")
    found = parser.parse_args(list(words))
    size = _read_size(found.size)
    return WindowOptions(found.screenshot, found.page, size, found.hidden, found.close)


class _Parser(ArgumentParser):
    """Raises instead of printing English and leaving."""

    def error(self, message: str) -> NoReturn:
        raise UsageProblem("gui 后面的写法不对。用法见 fire-roster gui --help。")


def _read_size(text: str) -> tuple[int, int] | None:
    if not text:
        return None
    match = re.fullmatch(r"(\d{3,4})[xX×](\d{3,4})", text)
    if match is None:
        raise UsageProblem(f"看不懂的大小“{text}”，请写成 1366x768 的样子。")
    return int(match[1]), int(match[2])


def _refuse_without_display() -> None:
    """Qt ends the whole process where there is no screen."""
    if sys.platform == "linux" and not any(os.environ.get(name) for name in _DISPLAYS):
        raise UsageProblem("这台机器没有图形界面，不能打开窗口；命令的用法见 fire-roster --help。")
