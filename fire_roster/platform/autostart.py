"""Starting with the login of this user."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from fire_roster.errors import StorageUnavailable

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
