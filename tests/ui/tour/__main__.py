"""Save pictures of every page and dialog to `out/screens/`.

`python -m tests.ui.tour` starts one process per scale and writes
`<page>-<scheme>-<width>x<height>-<percent>.png`.
"""

import os
import subprocess
import sys
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtWidgets import QApplication

from fire_roster.ui.application import build_application
from fire_roster.ui.context import build_context
from fire_roster.ui.main_window import MainWindow
from fire_roster.ui.roster.cell_menu import CellMenu
from fire_roster.ui.roster.cells_view import CellsView
from fire_roster.ui.window_memory import WindowMemory
from tests.ui.tour.stops import DIALOGS, PAGES

OUT = Path(__file__).resolve().parents[3] / "out" / "screens"
SIZES = ((1366, 768), (1920, 1080))
SCALES = (100, 150)


def main() -> int:
    """Take the pictures of all scales; the exit code is the worst of them."""
    if len(sys.argv) > 1:
        take_pictures(int(sys.argv[1]))
        return 0
    environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ}
    codes = [
        subprocess.run(
            [sys.executable, "-m", "tests.ui.tour", str(scale)],
            env={**environment, "QT_SCALE_FACTOR": str(scale / 100)},
            check=False,
        ).returncode
        for scale in SCALES
    ]
    return max(codes)


def take_pictures(percent: int) -> None:
    """Open every page and dialog in both schemes and sizes and save what is shown."""
    OUT.mkdir(parents=True, exist_ok=True)
    application, theme = build_application(["tour"])
    context = build_context(None, theme, lambda: datetime(2026, 12, 3, 9, 30))
    with TemporaryDirectory() as folder:
        window = MainWindow(context, PAGES, WindowMemory(Path(folder) / "window.json"))
        window.set_unit_name("江城明珠广场物业服务中心")
        window.show()
        for scheme in ("light", "dark"):
            theme.use(scheme)
            for width, height in SIZES:
                window.resize(width * 100 // percent, height * 100 // percent)
                for entry in PAGES:
                    window.open_page(entry.key)
                    application.processEvents()
                    name = f"{entry.key}-{scheme}-{width}x{height}-{percent}.png"
                    window.grab().save(str(OUT / name))
            for key, make in DIALOGS.items():
                dialog = make()
                dialog.show()
                application.processEvents()
                dialog.grab().save(str(OUT / f"dialog-{key}-{scheme}-{percent}.png"))
                dialog.hide()
            window.open_page("grid")
            _save_overlays(application, window, f"{scheme}-{percent}")
        window.close()


def _save_overlays(application: QApplication, window: MainWindow, suffix: str) -> None:
    """Pictures of what stands above a page: the toast and the menu of the grid."""
    window.toast.show_text("已把 王建国 12月3日 改为夜班", "撤销", lambda: None)
    application.processEvents()
    window.grab().save(str(OUT / f"toast-{suffix}.png"))
    window.toast.hide()
    menu = CellMenu(window.findChildren(CellsView)[0], lambda: None)
    menu.ensurePolished()
    menu.resize(menu.sizeHint())
    menu.grab().save(str(OUT / f"menu-{suffix}.png"))


if __name__ == "__main__":
    sys.exit(main())
