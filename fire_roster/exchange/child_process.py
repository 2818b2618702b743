"""How a process of our own is started to open a file of unknown origin."""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import fire_roster


def run_child(argument: str, module: str, words: Sequence[str], time_limit_seconds: float) -> bool:
    """Runs a module (the frozen program: itself with `argument`); False when time ran out.

    The child inherits no stream and shows no window.
    """
    frozen = getattr(sys, "frozen", False)
    # -P keeps the working directory off the import path.
    command = [sys.executable, argument] if frozen else [sys.executable, "-P", "-m", module]
    try:
        subprocess.run(
            [*command, *words],
            env=_environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=time_limit_seconds,
            creationflags=_creation_flags(),
            check=False,
        )
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
