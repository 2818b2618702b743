"""Where the tour stops: one line per page and dialog."""

from collections.abc import Callable

from PySide6.QtWidgets import QApplication, QDialog

from fire_roster.errors import InputRefused
from fire_roster.ui.common.dialogs import ConfirmDialog, ErrorDialog
from fire_roster.ui.common.progress_dialog import ProgressDialog
from fire_roster.ui.crash import CrashDialog
from fire_roster.ui.navigation import PageEntry
from fire_roster.ui.tasks import Task

PAGES = (
    PageEntry("gallery", "组件", "house", "tests.ui.tour.pages:GalleryPage"),
    PageEntry("grid", "值班表", "calendar-days", "tests.ui.tour.pages:GridPage"),
    PageEntry("empty", "人员", "users", "tests.ui.tour.empty_page:EmptyPage"),
)


def _progress() -> QDialog:
    task = Task(QApplication.instance())
    dialog = ProgressDialog(task, "正在排 12 月值班表")
    task.progressed.emit(0.4, "已找到可行方案，正在改进夜班与周末的均衡…")
    return dialog


DIALOGS: dict[str, Callable[[], QDialog]] = {
    "confirm": lambda: ConfirmDialog(
        "删除 王建国？",
        "他的 2 本证书和 12 月的 16 个班次会一起删除，打印过的值班表不受影响。",
        "删除",
    ),
    "error": lambda: ErrorDialog(
        InputRefused("“人员台账.xlsx”已用密码保护，请先在 Excel 中取消密码，再重新导入。")
    ),
    "progress": _progress,
    "crash": lambda: CrashDialog(None),
}
