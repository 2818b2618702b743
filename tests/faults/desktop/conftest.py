"""A private desktop: a virtual screen, a message bus and a notification daemon of its own."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event
from typing import Any

import pytest

# The tools are those of Linux; the window itself is tested everywhere else.
collect_ignore = [] if sys.platform.startswith("linux") else ["test_real_window.py"]

_PATIENCE_SECONDS = 60.0
_LOOK_SECONDS = 0.25


@dataclass
class Desktop:
    """Where programs are started, and what is seen there."""

    environment: dict[str, str]
    stack: ExitStack = field(default_factory=ExitStack)

    def start(self, *words: str, **options: Any) -> "subprocess.Popen[str]":
        """A program that ends with the desktop."""
        process = subprocess.Popen(words, env=self.environment, text=True, **options)
        self.stack.callback(_end, process)
        return process

    def ask(self, *words: str) -> str:
        """What a tool answers; empty where it fails."""
        done = subprocess.run(
            words, env=self.environment, capture_output=True, text=True, check=False, timeout=30
        )
        return done.stdout if done.returncode == 0 else ""

    def wait_for(self, look: Callable[[], Any]) -> Any:
        """What `look` finds, as soon as it finds anything."""
        pause, left = Event(), _PATIENCE_SECONDS
        while left > 0:
            found = look()
            if found:
                return found
            pause.wait(_LOOK_SECONDS)
            left -= _LOOK_SECONDS
        raise AssertionError("nothing came in time")

    def windows(self, title: str) -> list[str]:
        """Visible windows whose title holds these words."""
        return self.ask("xdotool", "search", "--onlyvisible", "--name", title).split()

    def toasts(self) -> list[str]:
        """What the notification daemon shows or has shown."""
        answer = self.ask("dunstctl", "history")
        data = json.loads(answer) if answer else {"data": [[]]}
        waiting = self.ask("dunstctl", "count", "displayed").strip()
        texts = [one["body"]["data"] for one in data["data"][0]]
        return texts + ([f"{waiting} displayed"] if waiting not in ("", "0") else [])


@pytest.fixture
def desktop(tmp_path: Path) -> Iterator[Desktop]:
    """Bus, screen and daemon, gone afterwards."""
    place = Desktop({**os.environ, "QT_QPA_PLATFORM": "xcb", "XDG_RUNTIME_DIR": str(tmp_path)})
    with place.stack:
        read, write = os.pipe()
        place.start(
            "Xvfb", "-displayfd", str(write), "-screen", "0", "1366x768x24", pass_fds=[write]
        )
        os.close(write)
        with os.fdopen(read) as pipe:
            place.environment["DISPLAY"] = f":{pipe.readline().strip()}"
        bus = place.start(
            "dbus-daemon", "--session", "--nofork", "--print-address", stdout=subprocess.PIPE
        )
        assert bus.stdout is not None
        place.environment["DBUS_SESSION_BUS_ADDRESS"] = bus.stdout.readline().strip()
        place.start("dunst", stderr=subprocess.DEVNULL)
        place.wait_for(lambda: place.ask("dunstctl", "count"))
        yield place


def _end(process: "subprocess.Popen[str]") -> None:
    process.terminate()
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait(10)
    if process.stdout is not None:
        process.stdout.close()
