"""Every page, new and after ten years, against its goal: `python -m tests.benchmarks.ui.pages`.

Opens each page of the navigation in a real data folder of 200 people, and again in the same
folder with ten years of published rosters behind it; types a name into the search among 1,000
people. Milliseconds of processor time of the window's thread until the page is painted, so that
a busy machine does not blur them: the first visit makes the page, `again` is the median of five
more. The floor is the same for all: the repaint of the whole window.
"""

import statistics
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from fire_roster.services.office import Office
from fire_roster.spared_memory import keep_for_good, spare_collections
from fire_roster.ui.application import build_application
from fire_roster.ui.context import AppContext
from fire_roster.ui.main_window import MainWindow
from fire_roster.ui.navigation import PAGES
from fire_roster.ui.theme import Theme
from fire_roster.ui.window_memory import WindowMemory
from tests.benchmarks.store import fill_years
from tests.ui.offices import DECEMBER, fill_by_rotation, make_context, open_crew_office

GOAL_MS = 100.0
KEY_GOAL_MS = 50.0
_VISITS = 5
_PEOPLE = 200
_CROWD = 1_000
_TYPED = "zhaojianguo"


def main() -> None:
    """Print the pages of both folders side by side, then the search."""
    _, theme = build_application(["benchmark"])
    with TemporaryDirectory() as place:
        visits = {
            years: _measure_pages(Path(place) / f"{years}-years", theme, years) for years in (0, 10)
        }
        print(f"{'page':14}{'first':>9}{'again':>9}   {'ten years':>9}{'again':>9}   ratio")
        for key in visits[0]:
            (first, again), (old_first, old_again) = visits[0][key], visits[10][key]
            slow = "" if max(again, old_again) <= GOAL_MS else "   above the goal"
            print(
                f"{key:14}{first:9.0f}{again:9.1f}   {old_first:9.0f}{old_again:9.1f}"
                f"   {old_again / again:5.2f}{slow}"
            )
        _measure_search(Path(place) / "crowd", theme)


def _measure_pages(folder: Path, theme: Theme, years: int) -> dict[str, tuple[float, float]]:
    """{page: (first visit, a later one)}; `repaint` is the floor."""
    with closing(open_crew_office(folder, _PEOPLE)) as office:
        fill_by_rotation(office)
        if years:
            fill_years(office, years, _PEOPLE)
        context, window = _open_window(office, theme, folder)
        _settle(context, window)
        spare_collections()
        keep_for_good()
        found = {"repaint": (_timed(window, window.update),) * 2}
        for entry in PAGES:
            focus = {"month": DECEMBER} if entry.key == "roster" else None
            first = _timed(window, lambda e=entry, f=focus: window.open_page(e.key, f))
            _settle(context, window)
            later = []
            for _ in range(_VISITS):
                window.open_page("today" if entry.key != "today" else "alerts")
                _settle(context, window)
                later.append(_timed(window, lambda e=entry: window.open_page(e.key)))
                _settle(context, window)
            found[entry.key] = (first, statistics.median(later))
        context.tasks.shut_down()
        window.close()
    return found


def _measure_search(folder: Path, theme: Theme) -> None:
    """From the key to the painted list; the index is there, as it is after the focus."""
    with closing(open_crew_office(folder, _CROWD)) as office:
        context, window = _open_window(office, theme, folder)
        window.open_page("today")
        window.activateWindow()
        window.search.setFocus()
        window.search.approached.emit()
        _settle(context, window)
        times = [
            _timed(window, lambda c=char: QTest.keyClicks(window.search, c)) for char in _TYPED
        ]
        found = window.search.hits.model().rowCount()
        context.tasks.shut_down()
        window.close()
    print(
        f"search among {_CROWD}: {statistics.median(times):.1f} ms a key, worst {max(times):.1f}"
        f" (goal {KEY_GOAL_MS:.0f}), {found} hits"
    )


def _open_window(office: Office, theme: Theme, folder: Path) -> tuple[AppContext, MainWindow]:
    context = make_context(office, theme)
    window = MainWindow(context, PAGES, WindowMemory(folder / "window.json"))
    window.resize(1900, 1000)
    window.show()
    return context, window


def _timed(window: MainWindow, action: Callable[[], object]) -> float:
    started = time.thread_time()
    action()
    QApplication.sendPostedEvents()
    QApplication.processEvents()
    QApplication.sendEvent(window, QEvent(QEvent.Type.UpdateRequest))
    return (time.thread_time() - started) * 1000


def _settle(context: AppContext, window: MainWindow) -> None:
    while context.tasks.running_count:
        QApplication.processEvents()
    _timed(window, window.update)


if __name__ == "__main__":
    main()
