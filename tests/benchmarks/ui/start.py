"""Start of the program against its floors: `python -m tests.benchmarks.ui.start`.

Each start is a fresh process that tells the moment of its first paint, or with data the moment
今日 is filled; the kinds alternate, so that the load of the machine touches all alike.
The bytecode is cached, as where the program is installed. Prints medians, and ratios to the bare
window (to `import sqlmodel` for the command): of wall time, and of processor time, which a busy
machine changes less; and the most memory each held. `names` is the bare window plus the one
import of `Qt`: every program that names an enum of Qt pays it.
"""

import os
import shutil
import statistics
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from tests.ui.offices import fill_by_rotation, open_sample_office

_ROUNDS = 9
_TELL = """
import os, time
from pathlib import Path
words = Path("/proc/self/status").read_text().split()
print(time.monotonic(), time.process_time(), words[words.index("VmHWM:") + 1], flush=True)
os._exit(0)
"""
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
_DATA = f"""
import sys
from PySide6.QtCore import QTimer
from fire_roster.app import run_window
from fire_roster.cli.global_options import GlobalOptions
from fire_roster.ui import window_run

def tell():
    exec({_TELL!r})

class Told(window_run.WindowRun):
    def _let_in(self):
        super()._let_in()
        QTimer.singleShot(0, self.see)

    def see(self):
        assert self.window.current_page() is not None
        self._application.processEvents()
        tell()

window_run.WindowRun = Told
run_window(GlobalOptions(data_dir=sys.argv[1], now="2026-12-03T09:30:00"), ["--page", "today"])
"""
_IMPORT = "import sqlmodel"
_DUTY = """
import sys
from contextlib import redirect_stdout
from io import StringIO
from fire_roster.__main__ import main
with redirect_stdout(StringIO()) as told:
    code = main(["--data-dir", sys.argv[1], "--now", "2026-12-03T09:30:00", "duty"])
assert code == 0 and told.getvalue(), code
"""
_WINDOWS = {"bare": _BARE, "names": _NAMES, "shell": _SHELL, "data": _DATA}
_COMMANDS = {"import": _IMPORT, "duty": _DUTY}


class Start(NamedTuple):
    """Milliseconds of wall and processor time until the moment told, and the most MB until then."""

    wall: float
    processor: float
    peak: float


def measure_start(code: str, cache: str, pattern: Path) -> Start:
    """One process that runs `code` over a fresh copy of the data folder `pattern`."""
    environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ, "PYTHONPYCACHEPREFIX": cache}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    with TemporaryDirectory() as place:
        folder = shutil.copytree(pattern, Path(place) / "data")
        began = time.monotonic()
        done = subprocess.run(
            [sys.executable, "-c", code + _TELL, str(folder)],
            env=environment,
            capture_output=True,
            text=True,
            check=True,
        )
    ended, processor, peak = map(float, done.stdout.split())
    return Start((ended - began) * 1000, processor * 1000, peak / 1024)


def main() -> None:
    """Measure all kinds in turn and print the table."""
    with TemporaryDirectory() as cache, TemporaryDirectory() as place:
        pattern = Path(place) / "data"
        with closing(open_sample_office(pattern)) as office:
            fill_by_rotation(office)
        for kinds in (_WINDOWS, _COMMANDS):
            rounds = [
                {kind: measure_start(code, cache, pattern) for kind, code in kinds.items()}
                for _ in range(_ROUNDS + 1)
            ]
            _report(rounds[1:])


def _report(rounds: list[dict[str, Start]]) -> None:
    """The first round wrote the bytecode and is not among them."""
    floor = next(iter(rounds[0]))
    for measure, unit in zip(Start._fields, ("ms", "ms", "MB"), strict=True):
        medians = {
            kind: statistics.median(getattr(one[kind], measure) for one in rounds)
            for kind in rounds[0]
        }
        words = "   ".join(
            f"{kind} {value:.0f} {unit} ({value / medians[floor]:.2f})"
            for kind, value in medians.items()
        )
        print(f"{measure:9}  {words}")


if __name__ == "__main__":
    main()
