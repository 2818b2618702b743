"""The roster page against its floors, in a real data folder: edit, scroll, month switch, a year.

`QT_QPA_PLATFORM=offscreen python -m tests.benchmarks.grid_month [--members 200]` prints medians
in milliseconds beside a floor measured in the same run: a plain QTableView of the same size for
painting, the raw rows of the month for switching. Times are processor time of the window's
thread, so that a busy machine does not blur them. `--year` opens 1,000 people × 366 days.
"""

import argparse
import resource
import statistics
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QTableView, QWidget

from fire_roster.services.grid_view import CellRef, GridDay, GridView
from fire_roster.services.office import Office
from fire_roster.spared_memory import keep_for_good, spare_collections
from fire_roster.store.queries import rosters as roster_queries
from fire_roster.ui.application import build_application
from fire_roster.ui.roster.grid_model import GridModel
from fire_roster.ui.roster.place import Place
from fire_roster.ui.roster.roster_grid import RosterGrid
from fire_roster.ui.roster.roster_page import RosterPage
from tests.ui.offices import (
    DECEMBER,
    control_room,
    fill_by_rotation,
    make_context,
    make_window,
    open_crew_office,
)
from tests.ui.samples import make_view

FRAME_MS = 16.0
_ROUNDS = 40


def main() -> None:
    """Measure the page, or with `--year` the largest table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--members", type=int, default=200)
    parser.add_argument("--year", action="store_true")
    options = parser.parse_args()
    _, theme = build_application(["benchmark"])
    if options.year:
        _open_year()
        return
    with TemporaryDirectory() as folder:
        office = open_crew_office(Path(folder) / "data", options.members)
        fill_by_rotation(office)
        context = make_context(office, theme)
        window = make_window(context, Path(folder))
        window.resize(1900, 1000)
        window.show()
        window.open_page("roster", {"month": DECEMBER})
        page = window.current_page()
        assert isinstance(page, RosterPage)
        _paint(window)
        spare_collections()
        keep_for_good()
        floor = QTableView()
        floor.setModel(GridModel(floor))
        floor.model().set_view(page.editor.live.view)
        floor.resize(1600, 800)
        floor.show()
        _paint(floor)
        _measure_edit(page, window)
        _measure_scroll(page, floor)
        _measure_switch(page, window, office)
        context.tasks.shut_down()
        window.close()
        office.close()


def _measure_edit(page: RosterPage, window: QWidget) -> None:
    """From the key to the painted cell; the write to disk follows the paint."""
    live = page.editor.live
    assert live is not None
    rows = live.view.rows
    shown: list[float] = []
    repaint = page.editor._repaint

    def timed(*arguments: object) -> None:
        started = time.thread_time()
        repaint(*arguments)
        shown.append((time.thread_time() - started) * 1000)

    page.editor._repaint = timed
    for number in range(_ROUNDS):
        ref = CellRef(rows[number % 20].member_id, date(2026, 12, 1 + number % 25))
        page.grid.select_cells([ref])
        _paint(window)
        page.grid.cells.wishes.enter("早中夜"[number % 3])
        _paint(window)
        page.show_findings()
    page.editor._repaint = repaint
    median = statistics.median(shown)
    print(f"edit, checked, painted {median:7.2f} ms   {median / FRAME_MS:5.2f} frames of 16 ms")


def _measure_scroll(page: RosterPage, floor: QTableView) -> None:
    ours = _median(lambda number: _scroll(page.grid.cells, number), page.window())
    theirs = _median(lambda number: _scroll(floor, number), floor)
    print(f"scroll three rows      {ours:7.2f} ms   plain {theirs:7.2f}   {ours / theirs:5.2f}")


def _measure_switch(page: RosterPage, window: QWidget, office: Office) -> None:
    """To the next month and back, painted; the floor is the raw rows of the month.

    Once with the month read ahead, as it is after a moment's quiet, once without, and once
    without and up to the last finding: those of a large month follow its first paint.
    """
    station = control_room(office)
    places = [Place(station, DECEMBER.shifted(1)), Place(station, DECEMBER)]
    roster = office.rosters.list_versions(station, DECEMBER)[-1]
    cache, tasks = page.editor._cache, page.context.tasks

    def read(_: int) -> None:
        with office.database.read() as session:
            roster_queries.list_seats(session, roster.id)

    def ready(number: int) -> None:
        cache._wanted = [places[number % 2]]
        cache.read_ahead()
        while not tasks.is_idle:
            QApplication.processEvents()

    raw = _median(read, window)
    cold = _median(lambda number: _go_unjudged(page, places[number % 2]), window, rounds=8)
    warm = _median(lambda number: page._go(places[number % 2]), window, rounds=8, before=ready)
    judged = _median(lambda number: _go_and_judge(page, places[number % 2]), window, rounds=8)
    print(f"month switch, ahead    {warm:7.2f} ms   raw rows {raw:7.2f}   {warm / raw:5.1f}")
    print(f"month switch, unread   {cold:7.2f} ms   raw rows {raw:7.2f}   {cold / raw:5.1f}")
    print(f"  and its findings     {judged:7.2f} ms   raw rows {raw:7.2f}   {judged / raw:5.1f}")


def _go_unjudged(page: RosterPage, place: Place) -> None:
    page._go(place)
    page._settle.stop()


def _go_and_judge(page: RosterPage, place: Place) -> None:
    page._go(place)
    page.show_findings()


def _open_year() -> None:
    """1,000 people × 366 days: time to the first paint and memory on top."""
    grid = RosterGrid()
    grid.resize(1600, 900)
    grid.set_view(make_view(20))
    grid.show()
    _paint(grid)
    before = _memory_mb()
    view = make_year_view(1000)
    started = time.thread_time()
    grid.set_view(view)
    _paint(grid)
    seconds = time.thread_time() - started
    print(f"1000 × 366 opens       {seconds * 1000:7.1f} ms   adds {_memory_mb() - before:5.1f} MB")
    scroll = _median(lambda number: _scroll(grid.cells, number), grid)
    print(f"1000 × 366 scroll      {scroll:7.2f} ms")


def make_year_view(members: int) -> GridView:
    """The sample month's rotation through a leap year."""
    month = make_view(members, 8)
    first = date(2028, 1, 1)
    days = tuple(GridDay(first + timedelta(days=number)) for number in range(366))
    rows = tuple(replace(row, cells=(row.cells * 12)[:366]) for row in month.rows)
    return replace(month, days=days, rows=rows, coverage=())


def _median(
    action: Callable[[int], None],
    painted: QWidget,
    *,
    rounds: int = _ROUNDS,
    before: Callable[[int], None] = bool,
) -> float:
    times = []
    for number in range(rounds):
        before(number)
        started = time.thread_time()
        action(number)
        _paint(painted)
        times.append((time.thread_time() - started) * 1000)
    return statistics.median(times)


def _scroll(view: QTableView, number: int) -> None:
    bar = view.verticalScrollBar()
    step = 90 if view.verticalScrollMode() == QTableView.ScrollMode.ScrollPerPixel else 3
    bar.setValue((number + 1) * step % max(1, bar.maximum()))


def _memory_mb() -> float:
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize() / 1_048_576


def _paint(window: QWidget) -> None:
    """Lay out and paint what is dirty at once, without the pause to the next frame."""
    QApplication.sendPostedEvents()
    QApplication.processEvents()
    QApplication.sendEvent(window, QEvent(QEvent.Type.UpdateRequest))


if __name__ == "__main__":
    main()
