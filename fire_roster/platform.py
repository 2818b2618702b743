"""What differs between Windows and Linux."""

import os
import sys
from collections.abc import Sequence
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


def start_program(path: Path) -> None:
    """Start a program that goes on when this one ends, such as an installer.

    Raises StorageUnavailable where the system does not start it.
    """
    import subprocess

    try:
        if sys.platform == "win32":
            # Not Popen: only the shell asks for administrator rights where a program needs them.
            os.startfile(path)
        else:
            subprocess.Popen([str(path)], start_new_session=True)
    except OSError as error:
        raise StorageUnavailable(
            f"系统没有启动“{path.name}”，可能被杀毒软件拦下了。请在杀毒软件里允许它，再试一次。"
        ) from error


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
    return show_toast(title, text)


def show_toast(title: str, text: str) -> bool:
    """A message of the Linux desktop, whose tray icons have none of their own; whether it took it.

    False on Windows, where the icon in the tray shows messages itself.
    """
    if sys.platform == "win32":
        return False
    import shutil
    import subprocess

    program = shutil.which("notify-send")
    if program is None:
        return False
    words = [program, "--app-name=fire-roster", "--urgency=critical", title, text]
    try:
        done = subprocess.run(words, capture_output=True, check=False, timeout=10)
    except (OSError, subprocess.SubprocessError):
        return False
    return done.returncode == 0


_AUTOSTART_NAME = "FireRoster"
_RUN_KEY = r"Software\Microsoft\Windows\CurrentVersion\Run"


def autostart_command() -> str:
    """What the system starts at login, empty where it starts nothing of ours."""
    if sys.platform == "win32":
        import winreg

        try:
            with winreg.OpenKey(winreg.HKEY_CURRENT_USER, _RUN_KEY) as key:
                return str(winreg.QueryValueEx(key, _AUTOSTART_NAME)[0])
        except OSError:
            return ""
    try:
        lines = _autostart_file().read_text(encoding="utf-8").splitlines()
    except OSError:
        return ""
    found = [line.removeprefix("Exec=") for line in lines if line.startswith("Exec=")]
    return found[0] if found else ""


def set_autostart(command: Sequence[str]) -> None:
    """Starts `command` at each login of this user; an empty one starts nothing any more.

    Raises StorageUnavailable where the system does not allow it.
    """
    try:
        if sys.platform == "win32":
            _set_run_key(command)
        else:
            _set_autostart_file(command)
    except OSError as error:
        raise StorageUnavailable(
            "系统不允许修改开机启动，请让管理员检查组策略或安全软件，再试一次。"
        ) from error


def _set_run_key(command: Sequence[str]) -> None:
    if sys.platform == "win32":
        import subprocess
        import winreg

        access = winreg.KEY_SET_VALUE
        with winreg.CreateKeyEx(winreg.HKEY_CURRENT_USER, _RUN_KEY, 0, access) as key:
            if command:
                text = subprocess.list2cmdline(command)
                winreg.SetValueEx(key, _AUTOSTART_NAME, 0, winreg.REG_SZ, text)
            elif autostart_command():
                winreg.DeleteValue(key, _AUTOSTART_NAME)


def _autostart_file() -> Path:
    """XDG autostart."""
    base = os.environ.get("XDG_CONFIG_HOME") or str(Path.home() / ".config")
    return Path(base) / "autostart" / "fire-roster.desktop"


def _set_autostart_file(command: Sequence[str]) -> None:
    path = _autostart_file()
    if not command:
        path.unlink(missing_ok=True)
        return
    words = " ".join(_desktop_word(word) for word in command)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(
        "[Desktop Entry]\nType=Application\nName=消防值班\n"
        f"Exec={words}\nX-GNOME-Autostart-enabled=true\n",
        encoding="utf-8",
    )


def _desktop_word(word: str) -> str:
    """A word of an Exec line: always in quotes, so that a space or a $ means itself."""
    for char in '\\"`$':
        word = word.replace(char, f"\\{char}")
    return '"' + word.replace("%", "%%") + '"'


def are_notifications_on() -> bool | None:
    """Whether the system shows notifications now; None where it does not say (Linux)."""
    if sys.platform == "win32":
        import ctypes

        state = ctypes.c_int()
        if ctypes.windll.shell32.SHQueryUserNotificationState(ctypes.byref(state)) != 0:
            return None
        accepts_notifications = 5
        return state.value == accepts_notifications
    return None
