"""What the program needs from a Linux system, and how it gets there.

A need is tried, never looked up in a package list: a library must load, a tool must be found.
Nothing is called when everything is there; nothing is needed on Windows.
"""

import ctypes
import importlib.util
import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass

from programs import DevError


@dataclass(frozen=True)
class Need:
    """One Debian package and what shows that its content is there: one of the three."""

    package: str
    library: str = ""
    tool: str = ""
    module: str = ""

    def is_met(self) -> bool:
        """True when the library loads, the tool is found or the module exists."""
        if self.module:
            return importlib.util.find_spec(self.module) is not None
        if self.tool:
            return shutil.which(self.tool) is not None
        try:
            ctypes.CDLL(self.library)
        except OSError:
            return False
        return True


VENV_PACKAGE = f"python3.{sys.version_info[1]}-venv"
VENV = (Need(VENV_PACKAGE, module="ensurepip"),)

# Qt loads these even without a screen.
VIRTUAL_DISPLAY = (
    Need("libegl1", library="libEGL.so.1"),
    Need("libgl1", library="libGL.so.1"),
    Need("libxkbcommon0", library="libxkbcommon.so.0"),
    Need("libdbus-1-3", library="libdbus-1.so.3"),
    Need("libfontconfig1", library="libfontconfig.so.1"),
    Need("libfreetype6", library="libfreetype.so.6"),
    Need("libglib2.0-0", library="libgthread-2.0.so.0"),
)

# The window on X11, and the system print dialog.
DESKTOP = (
    *VIRTUAL_DISPLAY,
    Need("libx11-xcb1", library="libX11-xcb.so.1"),
    Need("libxcb-cursor0", library="libxcb-cursor.so.0"),
    Need("libxcb-icccm4", library="libxcb-icccm.so.4"),
    Need("libxcb-image0", library="libxcb-image.so.0"),
    Need("libxcb-keysyms1", library="libxcb-keysyms.so.1"),
    Need("libxcb-randr0", library="libxcb-randr.so.0"),
    Need("libxcb-render-util0", library="libxcb-render-util.so.0"),
    Need("libxcb-shape0", library="libxcb-shape.so.0"),
    Need("libxcb-sync1", library="libxcb-sync.so.1"),
    Need("libxcb-xfixes0", library="libxcb-xfixes.so.0"),
    Need("libxcb-xinerama0", library="libxcb-xinerama.so.0"),
    Need("libxcb-xkb1", library="libxcb-xkb.so.1"),
    Need("libxkbcommon-x11-0", library="libxkbcommon-x11.so.0"),
    Need("libcups2", library="libcups.so.2"),
)

TEST_TOOLS = (
    Need("xvfb", tool="Xvfb"),
    Need("xdotool", tool="xdotool"),
    Need("poppler-utils", tool="pdftotext"),
    Need("strace", tool="strace"),  # power cuts are replayed from its log
    Need("qpdf", tool="qpdf"),
    Need("dbus", tool="dbus-daemon"),
    Need("dunst", tool="dunst"),
    Need("libnotify-bin", tool="notify-send"),
)

FREEZE_TOOLS = (
    Need("binutils", tool="strip"),
    Need("binutils", tool="objdump"),
)

# Windows programs are made and tried with these; `windows/` says what for.
WINE_TOOLS = (
    Need("wine", tool="wine"),
    Need("wine64", tool="wineserver"),
    Need("nsis", tool="makensis"),
    Need("gcc-mingw-w64-x86-64-win32", tool="x86_64-w64-mingw32-gcc-win32"),
    Need("xvfb", tool="Xvfb"),
    Need("openssl", tool="openssl"),
    Need("ca-certificates", tool="update-ca-certificates"),
)


def has_display() -> bool:
    """True where a window can be opened."""
    if sys.platform == "win32":
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def missing_packages(needs: Iterable[Need]) -> list[str]:
    """Debian packages whose content is not there; none on Windows."""
    if sys.platform == "win32":
        return []
    return [need.package for need in needs if not need.is_met()]


def require_packages(needs: Iterable[Need], *, is_optional: bool = False) -> None:
    """Install what is missing where that is allowed; otherwise print the exact command.

    Raises DevError when something stays missing, unless `is_optional`.
    """
    needs = tuple(needs)
    missing = missing_packages(needs)
    if missing and can_install():
        install_packages(missing)
        missing = missing_packages(needs)
    if not missing or (missing == [VENV_PACKAGE] and has_outer_pip()):
        return
    advice = f"系统缺少：{'、'.join(missing)}。请运行：\n    {advised_command(missing)}"
    if not is_optional:
        raise DevError(advice)
    print(advice, file=sys.stderr)


def has_outer_pip() -> bool:
    """True when this Python's own pip can install into an environment without pip."""
    return importlib.util.find_spec("pip") is not None


def can_install() -> bool:
    """True for root on Debian and its relatives."""
    return sys.platform != "win32" and os.geteuid() == 0 and shutil.which("apt-get") is not None


def install_packages(packages: list[str]) -> None:
    """Run apt-get; what it could not do shows in the next look at the needs."""
    print(f"正在安装系统组件：{' '.join(packages)}")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (
        ["apt-get", "update", "-qq"],
        ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages],
    ):
        subprocess.call(command, env=environment, stdout=subprocess.DEVNULL)


def advised_command(packages: list[str]) -> str:
    """What an administrator types."""
    names = shlex.join(packages)
    return f"sudo apt-get update && sudo apt-get install -y --no-install-recommends {names}"
