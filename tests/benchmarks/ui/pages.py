"""Every page, new and after ten years, against its goal: `python -m tests.benchmarks.ui.pages`.

Opens each page of the navigation in a real data folder of 200 people, and again in the same
folder with ten years of published rosters behind it; types a name into the search among 1,000
people. Milliseconds of processor time of the window's thread, so that a busy machine does not
blur them, until what workers read is painted too: `first` makes the page, whose modules are
imported as the program does it in a quiet moment, `anew` reads it again as after a change, `again`
comes back to it while nothing changed (medians of five). `block` is the longest time for which the
window could not answer. The floor is the same for all: the repaint of the whole window.
"""

import statistics
import time
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from PySide6.QtCore import QEvent, QEventLoop
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
_WAIT = QEventLoop.ProcessEventsFlag.WaitForMoreEvents


class Cost(NamedTuple):
    """Milliseconds of the window's thread: altogether, and at a stretch."""

    total: float
    block: float


Visits = tuple[Cost, Cost, Cost]
"""The first visit, one that reads anew, one that finds everything as it was."""


def main() -> None:
    """Print the pages of both folders side by side, then the search."""
    _, theme = build_application(["benchmark"])
    head = "".join(f"{name:>8}{'block':>7}" for name in ("first", "anew", "again"))
    with TemporaryDirectory() as place:
        visits = {
            years: _measure_pages(Path(place) / f"{years}-years", theme, years) for years in (0, 10)
        }
        print(f"{'page':14}{head}  |{head}   after ten years")
        for key in visits[0]:
            costs = [visits[years][key] for years in (0, 10)]
            slow = max(cost.block for new_or_old in costs for cost in new_or_old[1:])
            mark = "" if slow <= GOAL_MS else f"   above the goal: {slow:.0f} ms"
            print(f"{key:14}{_words(costs[0])}  |{_words(costs[1])}{mark}", flush=True)
        _measure_search(Path(place) / "crowd", theme)


def _words(visits: Visits) -> str:
    return "".join(f"{cost.total:8.0f}{cost.block:7.0f}" for cost in visits)


def _measure_pages(folder: Path, theme: Theme, years: int) -> dict[str, Visits]:
    """The three ways to a page, by its key; `repaint` is the floor."""
    with closing(open_crew_office(folder, _PEOPLE)) as office:
        fill_by_rotation(office)
        if years:
            fill_years(office, years, _PEOPLE)
        context, window = _open_window(office, theme, folder)
        _cost(context, window, window.update)
        spare_collections()
        keep_for_good()
        found: dict[str, Visits] = {"repaint": (_cost(context, window, window.update),) * 3}
        for entry in PAGES:
            focus: dict[str, object] = {"month": DECEMBER} if entry.key == "roster" else {}
            entry.load()
            first = _cost(context, window, partial(window.open_page, entry.key, focus))
            anew, again = [], []
            for _ in range(_VISITS):
                _cost(context, window, partial(window.open_page, _other(entry.key)))
                again.append(_cost(context, window, partial(window.open_page, entry.key)))
                page = window.current_page()
                assert page is not None
                anew.append(_cost(context, window, page.refresh))
            found[entry.key] = (first, _median(anew), _median(again))
        context.tasks.shut_down()
        window.close()
    return found


def _other(page_key: str) -> str:
    return "today" if page_key != "today" else "alerts"


def _median(costs: list[Cost]) -> Cost:
    return Cost(*(statistics.median(values) for values in zip(*costs, strict=True)))


def _measure_search(folder: Path, theme: Theme) -> None:
    """From the key to the painted list; the index is there, as it is after the focus."""
    with closing(open_crew_office(folder, _CROWD)) as office:
        context, window = _open_window(office, theme, folder)
        window.open_page("today")
        window.activateWindow()
        window.search.setFocus()
        window.search.approached.emit()
        _cost(context, window, window.update)
        times = [
            _cost(context, window, partial(QTest.keyClicks, window.search, char)).total
            for char in _TYPED
        ]
        found = window.search.hits.list.count()
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


def _cost(context: AppContext, window: MainWindow, action: Callable[[], object]) -> Cost:
    """Until everything that the action asked for is painted."""
    steps = [_step(action), _step(QApplication.processEvents), _step(partial(_paint, window))]
    while context.tasks.running_count:
        steps.append(_step(partial(QApplication.processEvents, _WAIT)))
    steps += [_step(QApplication.processEvents), _step(partial(_paint, window))]
    return Cost(sum(steps), max(steps))


def _step(work: Callable[[], object]) -> float:
    started = time.thread_time()
    work()
    return (time.thread_time() - started) * 1000


def _paint(window: MainWindow) -> None:
    QApplication.sendEvent(window, QEvent(QEvent.Type.UpdateRequest))


if __name__ == "__main__":
    main()
