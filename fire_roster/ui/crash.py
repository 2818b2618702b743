"""A bug: written to a report file and told in one sentence, never shown as a traceback."""

import logging
import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThread, Signal
from PySide6.QtWidgets import QApplication, QWidget

from fire_roster.errors import FireRosterError
from fire_roster.ui.common.dialogs import MessageDialog, show_error

if TYPE_CHECKING:
    from fire_roster.services.diagnostics import DiagnosticsService

_log = logging.getLogger(__name__)


WriteReport = Callable[[BaseException], Path]
"""Writes a report of a bug and returns where it is."""


class CrashDialog(MessageDialog):
    """Says that the data is safe and where the report is; shows what would go to a technician."""

    def __init__(
        self,
        report: Path | None,
        parent: QWidget | None = None,
        *,
        diagnostics: "DiagnosticsService | None" = None,
    ) -> None:
        place = f"\n\n问题报告：{report}" if report else ""
        super().__init__(
            "程序出了一点问题",
            "刚才这一步没有完成，已保存的数据不受影响，正在填写的内容也有留存。可以继续使用；"
            f"若反复出现，请导出诊断包交给技术人员，导出前能看到全部内容，不含个人资料。{place}",
            "circle-alert",
            "danger",
            parent,
        )
        self._diagnostics = diagnostics
        if diagnostics is not None:
            self.insert_button("导出诊断包…", self.show_bundle)
        go_on = self.add_button("继续使用", accepts=True, variant="primary")
        go_on.setDefault(True)
        go_on.setFocus()

    def show_bundle(self) -> None:
        """Everything that the bundle holds, to be read before it is saved."""
        # Imported where it is needed: with the safe mode it is never part of a start.
        from fire_roster.ui.recovery.recovery_dialog import show_diagnostics

        assert self._diagnostics is not None
        show_diagnostics(self._diagnostics, "程序出错后由用户导出", self)


class CrashReporter(QObject):
    """Takes every exception nobody caught; from a worker thread it comes to the GUI thread."""

    caught = Signal(object)

    def __init__(
        self,
        write_report: WriteReport,
        parent: QObject | None = None,
        *,
        make_diagnostics: "Callable[[], DiagnosticsService] | None" = None,
    ) -> None:
        super().__init__(parent)
        self._write_report = write_report
        self._make_diagnostics = make_diagnostics
        self._is_telling = False
        self.caught.connect(self.report)

    def install(self) -> None:
        """Become `sys.excepthook`."""
        sys.excepthook = self._hook

    def report(self, error: BaseException, parent: QWidget | None = None) -> None:
        """Write and tell; further errors while the dialog is open are only written."""
        try:
            path: Path | None = self._write_report(error)
        except OSError:
            path = None
        _log.critical("bug, report at %s", path, exc_info=error)
        if self._is_telling:
            return
        self._is_telling = True
        try:
            made = self._make_diagnostics() if self._make_diagnostics else None
            CrashDialog(path, parent or QApplication.activeWindow(), diagnostics=made).exec()
        finally:
            self._is_telling = False

    def _hook(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
        elif QThread.currentThread() != self.thread():
            self.caught.emit(error)
        elif isinstance(error, FireRosterError):
            show_error(QApplication.activeWindow(), error)
        else:
            self.report(error)
