"""One run of the window: show it, open the data behind it, close both."""

import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

from fire_roster.errors import DataLocked, FireRosterError, StorageUnavailable, UsageProblem
from fire_roster.platform.session import SessionEvent
from fire_roster.services.changes import Changes, Kind
from fire_roster.ui.application import build_application
from fire_roster.ui.backup_clock import BackupClock
from fire_roster.ui.common.dialogs import show_error
from fire_roster.ui.context import build_context
from fire_roster.ui.crash import CrashReporter, WriteReport
from fire_roster.ui.late_office import LateOffice
from fire_roster.ui.main_window import MainWindow
from fire_roster.ui.navigation import PAGES, PageEntry
from fire_roster.ui.residence import Residence
from fire_roster.ui.session_watch import SessionWatch
from fire_roster.ui.single_window import SingleWindow
from fire_roster.ui.spared_memory import spare_collections
from fire_roster.ui.theme import Theme
from fire_roster.ui.window_memory import WindowMemory

if TYPE_CHECKING:
    from fire_roster.ui.alerts.desk import AlertDesk, MakeWatch

_BUG_EXIT_CODE = 70
_LOOK_MS = 50
_UNPAINTED_MS = 500
_SETTLE_SECONDS = 0.5


@dataclass(frozen=True, slots=True)
class WindowPlan:
    """What a window is opened with.

    `open_office` runs in a worker thread. With `screenshot` the picture of the loaded page is
    saved and the window closes itself; `page` is empty for the first one. `make_watch` gives the
    clock of alerts; without one nothing is told. `autostart` is what starts the program hidden,
    which `is_hidden` asks for.
    """

    folder: Path
    memory: Path
    write_report: WriteReport
    clock: Callable[[], datetime]
    open_office: Callable[[], Any]
    screenshot: Path | None = None
    page: str = ""
    size: tuple[int, int] | None = None
    make_watch: "MakeWatch | None" = None
    autostart: tuple[str, ...] = ()
    is_hidden: bool = False


def show_window(plan: WindowPlan, pages: Sequence[PageEntry] = PAGES) -> int:
    """Shows the window until it is closed and returns the exit code.

    0 at once where a window of the same folder was open and has been raised. FireRosterError
    where the data cannot be opened; it has been told in a dialog already.
    """
    if plan.page and plan.page not in {entry.key for entry in pages}:
        keys = "、".join(entry.key for entry in pages)
        raise UsageProblem(f"没有“{plan.page}”这一页，可以写：{keys}。")
    application, theme = build_application(["fire-roster"])
    single = SingleWindow(plan.folder)
    if plan.screenshot is None:
        if single.raise_other():
            return 0
        single.listen()
    run = WindowRun(application, theme, plan, pages)
    single.knocked.connect(run.window.bring_to_front)
    single.asked_to_leave.connect(run.leave)
    try:
        return run.run()
    finally:
        single.close()


class WindowRun(QObject):
    """The window with everything behind it, from the first paint to the end."""

    def __init__(
        self,
        application: QApplication,
        theme: Theme,
        plan: WindowPlan,
        pages: Sequence[PageEntry],
    ) -> None:
        super().__init__()
        self._application = application
        self._plan = plan
        self._first_page = plan.page or pages[0].key
        self._office = LateOffice()
        memory = WindowMemory(plan.memory)
        self._residence = Residence(memory, plan.autostart)
        self._context = build_context(self._office, theme, plan.clock, self._residence)
        self._desk: AlertDesk | None = None
        self._error: FireRosterError | None = None
        self._picture_from = 0.0
        self._backups = BackupClock(self._context.tasks, self._office, self)
        self._session = SessionWatch(self)
        self._crash = CrashReporter(plan.write_report, self)
        self.window = MainWindow(self._context, pages, memory)
        if plan.size is not None:
            self.window.resize(*plan.size)
        # A window that is never painted (minimised at once) opens its data all the same.
        self._begin_timer = QTimer(self, singleShot=True, interval=_UNPAINTED_MS)
        self._begin_timer.timeout.connect(self._begin)

    def run(self) -> int:
        """Blocks until the window is closed; see `show_window`."""
        self._crash.install()
        self._context.changes.changed.connect(self._follow_changes)
        self.window.installEventFilter(self)
        self._begin_timer.start()
        if not self._plan.is_hidden:
            self.window.show()
        try:
            code = self._application.exec()
        finally:
            sys.excepthook = sys.__excepthook__
            self._context.tasks.shut_down()
            if self._office.opened.done() and self._office.opened.exception() is None:
                self._backups.finish()
            if self._desk is not None:
                self._desk.stop()
            self._office.close()
        if self._error is not None:
            raise self._error
        return code

    def leave(self) -> None:
        """End as an installer asks for it; where typing would be lost the user decides."""
        if self.window.may_close():
            self.window.close()
            self._application.quit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Opens the data after the first paint: importing what reads them takes longer than it."""
        if event.type() == QEvent.Type.Paint:
            self.window.removeEventFilter(self)
            self._begin_timer.start(0)
        return super().eventFilter(watched, event)

    def _begin(self) -> None:
        task = self._context.tasks.run(lambda control: self._open(), self._on_opened)
        task.failed.connect(self._on_bug)

    def _open(self) -> Any:
        """In the worker: the services, or the error of the environment as a value."""
        try:
            return self._plan.open_office()
        except FireRosterError as error:
            return error

    def _on_opened(self, result: Any) -> None:
        if isinstance(result, DataLocked) and self._ask_for_key():
            self._begin()
            return
        if isinstance(result, FireRosterError):
            self._office.opened.set_exception(result)
            self._stop_with(result)
            return
        self._office.opened.set_result(result)
        self._show_unit()
        self.window.open_page(self._first_page)
        self.window.bell.start()
        if self._plan.screenshot is None:
            self._backups.start()
        self._watch_alerts()
        spare_collections()
        if self._plan.screenshot is not None:
            self._picture_from = time.monotonic() + _SETTLE_SECONDS
            self._wait_for_picture()

    def _ask_for_key(self) -> bool:
        """On a PC that has no key for the data: whether somebody gave what opens it."""
        if self._plan.screenshot is not None:
            return False
        from fire_roster.ui.security.code_dialogs import KeyDialog

        self.window.bring_to_front()
        return KeyDialog(self._plan.folder, self.window).exec() == KeyDialog.DialogCode.Accepted

    def _watch_alerts(self) -> None:
        """Imported now: the first paint has no use for it."""
        if self._plan.make_watch is None:
            return
        from fire_roster.ui.alerts.desk import AlertDesk
        from fire_roster.ui.alerts.staying import Staying

        self._desk = AlertDesk(self._context, self.window, self._plan.make_watch)
        board = self._desk.board
        self._backups.looked.connect(
            lambda newest: board.show_backup(newest.made if newest else None)
        )
        self._look_at_protection()
        staying = Staying(self._context, self.window, self._desk, self._residence)
        self._session.happened.connect(self._on_session)
        self._session.start()
        self._desk.begin()
        if self._plan.is_hidden:
            staying.start_hidden()

    def _on_session(self, news: SessionEvent) -> None:
        """Alerts do not wait for the next beat after the computer slept."""
        if news is SessionEvent.RESUMED and self._desk is not None:
            self._desk.beat()

    def _on_bug(self, error: Exception) -> None:
        self._office.opened.set_exception(error)
        self._application.exit(_BUG_EXIT_CODE)

    def _stop_with(self, error: FireRosterError) -> None:
        self._error = error
        if self._plan.screenshot is None:
            show_error(self.window, error)
        self._application.exit(error.exit_code)

    def _show_unit(self) -> None:
        self.window.set_unit_name(self._office.unit.get().name)

    def _follow_changes(self, changes: Changes) -> None:
        if changes.touches(Kind.UNIT):
            self._show_unit()
        if changes.touches(Kind.SETTING) and self._desk is not None:
            self._look_at_protection()

    def _look_at_protection(self) -> None:
        """Amber until the data is encrypted; the key store of the system is slow to ask."""
        assert self._desk is not None
        self._context.tasks.run(
            lambda control: self._office.protection.is_wanted(), self._desk.board.show_protection
        )

    def _wait_for_picture(self) -> None:
        is_loading = self._context.tasks.running_count > 0
        if is_loading or time.monotonic() < self._picture_from:
            QTimer.singleShot(_LOOK_MS, self, self._wait_for_picture)
            return
        assert self._plan.screenshot is not None
        if self.window.grab().save(str(self._plan.screenshot)):
            self._application.exit(0)
        else:
            self._stop_with(
                StorageUnavailable(f"无法写入图片“{self._plan.screenshot}”，请检查路径和权限。")
            )
