"""`--self-check [FILE]`: what an installed program can really do on this PC, as JSON.

For the build, the installer and whoever looks after the PC. Nothing of the user's data is touched:
everything happens in a temporary folder with an awkward name, under a clock that stands still.
"""

import json
import os
import platform
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from fire_roster import __version__
from fire_roster.services.alert_entries import Tick
from fire_roster.services.clock import Clock
from fire_roster.services.self_check import ServiceCheck

SELF_CHECK_ARGUMENT = "--self-check"

_NOW = datetime(2026, 11, 20, 9, 0)
_FAILED_EXIT_CODE = 1
Step = Callable[[], Mapping[str, object]]


def self_check_main(words: Sequence[str]) -> int:
    """Runs all steps and answers on stdout, or in the file named first; 0 when all are well.

    The file serves the window program, which has no stdout on Windows.
    """
    document = run_self_check()
    text = json.dumps(document, ensure_ascii=False, indent=2) + "\n"
    if words:
        Path(words[0]).write_text(text, encoding="utf-8")
    elif sys.stdout is not None:
        sys.stdout.buffer.write(text.encode("utf-8"))
        sys.stdout.flush()
    return 0 if document["ok"] else _FAILED_EXIT_CODE


def run_self_check() -> dict[str, Any]:
    """Every step, each even where an earlier one failed; `ok` only where all are well."""
    with tempfile.TemporaryDirectory(prefix="自检 self-check ", ignore_cleanup_errors=True) as name:
        services = ServiceCheck(Path(name), Clock(_NOW))
        try:
            steps: dict[str, Step] = {
                **services.steps(),
                "alert_clock": lambda: _tick(services),
                "appearance": _check_appearance,
            }
            found = {key: _tried(step) for key, step in steps.items()}
        finally:
            services.close()
    return {
        "ok": all(one["ok"] for one in found.values()),
        "version": __version__,
        "python": platform.python_version(),
        "system": sys.platform,
        "frozen": bool(getattr(sys, "frozen", False)),
        "steps": found,
    }


def _tried(step: Step) -> dict[str, Any]:
    began = time.perf_counter()
    try:
        facts: Mapping[str, object] = step()
    except Exception as error:  # noqa: BLE001 - whatever a step raises is its finding
        frames = traceback.extract_tb(error.__traceback__)
        place = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
        return {"ok": False, "error": f"{type(error).__name__}: {error}", "at": place}
    return {"ok": True, "seconds": round(time.perf_counter() - began, 2), **facts}


class _Listener:
    """Takes what the clock of alerts tells."""

    def __init__(self) -> None:
        self.ticks: list[Tick] = []
        self.errors: list[Exception] = []

    def present(self, tick: Tick) -> None:
        """Kept for the check."""
        self.ticks.append(tick)

    def fail(self, error: Exception) -> None:
        """Kept for the check."""
        self.errors.append(error)


def _tick(services: ServiceCheck) -> Mapping[str, object]:
    """The clock of alerts with its scheduler: started, one tick, stopped."""
    from fire_roster.alerts.clock import AlertClock

    listener = _Listener()
    clock = AlertClock(services.office.alerts, listener)
    clock.start()
    clock.stop()
    if listener.errors or not listener.ticks:
        raise RuntimeError(f"the clock did not tick: {listener.errors}")
    return {"ticks": len(listener.ticks)}


def _check_appearance() -> Mapping[str, object]:
    """Fonts and icons; without a screen on Qt's own one in memory."""
    if sys.platform == "linux" and not any(
        os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    ):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from fire_roster.ui.self_check import check_appearance

    return check_appearance()
