"""What differs between Windows and Linux."""

import os
import sys
from pathlib import Path

from fire_roster.errors import StorageUnavailable

APP_USER_MODEL_ID = "FireRoster.Desktop"


def set_app_user_model_id() -> None:
    """Give the process its own identity in the Windows task bar; call before any window."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.shell32.SetCurrentProcessExplicitAppUserModelID(APP_USER_MODEL_ID)


def open_with_system_viewer(path: Path) -> None:
    """Open a file with the program the system has for its kind.

    Raises StorageUnavailable when the file is gone or nothing can open it.
    """
    if not path.exists():
        raise StorageUnavailable(f"找不到文件：{path}。它可能已被移动或删除。")
    import subprocess  # costs 5 ms that the start of the program does not have

    try:
        if sys.platform == "win32":
            os.startfile(path)
        else:
            subprocess.Popen(
                ["xdg-open", str(path)],
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
    except OSError as error:
        raise StorageUnavailable(f"没有可以打开它的程序，文件已保存在：{path}") from error


def user_name() -> str:
    """The account of the system that runs the program; empty where it has no name."""
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""


def show_notification(title: str, text: str) -> bool:
    """Tell the person at the screen without a window of ours; whether the system took it.

    Never waits for an answer. On Windows a message box of the session service, because a program
    without a start-menu shortcut has no toast.
    """
    if sys.platform == "win32":
        import ctypes

        answer = ctypes.c_ulong()
        is_sent = ctypes.windll.wtsapi32.WTSSendMessageW(
            None,
            ctypes.c_ulong(0xFFFFFFFF),
            title,
            len(title) * 2,
            text,
            len(text) * 2,
            0x40030,
            0,
            ctypes.byref(answer),
            False,
        )
        return bool(is_sent)
    import shutil
    import subprocess

    program = shutil.which("notify-send")
    if program is None:
        return False
    words = [program, "--app-name=fire-roster", "--urgency=critical", title, text]
    done = subprocess.run(words, capture_output=True, check=False, timeout=10)
    return done.returncode == 0
