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

from fire_roster.errors import (
    DatabaseDamaged,
    DataLocked,
    FireRosterError,
    StorageUnavailable,
    UsageProblem,
)
from fire_roster.platform.session import SessionEvent
from fire_roster.services.changes import Changes, Kind
from fire_roster.spared_memory import keep_for_good
from fire_roster.ui.application import build_application
from fire_roster.ui.backup_clock import BackupClock
from fire_roster.ui.common.dialogs import show_error
from fire_roster.ui.context import build_context
from fire_roster.ui.crash import CrashReporter, WriteReport
from fire_roster.ui.drafts.safe_end import SafeEnd
from fire_roster.ui.early_input import EarlyInput
from fire_roster.ui.late_office import LateOffice
from fire_roster.ui.main_window import MainWindow
from fire_roster.ui.navigation import PAGES, PageEntry
from fire_roster.ui.residence import Residence
from fire_roster.ui.session_watch import SessionWatch
from fire_roster.ui.single_window import SingleWindow
from fire_roster.ui.theme import Theme
from fire_roster.ui.window_memory import WindowMemory

if TYPE_CHECKING:
    from fire_roster.services.backups import BackupService
    from fire_roster.services.diagnostics import DiagnosticsService
    from fire_roster.ui.alerts.desk import AlertDesk, MakeWatch
    from fire_roster.ui.security.lock_desk import LockDesk

    MakeRescue = Callable[[], tuple[BackupService, DiagnosticsService]]

RESTART_EXIT_CODE = 75
"""The data were left for some work; the program has to be started again."""

_BUG_EXIT_CODE = 70
_LOOK_MS = 50
_UNPAINTED_MS = 500
_LATER_MS = 300
_SETTLE_SECONDS = 0.5
_RESCUED = (DatabaseDamaged, StorageUnavailable)
_DAMAGED = "数据库已损坏。请不要继续录入，用最近的备份恢复。"
_READ_ONLY = "只读打开：可以查看和打印，不能修改，也不会弹出提醒。排除问题后请重新打开程序。"


@dataclass(frozen=True, slots=True)
class WindowPlan:
    """What a window is opened with.

    `unlock` takes what somebody typed to open encrypted data (DataLocked where it does not).
    `open_office` runs in a worker thread; it is told whether to open for writing. `make_rescue`
    gives what safe mode works with: copies and diagnostics. With `screenshot` the picture of the
    loaded page is saved and the window closes itself; `page` is empty for the first one.
    `make_watch` gives the clock of alerts; without one nothing is told. `autostart` is what starts
    the program hidden, which `is_hidden` asks for.
    """

    folder: Path
    memory: Path
    write_report: WriteReport
    clock: Callable[[], datetime]
    open_office: Callable[[bool], Any]
    make_rescue: "MakeRescue | None" = None
    unlock: Callable[[str], object] | None = None
    screenshot: Path | None = None
    page: str = ""
    size: tuple[int, int] | None = None
    make_watch: "MakeWatch | None" = None
    autostart: tuple[str, ...] = ()
    is_hidden: bool = False


def show_window(plan: WindowPlan, pages: Sequence[PageEntry] = PAGES) -> int:
    """Shows the window until it is closed and returns the exit code.

    RESTART_EXIT_CODE where the caller has to start the program again. 0 at once where a window of
    the same folder was open and has been raised. FireRosterError where the data cannot be opened;
    it has been told in a dialog already.
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
        # The tray, once there is one, decides otherwise.
        application.setQuitOnLastWindowClosed(True)
        self._plan = plan
        self._first_page = plan.page or pages[0].key
        self._office = LateOffice()
        memory = WindowMemory(plan.memory)
        self._residence = Residence(memory, plan.autostart)
        self._context = build_context(self._office, theme, plan.clock, self._residence)
        self._desk: AlertDesk | None = None
        self._lock: LockDesk | None = None
        self._error: FireRosterError | None = None
        self._is_writing = True
        self._afterwards: Callable[[], object] | None = None
        self._picture_from = 0.0
        self._backups = BackupClock(self._context.tasks, self._office, self)
        self._session = SessionWatch(self)
        rescue = plan.make_rescue
        self._crash = CrashReporter(
            plan.write_report, self, make_diagnostics=(lambda: rescue()[1]) if rescue else None
        )
        self.window = MainWindow(self._context, pages, memory)
        EarlyInput(self.window, self._office.opened)
        if plan.size is not None:
            self.window.resize(*plan.size)
        # A window that is never painted (minimised at once) opens its data all the same.
        self._begin_timer = QTimer(self, singleShot=True, interval=_UNPAINTED_MS)
        self._begin_timer.timeout.connect(self._begin)
        self._end = SafeEnd(application, self.window, self._backups, self)

    def run(self) -> int:
        """Blocks until the window is closed; see `show_window`."""
        self._crash.install()
        self._context.changes.changed.connect(self._follow_changes)
        self._context.notices.leaving.connect(self._leave_for)
        self.window.installEventFilter(self)
        self._begin_timer.start()
        if not self._plan.is_hidden:
            self.window.show()
        try:
            code = self._application.exec()
        finally:
            sys.excepthook = sys.__excepthook__
            self._end.close()
            self._context.tasks.shut_down()
            if self._office.is_open and self._is_writing:
                self._backups.finish()
            if self._desk is not None:
                self._desk.stop()
            self._office.close()
        if self._afterwards is not None:
            self._work_closed(self._afterwards)
            return RESTART_EXIT_CODE
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
            office = self._plan.open_office(self._is_writing)
        except FireRosterError as error:
            return error
        # What cannot be read at all is told before there is a window over it.
        try:
            office.unit.get()
        except Exception as error:
            is_damaged = isinstance(error, FireRosterError) or office.upkeep.is_damaged()
            office.close()
            if not is_damaged:
                raise
            return error if isinstance(error, FireRosterError) else DatabaseDamaged(_DAMAGED)
        return office

    def _on_opened(self, result: Any) -> None:
        unlock = self._plan.unlock
        if isinstance(result, DataLocked) and unlock and not self._plan.screenshot:
            from fire_roster.ui.security.entrance import ask_for_key

            if ask_for_key(unlock, self.window):
                self._begin()
                return
        if isinstance(result, FireRosterError):
            self._on_refusal(result)
            return
        self._office.opened.set_result(result)
        self._show_unit()
        self.window.bell.start()
        if self._is_writing:
            if self._plan.screenshot is None:
                self._backups.start()
                self._end.begin(self._office.drafts)
            self._watch_alerts()
        else:
            self.window.bars.show_bar("read-only", _READ_ONLY, "warning")
        self._let_in()
        keep_for_good()
        if self._plan.screenshot is not None:
            self._picture_from = time.monotonic() + _SETTLE_SECONDS
            self._wait_for_picture()

    def _let_in(self) -> None:
        """The first page, at once or after a login; a new unit is led to its first roster."""
        # Imported now: the first paint has no use for it.
        from fire_roster.ui.first_start.start_desk import StartDesk

        start = StartDesk(self._context, self.window)
        if self._plan.screenshot is not None:
            self.window.open_page(self._first_page)
            return
        if self._is_writing and not self._plan.page and start.is_wanted:
            self._first_page = "start"
        from fire_roster.ui.page_warmer import PageWarmer
        from fire_roster.ui.security.entrance import let_in

        self._lock = let_in(self._context, self.window, self._desk, self._first_page)
        PageWarmer(self._context.tasks, self.window.entries, self).start()

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
        # Not while the first page is being filled: the key store of the system is slow to ask.
        QTimer.singleShot(_LATER_MS, self, self._look_at_protection)
        staying = Staying(self._context, self.window, self._desk, self._residence)
        self._session.happened.connect(self._on_session)
        self._session.start()
        self._desk.begin()
        if self._plan.is_hidden:
            staying.start_hidden()

    def _on_refusal(self, error: FireRosterError) -> None:
        """Safe mode where there is something to be done; otherwise the error is told."""
        if not isinstance(error, _RESCUED) or self._plan.screenshot or not self._plan.make_rescue:
            self._give_up(error, is_told=False)
            return
        from fire_roster.ui.recovery.recovery_dialog import RecoveryDialog, WayOut

        rescue = self._plan.make_rescue()
        dialog = RecoveryDialog(error, *rescue, self._context.tasks, self.window)
        dialog.exec()
        dialog.deleteLater()
        if dialog.way is WayOut.QUIT:
            self._give_up(error, is_told=True)
            return
        self._is_writing = dialog.way is WayOut.AGAIN
        self._begin()

    def _give_up(self, error: FireRosterError, *, is_told: bool) -> None:
        self._office.opened.set_exception(error)
        self._stop_with(error, is_told=is_told)

    def _leave_for(self, work: Callable[[], object]) -> None:
        if self.window.may_close():
            self._afterwards = work
            self._application.exit(0)

    def _work_closed(self, work: Callable[[], object]) -> None:
        """The window stays to be seen until it is done; nothing in it works any more."""
        problem = None
        try:
            work()
        except FireRosterError as error:
            problem = error
        # What is told now needs an event loop that nobody ends.
        self._application.setQuitOnLastWindowClosed(False)
        self.window.close()
        if problem is not None:
            show_error(None, problem)

    def _on_session(self, news: SessionEvent) -> None:
        """After sleep alerts do not wait for the next beat; meanwhile nobody reads a name."""
        if news is SessionEvent.RESUMED and self._desk is not None:
            self._desk.beat()
        if news in (SessionEvent.LOCKED, SessionEvent.SUSPENDING) and self._lock is not None:
            self._lock.lock()

    def _on_bug(self, error: Exception) -> None:
        self._office.opened.set_exception(error)
        self._application.exit(_BUG_EXIT_CODE)

    def _stop_with(self, error: FireRosterError, *, is_told: bool = False) -> None:
        self._error = error
        if self._plan.screenshot is None and not is_told:
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
        """Amber until the data is encrypted."""
        assert self._desk is not None
        self._context.tasks.run(
            lambda control: self._office.protection.is_wanted(), self._desk.board.show_protection
        )

    def _wait_for_picture(self) -> None:
        if self._context.tasks.running_count or time.monotonic() < self._picture_from:
            QTimer.singleShot(_LOOK_MS, self, self._wait_for_picture)
            return
        assert self._plan.screenshot is not None
        if self.window.grab().save(str(self._plan.screenshot)):
            self._application.exit(0)
        else:
            self._stop_with(
                StorageUnavailable(f"无法写入图片“{self._plan.screenshot}”，请检查路径和权限。")
            )
