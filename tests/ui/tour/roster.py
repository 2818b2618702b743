"""Pictures of 今日 and 值班表 with their dialogs, from real data folders.

`python -m tests.ui.tour.roster [percent]` writes to `out/screens/`.
"""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QDialog, QWidget

from fire_roster.domain.month import Month
from fire_roster.services.office import Office
from fire_roster.ui.application import build_application
from fire_roster.ui.main_window import MainWindow
from fire_roster.ui.roster.generate.generate_dialog import GenerateDialog
from fire_roster.ui.roster.print_dialog import PrintDialog
from fire_roster.ui.roster.roster_page import RosterPage
from fire_roster.ui.theme import Theme
from tests.ui.offices import (
    DECEMBER,
    control_room,
    fill_by_rotation,
    make_context,
    make_window,
    open_crew_office,
    open_sample_office,
)

OUT = Path(__file__).resolve().parents[3] / "out" / "screens"
SIZES = ((1366, 768), (1920, 1080))
SCALES = (100, 150)


class Tour:
    """One office in one window; takes the pictures of one scale."""

    def __init__(self, name: str, office: Office, theme: Theme, percent: int, folder: Path) -> None:
        self.name = name
        self.theme = theme
        self.percent = percent
        self.context = make_context(office, theme)
        self.window: MainWindow = make_window(self.context, folder)
        self.window.set_unit_name("江城明珠广场物业服务中心")
        self.window.show()

    def run(self) -> None:
        """Every page and dialog in both schemes and sizes."""
        for scheme in ("light", "dark"):
            self.theme.use(scheme)
            for width, height in SIZES:
                self.window.resize(width * 100 // self.percent, height * 100 // self.percent)
                self._take_pages(f"{scheme}-{width}x{height}-{self.percent}")
            self._take_dialogs(f"{scheme}-{self.percent}")
        self.window.close()

    def _take_pages(self, suffix: str) -> None:
        self.window.open_page("today")
        self._save(self.window, f"today-{suffix}")
        self.window.open_page("roster", {"month": DECEMBER})
        self._save(self.window, f"roster-{suffix}")
        page = self._page()
        page._show_panel(True)
        errors = page.side.findings.shown_findings()
        if errors:
            page.side.findings.choose(0)
        self._save(self.window, f"roster-findings-{suffix}")
        page._explain()
        self._save(self.window, f"roster-candidates-{suffix}")
        page.side.tabs.setCurrentIndex(0)
        self.window.open_page("roster", {"month": Month(2027, 2)})
        self._save(self.window, f"roster-empty-{suffix}")

    def _take_dialogs(self, suffix: str) -> None:
        self.window.open_page("roster", {"month": DECEMBER})
        page = self._page()
        page.dialogs.publish()
        self._save_dialog(page, f"publish-{suffix}")
        page.dialogs.print_roster()
        dialog = page.dialogs.active
        assert isinstance(dialog, PrintDialog)
        wait_for(dialog.shown.connect)
        self._save_dialog(page, f"print-{suffix}")
        page.dialogs.generate()
        dialog = page.dialogs.active
        assert isinstance(dialog, GenerateDialog)
        self._save(dialog, f"generate-search-{suffix}")
        dialog.start()
        self._save(dialog, f"generate-waiting-{suffix}")
        dialog.stop()
        wait_for(dialog.made.connect)
        self._save(dialog, f"generate-search-result-{suffix}")
        dialog.back_button.click()
        dialog.setup.by_rotation.setChecked(True)
        self._save(dialog, f"generate-rotation-{suffix}")
        dialog.start()
        wait_for(dialog.made.connect)
        self._save_dialog(page, f"generate-result-{suffix}")

    def _page(self) -> RosterPage:
        page = self.window.current_page()
        assert isinstance(page, RosterPage)
        return page

    def _save_dialog(self, page: RosterPage, name: str) -> None:
        dialog = page.dialogs.active
        assert isinstance(dialog, QDialog)
        self._save(dialog, name)
        dialog.reject()
        settle()

    def _save(self, widget: QWidget, name: str) -> None:
        settle()
        widget.grab().save(str(OUT / f"{self.name}-{name}.png"))


def settle() -> None:
    """Let timers of the page run out."""
    loop = QEventLoop()
    QTimer.singleShot(120, loop.quit)
    loop.exec()


def wait_for(connect: Callable[[Callable[..., object]], object]) -> None:
    """Run until a signal comes."""
    loop = QEventLoop()
    connect(lambda *_: loop.quit())
    QTimer.singleShot(20_000, loop.quit)
    loop.exec()


def take_pictures(percent: int) -> None:
    """The sample, and a unit with sixty people."""
    OUT.mkdir(parents=True, exist_ok=True)
    _, theme = build_application(["tour"])
    with TemporaryDirectory() as folder:
        sample = open_sample_office(Path(folder) / "sample")
        fill_by_rotation(sample)
        Tour("sample", sample, theme, percent, Path(folder)).run()
        sample.close()
        crew = open_crew_office(Path(folder) / "crew", 60)
        fill_by_rotation(crew)
        crew.rosters.publish(control_room(crew), DECEMBER, "")
        Tour("sixty", crew, theme, percent, Path(folder)).run()
        crew.close()


def main() -> int:
    """One process per scale; the exit code is the worst of them."""
    if len(sys.argv) > 1:
        take_pictures(int(sys.argv[1]))
        return 0
    environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ}
    codes = [
        subprocess.run(
            [sys.executable, "-m", "tests.ui.tour.roster", str(scale)],
            env={**environment, "QT_SCALE_FACTOR": str(scale / 100)},
            check=False,
        ).returncode
        for scale in SCALES
    ]
    return max(codes)


if __name__ == "__main__":
    sys.exit(main())
