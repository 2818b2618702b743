"""One wine prefix with a screen of its own: start programs, read its registry, end everything."""

import os
import re
import shutil
import signal
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from programs import DevError

from windows.python_tree import wine_path
from windows.stubs import build_stubs

SCREEN = "1600x1000x24"
_START_SECONDS = 180
_REGISTRY_VALUE = re.compile(r'^"((?:[^"\\]|\\.)*)"=(.*)$')
_ESCAPE = re.compile(r"\\x([0-9a-f]{1,4})")


@dataclass(frozen=True)
class Ended:
    """How a program ended; output as it wrote it."""

    code: int
    output: bytes
    complaints: str


@dataclass(frozen=True)
class Wine:
    """A prefix that is ready; made by `started`."""

    prefix: Path
    display: str
    has_stubs: bool = True

    @property
    def drive(self) -> Path:
        """The C: drive."""
        return self.prefix / "drive_c"

    @property
    def user(self) -> Path:
        """The user's folder (%USERPROFILE%)."""
        return next(path for path in (self.drive / "users").iterdir() if path.name != "Public")

    @property
    def environment(self) -> dict[str, str]:
        """What programs under wine are started with; wine drops variables that begin with QT_."""
        return {
            **os.environ,
            "WINEPREFIX": str(self.prefix),
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": "mscoree,mshtml=" + (";ucrtbase=n" if self.has_stubs else ""),
            "DISPLAY": self.display,
            "LC_ALL": "C.UTF-8",
        }

    def run(
        self,
        program: Path,
        arguments: Sequence[str | Path] = (),
        seconds: float = 300,
        extra: Mapping[str, str] | None = None,
    ) -> Ended:
        """Run a Windows program to its end; paths are handed over as Z: paths.

        DevError where it does not end in time: a program that fails opens a dialog and waits.
        """
        words = [wine_path(word) if isinstance(word, Path) else word for word in arguments]
        try:
            done = subprocess.run(
                ["wine", str(program), *words],
                env={**self.environment, **(extra or {})},
                stdin=subprocess.DEVNULL,
                capture_output=True,  # programs under wine need pipes
                timeout=seconds,
                check=False,
            )
        except subprocess.TimeoutExpired as error:
            raise DevError(f"{program.name} 在 {seconds:.0f} 秒内没有结束。") from error
        return Ended(done.returncode, done.stdout, done.stderr.decode("utf-8", "replace"))

    def start(self, program: Path, arguments: Sequence[str]) -> "subprocess.Popen[bytes]":
        """Start a program that goes on running."""
        return subprocess.Popen(
            ["wine", str(program), *arguments],
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def settle(self) -> None:
        """Wait until every program has ended and the registry is on the disk."""
        subprocess.run(["wineserver", "-w"], env=self.environment, timeout=300, check=True)

    def set_windows_version(self, name: str) -> None:
        """What the prefix says it is: `win7`, `win10`."""
        subprocess.run(
            ["wine", "winecfg", "-v", name],
            env=self.environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_START_SECONDS,
            check=True,
        )
        self.settle()

    def registry(self, key: str) -> dict[str, str]:
        """Values of a key of HKEY_CURRENT_USER by name, empty where there is no such key.

        Read from the file that wine keeps, whose text is not squeezed through a console.
        """
        text = (self.prefix / "user.reg").read_text(encoding="utf-8", errors="replace")
        return registry_values(text, key)


def registry_values(text: str, key: str) -> dict[str, str]:
    """Values of one key in the text of a registry file; strings unquoted, others as written."""
    head = "[" + key.replace("\\", "\\\\") + "]"
    values: dict[str, str] = {}
    is_inside = False
    for line in text.splitlines():
        if line.startswith("["):
            is_inside = _decoded(line).lower().startswith(head.lower())
        found = _REGISTRY_VALUE.match(line) if is_inside else None
        if found:
            values[_unquoted(found[1])] = (
                _unquoted(found[2][1:-1]) if found[2].startswith('"') else found[2]
            )
    return values


def _decoded(text: str) -> str:
    return _ESCAPE.sub(lambda one: chr(int(one[1], 16)), text)


def _unquoted(text: str) -> str:
    return re.sub(r"\\([\\\"])", r"\1", _decoded(text))


@contextmanager
def started(folder: Path) -> Iterator[Wine]:
    """A fresh prefix in `folder` with the stubs in place, and a screen; all ended afterwards."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    with _screen() as display:
        wine = Wine(folder, display, has_stubs=False)
        done = subprocess.run(
            ["wineboot", "--init"],
            env=wine.environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_START_SECONDS,
            check=False,
        )
        if done.returncode != 0:
            raise DevError(f"wine 不能启动：{done.stderr.decode('utf-8', 'replace')}")
        wine.settle()
        build_stubs(folder.with_name("stubs"), wine.drive / "windows" / "system32")
        wine = Wine(folder, display)
        try:
            yield wine
        finally:
            subprocess.run(["wineserver", "-k"], env=wine.environment, check=False)


@contextmanager
def _screen() -> Iterator[str]:
    """An X server of our own on a free display."""
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", SCREEN, "-nolisten", "tcp"],
        pass_fds=[writing],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    try:
        with os.fdopen(reading, encoding="ascii") as answer:
            number = answer.readline().strip()
        if not number:
            raise DevError("虚拟屏幕 Xvfb 不能启动。")
        yield f":{number}"
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(timeout=30)
