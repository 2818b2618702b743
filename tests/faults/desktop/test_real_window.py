"""The real program on a real desktop: toast, card, no hiding without a tray, jumps of the clock."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults.desktop.conftest import Desktop

Process = "subprocess.Popen[str]"


def _command(folder: Path, now: str, *words: str) -> list[str]:
    place = ["--data-dir", str(folder), "--now", now]
    return [sys.executable, "-m", "fire_roster", *place, *words]


def _alerts(desktop: Desktop, folder: Path, now: str, *words: str) -> list[dict[str, str]]:
    answer = desktop.ask(*_command(folder, now, "--json", "alerts", "list", *words))
    found: list[dict[str, str]] = json.loads(answer) if answer else []
    return found


def _shown(desktop: Desktop, folder: Path, now: str) -> list[dict[str, str]]:
    """The open alerts once every one has been shown."""
    found = _alerts(desktop, folder, now)
    return found if found and {one["state"] for one in found} == {"shown"} else []


@pytest.fixture
def demo(desktop: Desktop, tmp_path: Path) -> Path:
    """The demonstration unit of 20 November 2026."""
    folder = tmp_path / "data"
    done = subprocess.run(_command(folder, "2026-11-20T09:00", "demo"), check=False)
    assert done.returncode == 0
    return folder


def test_alerts_come_as_toast_and_card_and_a_jump_is_told_once(
    desktop: Desktop, demo: Path
) -> None:
    window = desktop.start(*_command(demo, "2026-11-20T09:00", "gui"))
    desktop.wait_for(lambda: desktop.windows("消防值班提醒"))
    desktop.wait_for(desktop.toasts)
    first = desktop.wait_for(lambda: _shown(desktop, demo, "2026-11-20T09:01"))
    assert desktop.windows("消防值班")

    # No tray here: closing the window ends the program instead of hiding it.
    main = set(desktop.windows("消防值班")) - set(desktop.windows("消防值班提醒"))
    for number in main:
        desktop.ask("xdotool", "windowclose", number)
    window.terminate()
    window.wait(30)

    jumps = {"2026-11-27T09:00": 0, "2026-11-26T08:00": 1, "2027-01-05T09:00": 2}
    for now, count in jumps.items():
        before = {one["key"] for one in _alerts(desktop, demo, now)}
        window = desktop.start(*_command(demo, now, "gui"))
        # Another day brings alerts of its own: once they are shown, the sweep has been made.
        desktop.wait_for(
            lambda now=now, before=before: (
                {one["key"] for one in _shown(desktop, demo, now)} - before
            )
        )
        # Read once nobody writes: an alert settled between the two lists would stand in both.
        window.terminate()
        window.wait(30)
        known = _alerts(desktop, demo, now) + _alerts(desktop, demo, now, "--history")
        assert sum(one["kind"] == "clock" for one in known) == count
        keys = [one["key"] for one in known]
        assert len(keys) == len(set(keys)) and {one["key"] for one in first} <= set(keys)
