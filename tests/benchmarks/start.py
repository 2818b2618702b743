"""Start of the window against a bare QMainWindow: `python -m tests.benchmarks.start`.

Each start is a fresh process, timed from outside until its first paint; the two alternate, so
that the load of the machine touches both alike. Prints medians and the ratio.
"""

import os
import statistics
import subprocess
import sys
import time

_ROUNDS = 9
_BARE = """
from PySide6.QtWidgets import QApplication, QMainWindow
application = QApplication([])
window = QMainWindow()
window.show()
window.grab()
"""
_SHELL = """
from datetime import datetime
from pathlib import Path
from fire_roster.ui.application import build_application
from fire_roster.ui.context import build_context
from fire_roster.ui.main_window import MainWindow
from fire_roster.ui.window_memory import WindowMemory
from tests.ui.tour.empty_page import PAGES
application, theme = build_application([])
context = build_context(None, theme, datetime.now)
window = MainWindow(context, PAGES, WindowMemory(Path("missing")))
window.open_page("empty")
window.show()
window.grab()
"""


def start_ms(code: str) -> float:
    """Wall time of one process that runs `code`."""
    environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ}
    start = time.perf_counter()
    subprocess.run(
        [sys.executable, "-c", code], env=environment, stderr=subprocess.DEVNULL, check=True
    )
    return (time.perf_counter() - start) * 1000


def main() -> None:
    """Measure both in turn and print the table."""
    pairs = [(start_ms(_BARE), start_ms(_SHELL)) for _ in range(_ROUNDS)]
    bare = statistics.median(first for first, _ in pairs)
    shell = statistics.median(second for _, second in pairs)
    print(f"bare {bare:.0f} ms   shell {shell:.0f} ms   ratio {shell / bare:.2f}")


if __name__ == "__main__":
    main()
