"""The whole window over data that cannot be opened, and over data it has to leave for a while."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog

from fire_roster.errors import DatabaseDamaged, StorageUnavailable
from fire_roster.records.member import MemberFields
from fire_roster.services.backups import BackupService
from fire_roster.services.clock import Clock
from fire_roster.services.diagnostics import DiagnosticsService
from fire_roster.services.office import Office
from fire_roster.services.start_options import find_data_folder
from fire_roster.store.paths import DataPaths
from fire_roster.ui.common.dialogs import ConfirmDialog, ErrorDialog
from fire_roster.ui.navigation import PageEntry
from fire_roster.ui.recovery.parts_dialog import PartsDialog
from fire_roster.ui.recovery.recovery_dialog import RecoveryDialog, WayOut
from fire_roster.ui.settings.backups_panel import BackupsPanel
from fire_roster.ui.settings.settings_page import SettingsPage
from fire_roster.ui.theme import Theme
from fire_roster.ui.window_run import RESTART_EXIT_CODE, WindowPlan, WindowRun
from tests.ui.offices import NOW

PAGES = (
    PageEntry("settings", "设置", "settings", "fire_roster.ui.settings.settings_page:SettingsPage"),
)
_LOOK_MS = 20
_LOOKS = 1_500


class Driver(WindowRun):
    """A run of the window with a hand on it: `act` is called again and again with what is open."""

    def __init__(self, qapp: QApplication, theme: Theme, folder: Path) -> None:
        self.clock = Clock(NOW)
        paths = DataPaths(folder)
        plan = WindowPlan(
            folder=folder,
            memory=folder.parent / "local.json",
            write_report=lambda error: pytest.fail(repr(error)),
            clock=self.clock.now,
            open_office=self._open_data,
            page="settings",
            make_rescue=lambda: (
                BackupService(paths, self.clock),
                DiagnosticsService(paths, self.clock),
            ),
        )
        super().__init__(qapp, theme, plan, PAGES)
        self.folder = folder
        self.seen: list[str] = []
        self._left = _LOOKS
        self._has_acted = self._has_panel = False

    def drive(self, act: Callable[["Driver", QDialog | None], bool]) -> int:
        """Run until `act` says that all is done; the exit code."""
        timer = QTimer(self, interval=_LOOK_MS)

        def look() -> None:
            dialog = QApplication.activeModalWidget()
            self._left -= 1
            if self._left < 0:
                # Out of patience: whatever is open goes, so that the test can fail.
                self.window.close()
                (dialog or self.window).close()
            elif act(self, dialog if isinstance(dialog, QDialog) else None):
                timer.stop()
                self.window.close()

        timer.timeout.connect(look)
        timer.start()
        try:
            code = self.run()
        finally:
            timer.stop()
            self.window.close()
        assert self._left >= 0
        return code

    def once(self, work: Callable[[], object]) -> None:
        """Do something that opens a dialog, the first time only."""
        if not self._has_acted:
            self._has_acted = True
            QTimer.singleShot(0, self, work)

    @property
    def panel(self) -> BackupsPanel | None:
        """数据维护, once the data are open and nothing works on them."""
        page = self.window.current_page()
        if not isinstance(page, SettingsPage) or self._context.tasks.running_count:
            return None
        if not self._has_panel:
            page.focus_on(panel="backups")
            self._has_panel = True
        return page.panel("backups")

    def _open_data(self, is_writing: bool) -> Office:
        self.seen.append("writing" if is_writing else "reading")
        return Office.open(
            find_data_folder(str(self.folder)), self.clock, is_writing=is_writing, program="测试"
        )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """One member more than in the only backup."""
    made = tmp_path / "数据"
    with closing(Office.open(made, Clock(NOW), is_writing=True, program="测试")) as office:
        office.members.add(MemberFields(name="王建国"))
        office.backups.make()
        office.members.add(MemberFields(name="李秀英"))
    return made


def _names(folder: Path) -> list[str]:
    with closing(Office.open(folder, Clock(NOW), is_writing=False, program="测试")) as office:
        return [one.name for one in office.members.list_all()]


def _harm(folder: Path) -> None:
    database = DataPaths(folder).database
    database.write_bytes(database.read_bytes()[:9_000])


def test_damaged_data_are_restored_in_safe_mode(
    qapp: QApplication, theme: Theme, folder: Path
) -> None:
    _harm(folder)
    texts: list[str] = []

    def act(run: Driver, dialog: QDialog | None) -> bool:
        if isinstance(dialog, ConfirmDialog):
            texts.append(dialog.text())
            dialog.accept()
        elif isinstance(dialog, RecoveryDialog) and dialog.isEnabled():
            run.once(dialog.restore)
        return run.panel is not None

    run = Driver(qapp, theme, folder)
    assert run.drive(act) == 0
    assert run.seen == ["writing", "writing"]
    assert "读不出来" in texts[0] and _names(folder) == ["王建国"]
    assert list(folder.glob("set-aside/*/fire_roster.db"))


def test_safe_mode_ends_with_the_exit_code_and_changes_nothing(
    qapp: QApplication, theme: Theme, folder: Path
) -> None:
    _harm(folder)
    before = DataPaths(folder).database.read_bytes()

    def act(run: Driver, dialog: QDialog | None) -> bool:
        if isinstance(dialog, RecoveryDialog):
            dialog.reject()
        return False

    with pytest.raises(DatabaseDamaged):
        Driver(qapp, theme, folder).drive(act)
    assert DataPaths(folder).database.read_bytes() == before


def test_older_data_can_be_looked_at_and_kept(
    qapp: QApplication, theme: Theme, folder: Path, tmp_path: Path
) -> None:
    old = DataPaths(folder).database.read_bytes()
    with closing(Office.open(folder, Clock(NOW), is_writing=True, program="测试")) as office:
        office.members.add(MemberFields(name="赵伟"))
    DataPaths(folder).database.write_bytes(old)
    errors: list[Exception] = []

    def act(run: Driver, dialog: QDialog | None) -> bool:
        if isinstance(dialog, ConfirmDialog):
            dialog.accept()
        elif isinstance(dialog, RecoveryDialog) and dialog.isEnabled():
            dialog._leave(WayOut.READ_ONLY)
        panel = run.panel
        if panel is None:
            return False
        assert "只读" in run.window.bars.text("read-only")
        try:
            panel.office.members.add(MemberFields(name="孙洋"))
        except StorageUnavailable as error:
            errors.append(error)
        return True

    run = Driver(qapp, theme, folder)
    assert run.drive(act) == 0
    assert run.seen == ["writing", "reading"] and len(errors) == 1
    # Looking has not ended the question; the second time it is answered.

    def keep(run: Driver, dialog: QDialog | None) -> bool:
        if isinstance(dialog, ConfirmDialog):
            dialog.accept()
        elif isinstance(dialog, RecoveryDialog) and dialog.isEnabled():
            run.once(dialog.keep_older)
        return run.panel is not None

    assert Driver(qapp, theme, folder).drive(keep) == 0
    assert _names(folder) == ["王建国", "李秀英"]


def test_restore_and_move_leave_the_data_and_start_again(
    qapp: QApplication, theme: Theme, folder: Path, tmp_path: Path
) -> None:
    texts: list[str] = []

    def restore(run: Driver, dialog: QDialog | None) -> bool:
        if isinstance(dialog, ConfirmDialog):
            texts.append(dialog.text())
            dialog.accept()
        elif run.panel is not None:
            run.panel.table.view.selectRow(0)
            run.once(run.panel.restore)
        return False

    assert Driver(qapp, theme, folder).drive(restore) == RESTART_EXIT_CODE
    assert "新增人员 李秀英" in texts[0] and _names(folder) == ["王建国"]
    target = tmp_path / "D盘" / "值班"

    def move(run: Driver, dialog: QDialog | None) -> bool:
        if isinstance(dialog, ConfirmDialog):
            texts.append(dialog.text())
            dialog.accept()
        elif run.panel is not None:
            panel = run.panel
            run.once(lambda: panel.move_to(target))
        return False

    assert Driver(qapp, theme, folder).drive(move) == RESTART_EXIT_CODE
    assert find_data_folder(str(folder)) == target and _names(target) == ["王建国"]


def test_copy_that_is_broken_is_told_after_leaving_and_the_data_stay(
    qapp: QApplication, theme: Theme, folder: Path
) -> None:
    (copy,) = (folder / "backups").glob("*.db")
    copy.write_bytes(copy.read_bytes()[:-100])
    texts: list[str] = []

    def act(run: Driver, dialog: QDialog | None) -> bool:
        if isinstance(dialog, ErrorDialog):
            texts.append(dialog.text())
            dialog.accept()
        elif isinstance(dialog, ConfirmDialog):
            dialog.accept()
        elif run.panel is not None:
            run.panel.table.view.selectRow(0)
            run.once(run.panel.restore)
        return False

    assert Driver(qapp, theme, folder).drive(act) == RESTART_EXIT_CODE
    assert "已损坏" in texts[0] and _names(folder) == ["王建国", "李秀英"]


def test_diagnostics_show_everything_and_nobody(folder: Path, tmp_path: Path, qtbot) -> None:
    with closing(Office.open(folder, Clock(NOW), is_writing=True, program="测试")) as office:
        office.unit.update(name="江城明珠广场")
        office.members.update(1, phone="13800000001")
        logs = DataPaths(folder).logs
        logs.mkdir()
        line = "ERROR 王建国 at 江城明珠广场 phone 13800000001 in " + str(Path.home())
        (logs / "fire-roster.log").write_text(line, "utf-8")
        (logs / "bug-20261201.txt").write_text("ValueError: 李秀英", "utf-8")
        service = office.diagnostics
        parts = service.collect("打不开")
        assert "王建国" in service.logs()[0].text
    dialog = PartsDialog("诊断", "", parts, save=lambda path: service.save(path, parts))
    qtbot.addWidget(dialog)
    dialog.save_to(tmp_path / "out.zip")
    dialog.copy()
    text = QApplication.clipboard().text()
    for private in ("王建国", "李秀英", "江城明珠", "13800000001", str(Path.home()), str(folder)):
        assert private not in text
    for told in ("sqlite", "journal_mode：wal", "没有问题", "member 2", "手动", "打不开", "ERROR"):
        assert told in text
    assert (tmp_path / "out.zip").stat().st_size > 500
    _harm(folder)
    damaged = DiagnosticsService(DataPaths(folder), Clock(NOW)).collect()
    assert "数据库" in damaged[0].text
