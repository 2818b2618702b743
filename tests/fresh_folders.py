"""Fresh data folders: made once for each moment, then copied.

Making one takes twenty times as long as copying it, and most tests begin with one.
"""

import shutil
import tempfile
from datetime import datetime
from functools import cache
from pathlib import Path

from fire_roster.services.clock import Clock
from fire_roster.services.office import Office


def fill_fresh(folder: Path, now: datetime) -> None:
    """Make the folder a data folder that nobody has worked with."""
    shutil.copytree(Path(_templates().name) / _template(now), folder, dirs_exist_ok=True)


def open_fresh(folder: Path, now: datetime, program: str = "测试") -> Office:
    """Such a folder, open for writing, with a clock that stands still."""
    fill_fresh(folder, now)
    return Office.open(folder, Clock(now), is_writing=True, program=program)


@cache
def _templates() -> tempfile.TemporaryDirectory[str]:
    """Removed when the process ends."""
    return tempfile.TemporaryDirectory(prefix="fire-roster-tests-")


@cache
def _template(now: datetime) -> str:
    name = f"{now:%Y%m%d%H%M%S%f}"
    folder = Path(_templates().name) / name
    Office.open(folder, Clock(now), is_writing=True, program="测试").close()
    return name
