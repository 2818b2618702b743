"""How the tour comes to safe mode, the log, the diagnostics and the question of undo."""

from PySide6.QtWidgets import QWidget

from fire_roster.errors import DatabaseRolledBack
from fire_roster.ui.common.dialogs import ConfirmDialog
from fire_roster.ui.crash import CrashDialog
from fire_roster.ui.recovery.recovery_dialog import RecoveryDialog
from tests.ui.tour.scene import Scene

_OLDER = (
    "数据库比本机最后一次保存的要旧，可能被旧文件覆盖，没有写入任何内容。"
    "请用最近的备份恢复；确认要用这份旧数据时再继续使用。"
)


def safe_mode(scene: Scene) -> QWidget:
    """The data are older than what was saved; there is a copy."""
    office = scene.context.services
    if not office.backups.list_all():
        office.backups.make()
    tasks = scene.context.tasks
    error = DatabaseRolledBack(_OLDER)
    dialog = RecoveryDialog(error, office.backups, office.diagnostics, tasks, scene.window)
    dialog.open()
    return dialog


def log(scene: Scene) -> QWidget:
    """What the program wrote about its work."""
    scene.open_page("settings", panel="backups").panel("backups").show_log()
    return scene.dialog()


def diagnostics(scene: Scene) -> QWidget:
    """What a technician gets, to be read first."""
    scene.open_page("settings", panel="backups").panel("backups").show_diagnostics()
    return scene.dialog()


def crash(scene: Scene) -> QWidget:
    """A bug, with the bundle for a technician offered."""
    report = scene.office.database.paths.logs / "bug-20261203-093000.txt"
    dialog = CrashDialog(report, scene.window, diagnostics=scene.office.diagnostics)
    dialog.open()
    return dialog


def crash_bundle(scene: Scene) -> QWidget:
    """What would go to the technician."""
    crash(scene).show_bundle()  # type: ignore[attr-defined]
    return scene.dialog()


def bars(scene: Scene) -> QWidget:
    """The clock has jumped and the data are open for reading only."""
    scene.open_page("today")
    words = "电脑时间比上次倒退了 2 天（2026-12-03 → 2026-12-01），请核对日期和时间。"
    scene.window.bars.show_bar("clock", words, "danger", "已核对", lambda: None)
    words = "只读打开：可以查看和打印，不能修改，也不会弹出提醒。排除问题后请重新打开程序。"
    scene.window.bars.show_bar("read-only", words, "warning")
    return scene.window


def no_bars(scene: Scene) -> QWidget:
    """Asking before an older step is taken back."""
    scene.window.bars.show_bar("clock", "", "info")
    scene.window.bars.show_bar("read-only", "", "info")
    words = "2026-12-02 17:40　修改人员 王建国"
    dialog = ConfirmDialog("撤销上一步操作？", words, "撤销", is_danger=False, parent=scene.window)
    dialog.open()
    return dialog
