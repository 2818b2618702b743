"""Start of the window against a bare QMainWindow: `python -m tests.benchmarks.ui.start`.

Each start is a fresh process, timed from outside until its first paint; the kinds alternate, so
that the load of the machine touches all alike. The bytecode is cached, as where the program is
installed. Prints medians, and ratios to the bare window: of wall time, and of processor time,
which a busy machine changes less. `names` is the bare window plus the one import of `Qt`: every
program that names an enum of Qt pays it.
"""

import os
import resource
import statistics
import subprocess
import sys
import time
from tempfile import TemporaryDirectory

_ROUNDS = 9
_BARE = """
from PySide6.QtWidgets import QApplication, QMainWindow
application = QApplication([])
window = QMainWindow()
window.show()
application.processEvents()
"""
_NAMES = "from PySide6.QtCore import Qt" + _BARE
_SHELL = """
from datetime import datetime
from pathlib import Path
from fire_roster.ui.application import build_application
from fire_roster.ui.context import build_context
from fire_roster.ui.main_window import MainWindow
from fire_roster.ui.navigation import PAGES
from fire_roster.ui.window_memory import WindowMemory
application, theme = build_application([])
context = build_context(None, theme, datetime.now)
window = MainWindow(context, PAGES, WindowMemory(Path("missing")))
window.show()
application.processEvents()
"""
_KINDS = {"bare": _BARE, "names": _NAMES, "shell": _SHELL}


def start_ms(code: str, cache: str) -> tuple[float, float]:
    """Wall time and processor time of one process that runs `code`."""
    environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ, "PYTHONPYCACHEPREFIX": cache}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    before, start = _processor_seconds(), time.perf_counter()
    subprocess.run(
        [sys.executable, "-c", code], env=environment, stderr=subprocess.DEVNULL, check=True
    )
    wall = time.perf_counter() - start
    return wall * 1000, (_processor_seconds() - before) * 1000


def _processor_seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main() -> None:
    """Measure all kinds in turn and print the table."""
    with TemporaryDirectory() as cache:
        for code in _KINDS.values():
            start_ms(code, cache)
        rounds = [
            {kind: start_ms(code, cache) for kind, code in _KINDS.items()} for _ in range(_ROUNDS)
        ]
    for place, measure in enumerate(("wall", "processor")):
        medians = {kind: statistics.median(one[kind][place] for one in rounds) for kind in _KINDS}
        words = "   ".join(
            f"{kind} {value:.0f} ms ({value / medians['bare']:.2f})"
            for kind, value in medians.items()
        )
        print(f"{measure:9}  {words}")


if __name__ == "__main__":
    main()
