"""The month grid against a plain QTableView, measured in the same run.

`QT_QPA_PLATFORM=offscreen python -m tests.benchmarks.grid` prints medians in milliseconds, the
ratio to the plain view, and frames of 60 Hz.
"""

import statistics
import time
from collections.abc import Callable

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QTableView, QWidget

from fire_roster.services.grid_view import GridCell
from fire_roster.ui.application import build_application
from fire_roster.ui.roster.grid_model import GridModel
from fire_roster.ui.roster.roster_grid import RosterGrid
from tests.ui.samples import make_view, replace_cell

_MEMBERS = 200
_ROUNDS = 60
_FRAME_MS = 16.7


def median_ms(action: Callable[[int], None], settle: Callable[[], None]) -> float:
    """Median time of `action(round)` until everything it caused is painted."""
    times = []
    for number in range(_ROUNDS):
        start = time.perf_counter()
        action(number)
        settle()
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times)


def main() -> None:
    """Measure edit, scroll and full repaint of both and print the table."""
    application, _ = build_application(["benchmark"])
    view = make_view(_MEMBERS, 8)
    grid, plain_model, plain = RosterGrid(), GridModel(), QTableView()
    plain.setModel(plain_model)
    for widget in (grid, plain):
        widget.resize(1600, 950)
        widget.show()
    grid.set_view(view)
    plain_model.set_view(view)
    application.processEvents()
    views = [
        replace_cell(view, number % 20, number % 25, GridCell("夜", 2, is_locked=True))
        for number in range(_ROUNDS)
    ]

    def measure(name: str, ours: Callable[[int], None], theirs: Callable[[int], None]) -> None:
        ours_ms = median_ms(ours, lambda: _paint(grid))
        theirs_ms = median_ms(theirs, lambda: _paint(plain))
        print(
            f"{name:12} grid {ours_ms:7.2f} ms   plain {theirs_ms:7.2f} ms   "
            f"ratio {ours_ms / theirs_ms:5.2f}   frames {ours_ms / _FRAME_MS:5.2f}"
        )

    measure(
        "edit",
        lambda number: grid.set_view(views[number]),
        lambda number: plain_model.set_view(views[number]),
    )
    measure("scroll", lambda number: _scroll(grid.cells, number), lambda n: _scroll(plain, n))
    measure("repaint", lambda _: _repaint(grid), lambda _: _repaint(plain))


def _paint(window: QWidget) -> None:
    """Paint what is dirty at once, without the pause to the next frame."""
    QApplication.sendPostedEvents()
    QApplication.sendEvent(window, QEvent(QEvent.Type.UpdateRequest))


def _scroll(view: QTableView, number: int) -> None:
    bar = view.verticalScrollBar()
    step = 90 if view.verticalScrollMode() == QTableView.ScrollMode.ScrollPerPixel else 3
    bar.setValue((number + 1) * step % max(1, bar.maximum()))


def _repaint(widget: QWidget) -> None:
    for child in [widget, *widget.findChildren(QWidget)]:
        child.update()


if __name__ == "__main__":
    main()
