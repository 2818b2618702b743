"""Look at every page, dialog and menu: `python -m tests.ui.tour`.

One process per scale. Saves `out/screens/<scene>-<stop>-<scheme>-<width>x<height>-<percent>.png`
and prints what the checks found; the exit code is 1 when they found anything.
`--pictures 100` takes the pictures of one scale, `--only demo-today` of stops that begin so.
"""

import argparse
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtWidgets import QWidget

from fire_roster.ui.application import build_application
from fire_roster.ui.theme import Theme
from tests.ui.tour.checks import look_at
from tests.ui.tour.scene import Scene
from tests.ui.tour.scenes import open_demo, open_parts, open_sixty
from tests.ui.tour.stops import PAGES, PARTS, Stop

OUT = Path(__file__).resolve().parents[3] / "out" / "screens"
SIZES = ((1366, 768), (1920, 1080))
SCALES = (100, 150)
SCHEMES = ("light", "dark")
_ROUTES = ((open_parts, PARTS), (open_demo, PAGES), (open_sixty, PAGES))


def main() -> int:
    """Run one scale, or all of them in turn; the exit code is the worst."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--pictures", type=int, default=0)
    parser.add_argument("--only", default="")
    parser.add_argument("--sizes", type=int, default=len(SIZES))
    options = parser.parse_args()
    if options.pictures:
        return 1 if Tour(options.pictures, options.only, SIZES[: options.sizes]).run() else 0
    environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ}
    same = (f"--only={options.only}", f"--sizes={options.sizes}")
    codes = [
        subprocess.run(
            [sys.executable, "-m", "tests.ui.tour", f"--pictures={scale}", *same],
            env={**environment, "QT_SCALE_FACTOR": str(scale / 100)},
            check=False,
        ).returncode
        for scale in SCALES
    ]
    return max(codes)


class Tour:
    """All stops at one scale, in both schemes and all sizes."""

    def __init__(self, percent: int, only: str, sizes: tuple[tuple[int, int], ...]) -> None:
        self.percent = percent
        self.only = only
        self.sizes = sizes
        self.findings = 0

    def run(self) -> int:
        """Take the pictures; returns how many findings were printed."""
        OUT.mkdir(parents=True, exist_ok=True)
        _, theme = build_application(["tour"])
        with TemporaryDirectory() as folder:
            for open_scene, stops in _ROUTES:
                with open_scene(theme, Path(folder)) as scene:
                    self._walk(scene, theme, stops)
        return self.findings

    def _walk(self, scene: Scene, theme: Theme, stops: tuple[Stop, ...]) -> None:
        wanted = [stop for stop in stops if f"{scene.name}-{stop.name}".startswith(self.only)]
        for scheme in SCHEMES:
            theme.use(scheme)
            for width, height in self.sizes:
                scene.window.resize(width * 100 // self.percent, height * 100 // self.percent)
                for stop in wanted:
                    name = f"{scene.name}-{stop.name}-{scheme}-{width}x{height}-{self.percent}"
                    widget = scene.visit(stop.show)
                    widget.grab().save(str(OUT / f"{name}.png"))
                    for line in self._judge(scene, widget):
                        self.findings += 1
                        print(f"{name}: {line}", flush=True)
                    scene.tidy()

    def _judge(self, scene: Scene, widget: QWidget) -> Iterator[str]:
        yield from map(str, look_at(widget))
        if scene.stalls.has_stalled:
            yield f"[blocking] the window did not answer for {scene.stalls.worst_ms:.0f} ms"


if __name__ == "__main__":
    sys.exit(main())
