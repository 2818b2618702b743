"""An edit from the key press to the painted cell, in a real data folder: 200 people × 31 days.

`QT_QPA_PLATFORM=offscreen python -m tests.benchmarks.grid_edit` prints medians in milliseconds:
checked; checked and painted, against one frame of 60 Hz; written after that; and all of it.
"""

import statistics
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget

from fire_roster.services.grid_view import CellRef
from fire_roster.ui.application import build_application
from fire_roster.ui.roster.roster_page import RosterPage
from tests.ui.offices import (
    DECEMBER,
    fill_by_rotation,
    make_context,
    make_window,
    open_crew_office,
)

_MEMBERS = 200
_ROUNDS = 60
_FRAME_MS = 16.7


def main() -> None:
    """Type into sixty cells one after the other."""
    _, theme = build_application(["benchmark"])
    with TemporaryDirectory() as folder:
        office = open_crew_office(Path(folder) / "data", _MEMBERS)
        fill_by_rotation(office)
        context = make_context(office, theme)
        window = make_window(context, Path(folder))
        window.resize(1900, 1000)
        window.show()
        window.open_page("roster", {"month": DECEMBER})
        page = window.current_page()
        assert isinstance(page, RosterPage)
        _paint(window)
        print(f"{_MEMBERS} people, {len(page.editor.facts.assignments)} seats")
        _measure(page, window)
        context.tasks.shut_down()
        window.close()
        office.close()


def _measure(page: RosterPage, window: QWidget) -> None:
    """Median of each part and of the whole."""
    live = page.editor.live
    assert live is not None
    parts: dict[str, list[float]] = {"check": [], "painted": [], "write": [], "whole": []}
    _clock(live, "apply", parts["check"])
    _clock(page.editor, "_repaint", parts["painted"])
    _clock(page.context.services.rosters, "edit", parts["write"])
    rows = live.view.rows
    for number in range(_ROUNDS):
        ref = CellRef(rows[number % 20].member_id, date(2026, 12, 1 + number % 25))
        page.grid.select_cells([ref])
        _paint(window)
        started = time.perf_counter()
        page.grid.cells.wishes.shift_entered.emit([ref], "早中夜"[number % 3])
        _paint(window)
        parts["whole"].append((time.perf_counter() - started) * 1000)
        page.show_findings()
    for name, times in parts.items():
        print(f"{name:8} {statistics.median(times):7.2f} ms")
    painted = statistics.median(parts["painted"])
    print(f"painted in frames of 60 Hz: {painted / _FRAME_MS:.2f}")


def _clock(owner: object, name: str, times: list[float]) -> None:
    """Keep the time of every call of a method."""
    original: Callable[..., object] = getattr(owner, name)

    def timed(*arguments: object) -> object:
        started = time.perf_counter()
        try:
            return original(*arguments)
        finally:
            times.append((time.perf_counter() - started) * 1000)

    setattr(owner, name, timed)


def _paint(window: QWidget) -> None:
    """Paint what is dirty at once, without the pause to the next frame."""
    QApplication.sendPostedEvents()
    QApplication.sendEvent(window, QEvent(QEvent.Type.UpdateRequest))


if __name__ == "__main__":
    main()
