"""Where the project stands and how its programs are called."""

import os
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "out"
VENV = ROOT / ".venv"
LOCK = ROOT / "requirements.lock"


class DevError(Exception):
    """The surroundings do not allow the work; the message (Chinese) says what to do."""


def project_environment(extra: Mapping[str, str] | None = None) -> dict[str, str]:
    """Environment of a program of the project: the package importable, UTF-8 everywhere."""
    paths = [str(ROOT), os.environ.get("PYTHONPATH", "")]
    return {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(path for path in paths if path),
        "PYTHONUTF8": "1",
        **(extra or {}),
    }


def call(command: Sequence[str | Path], extra: Mapping[str, str] | None = None) -> int:
    """Run a command in the project folder and return its exit code."""
    return _run(command, extra, output=None).returncode


def listen(
    command: Sequence[str | Path], extra: Mapping[str, str] | None = None
) -> tuple[int, str]:
    """Run a command as `call` does; its exit code and all that it said."""
    done = _run(command, extra, output=subprocess.PIPE)
    return done.returncode, done.stdout.decode("utf-8", "replace")


def _run(
    command: Sequence[str | Path], extra: Mapping[str, str] | None, *, output: int | None
) -> "subprocess.CompletedProcess[bytes]":
    try:
        return subprocess.run(
            [str(part) for part in command],
            cwd=ROOT,
            env=project_environment(extra),
            check=False,
            stdout=output,
            stderr=None if output is None else subprocess.STDOUT,
        )
    except OSError as error:
        raise DevError(f"无法启动 {command[0]}：{error}") from error


def run_program(
    python: Path, arguments: Sequence[str | Path], extra: Mapping[str, str] | None = None
) -> int:
    """Run a command of fire_roster (none opens the window) and return its exit code."""
    return call([python, "-m", "fire_roster", *arguments], extra)
