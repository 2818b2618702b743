"""Paper against the bare canvas: `python -m tests.benchmarks.printing.bench_wall_sheet`.

Goals: the wall sheet ≤ 1.5 × a canvas that only repeats its drawing calls; 60 pages ≤ 2 s; the
first print of a fresh process ≤ 0.6 s; a preview page ≤ 50 ms.
"""

import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from io import BytesIO
from typing import Any
from unittest.mock import patch

from reportlab.pdfgen.canvas import Canvas

from fire_roster.printing import Paper, page
from fire_roster.printing.fonts import BOLD, RARE
from fire_roster.printing.geometry import Box
from fire_roster.printing.pen import Pen
from fire_roster.printing.preview import render_page
from tests.unit.printing.samples import render_roster, sample_sheet

PEOPLE = 30
ROUNDS = 15
COLD_ROUNDS = 5
RECORDED = (
    "drawString",
    "drawText",
    "lines",
    "rect",
    "setFillColorRGB",
    "setFont",
    "setLineWidth",
    "setStrokeColorRGB",
    "showPage",
)
COLD_PRINT = """
import time
start = time.perf_counter()
from fire_roster.printing import Paper, render
from tests.unit.printing.samples import sample_sheet, render_roster
render_roster("wall-roster", sample_sheet(8), Paper.A3)
print(time.perf_counter() - start)
"""

Call = tuple[str, tuple[Any, ...], dict[str, Any]]


def draw_each_time(_pen: Pen, _key: object, box: Box, draw: Callable[[Box], None]) -> None:
    """What a bare canvas does for cells that look alike."""
    draw(box)


def recorded_calls() -> tuple[list[Call], tuple[float, float]]:
    """The drawing calls of a wall sheet, and the size of its page."""
    calls: list[Call] = []
    depth = 0

    def recording(name: str) -> Callable[..., Any]:
        def method(self: Canvas, *args: Any, **options: Any) -> Any:
            nonlocal depth
            if not depth:
                calls.append((name, args, options))
            depth += 1
            try:
                return getattr(Canvas, name)(self, *args, **options)
            finally:
                depth -= 1

        return method

    recorder = type("Recorder", (Canvas,), {name: recording(name) for name in RECORDED})
    with patch.object(page, "Canvas", recorder), patch.object(Pen, "stamp", draw_each_time):
        render_roster("wall-roster", sample_sheet(PEOPLE), Paper.A3)
    return calls, (Paper.A3.long_side, Paper.A3.short_side)


def repeat(calls: list[Call], size: tuple[float, float]) -> bytes:
    """A bare canvas that repeats the calls; of a name with a rare character that character only."""
    buffer = BytesIO()
    options: dict[str, Any] = {"initialFontName": BOLD, "pageCompression": 1}
    canvas = Canvas(buffer, pagesize=size, invariant=1, **options)
    for name, args, named in calls:
        if name == "drawText":
            canvas.setFont(RARE, 12)
            canvas.drawString(100, 100, "𠮷")
        else:
            getattr(canvas, name)(*args, **named)
    canvas.save()
    return buffer.getvalue()


def times_ms(*works: Callable[[], object]) -> list[float]:
    """Median time of each work; they take turns, so that a busy machine slows all alike."""
    times: list[list[float]] = [[] for _ in works]
    for _ in range(ROUNDS):
        for work, spent in zip(works, times, strict=True):
            start = time.perf_counter()
            work()
            spent.append((time.perf_counter() - start) * 1000)
    return [statistics.median(spent) for spent in times]


def cold_ms() -> float:
    """Median time of the first print, imports and fonts included, in fresh processes."""
    command = [sys.executable, "-c", COLD_PRINT]
    runs = [subprocess.run(command, capture_output=True, check=True) for _ in range(COLD_ROUNDS)]
    return statistics.median(float(run.stdout) for run in runs) * 1000


def sixty_pages_ms() -> float:
    sheet = sample_sheet(PEOPLE)
    start = time.perf_counter()
    for _ in range(60):
        render_roster("wall-roster", sheet, Paper.A3)
    return (time.perf_counter() - start) * 1000


def main() -> None:
    calls, size = recorded_calls()
    sheet = sample_sheet(PEOPLE)
    pdf = render_roster("wall-roster", sheet, Paper.A3)
    bare, ours, preview = times_ms(
        lambda: repeat(calls, size),
        lambda: render_roster("wall-roster", sheet, Paper.A3),
        lambda: render_page(pdf, 0, 1400),
    )
    print(f"bare canvas   {bare:8.1f} ms  ({len(calls)} calls)")
    print(f"wall sheet    {ours:8.1f} ms  ratio {ours / bare:.2f} (goal 1.50)")
    print(f"60 pages      {sixty_pages_ms():8.1f} ms  (goal 2000)")
    print(f"first print   {cold_ms():8.1f} ms  (goal 600)")
    print(f"preview page  {preview:8.1f} ms  (goal 50)")


if __name__ == "__main__":
    main()
