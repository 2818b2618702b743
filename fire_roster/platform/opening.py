"""Handing files and programs over to the system."""

import os
import sys
from pathlib import Path

from fire_roster.errors import StorageUnavailable


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
