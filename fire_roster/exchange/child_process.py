"""How a process of our own is started to open a file of unknown origin."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from enum import Enum
from pathlib import Path
from typing import Final

import fire_roster

_ASKED_EVERY_SECONDS: Final = 0.1


class ChildEnd(Enum):
    """How a child ended."""

    DONE = "done"
    TIMED_OUT = "timed_out"
    CANCELLED = "cancelled"


def run_child(
    argument: str,
    module: str,
    words: Sequence[str],
    time_limit_seconds: float,
    is_cancelled: Callable[[], bool] | None = None,
) -> ChildEnd:
    """Runs a module (the frozen program: itself with `argument`) until it ends.

    The child inherits no stream and shows no window. `is_cancelled` is asked several times a
    second; when it says so, or when time ran out, the child is ended at once.
    """
    frozen = getattr(sys, "frozen", False)
    # -P keeps the working directory off the import path.
    command = [sys.executable, argument] if frozen else [sys.executable, "-P", "-m", module]
    deadline = time.monotonic() + time_limit_seconds
    with subprocess.Popen(
        [*command, *words],
        env=_environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        creationflags=_creation_flags(),
    ) as child:
        try:
            while not _has_ended(child, min(_ASKED_EVERY_SECONDS, time_limit_seconds)):
                if is_cancelled is not None and is_cancelled():
                    return ChildEnd.CANCELLED
                if time.monotonic() > deadline:
                    return ChildEnd.TIMED_OUT
        finally:
            child.kill()
    return ChildEnd.DONE


def _has_ended(child: "subprocess.Popen[bytes]", seconds: float) -> bool:
    try:
        child.wait(seconds)
    except subprocess.TimeoutExpired:
        return False
    return True


def _creation_flags() -> int:
    if sys.platform == "win32":
        return subprocess.CREATE_NO_WINDOW
    return 0


def _environment() -> dict[str, str]:
    """The environment in which the child finds this very package, also from a source tree."""
    environment = dict(os.environ)
    if not getattr(sys, "frozen", False):
        package = Path(fire_roster.__file__).resolve().parent
        environment["PYTHONPATH"] = str(package.parent)
    return environment
