"""The real window under a clock that moves while it runs; the long form, about three minutes.

`python -m tests.faults.desktop.moving_clock`: +7 days, −1 day, +40 days in one process, which
sees the system's clock through time-machine. Prints how long each digest took; 1 where one is
late, a key comes twice, or a jump of the clock is not told exactly once.
"""

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

_AT_MOST_SECONDS = 60.0
_NOW = "2026-11-20T09:00"
_STARTED = f"{_NOW}:00+08:00"
_MOVES = ((7, 0), (-1, 1), (40, 2))
"""Days to move, and the jumps that must have been told by then."""

_CHILD = """
import sys, threading, time_machine
from datetime import timedelta
traveller = time_machine.travel(sys.argv.pop(1)).start()
def move():
    for line in sys.stdin:
        traveller.shift(timedelta(days=int(line)))
threading.Thread(target=move, daemon=True).start()
from fire_roster.__main__ import main
sys.exit(main())
"""


def _answer(folder: Path, now: str, *words: str) -> Any:
    place = ["--data-dir", str(folder), "--now", now, "--json"]
    command = [sys.executable, "-m", "fire_roster", *place, *words]
    return json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def _known(folder: Path) -> list[dict[str, Any]]:
    lists = ((), ("--history",))
    return [one for words in lists for one in _answer(folder, _NOW, "alerts", "list", *words)]


def _keys(folder: Path) -> list[str]:
    return [one["key"] for one in _known(folder)]


def _wait(folder: Path, is_done: Callable[[list[dict[str, Any]]], object]) -> float:
    """Seconds until the record says so; each look is a process of its own, so nothing spins."""
    begun = time.monotonic()
    while time.monotonic() - begun < 2 * _AT_MOST_SECONDS and not is_done(_known(folder)):
        pass
    return time.monotonic() - begun


def _move(window: "subprocess.Popen[str]", folder: Path, step: int, jumps: int) -> bool:
    """Moves the clock of the window; whether what follows came in time and once."""
    assert window.stdin is not None
    before = set(_keys(folder))
    window.stdin.write(f"{step}\n")
    window.stdin.flush()

    def is_told(found: list[dict[str, Any]]) -> bool:
        told = sum(one["kind"] == "clock" for one in found)
        return told == jumps and bool({one["key"] for one in found} - before)

    seconds = _wait(folder, is_told)
    keys = _keys(folder)
    sys.stdout.write(f"{step:+} days: {seconds:.0f} s, {len(keys)} alerts\n")
    sys.stdout.flush()
    return seconds <= _AT_MOST_SECONDS and len(keys) == len(set(keys))


def main() -> int:
    """Moves the clock three times; 0 when everything came in time and once."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _answer(folder, _NOW, "demo")
        command = [sys.executable, "-c", _CHILD, _STARTED, "--data-dir", name, "gui"]
        with subprocess.Popen(command, stdin=subprocess.PIPE, text=True) as window:
            try:
                _wait(folder, bool)
                is_fine = [_move(window, folder, step, jumps) for step, jumps in _MOVES]
            finally:
                window.kill()
    return 0 if all(is_fine) else 1


if __name__ == "__main__":
    sys.exit(main())
