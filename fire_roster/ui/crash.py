"""A bug: written to a report file and told in one sentence, never shown as a traceback."""

import logging
import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, QThread, Signal
from PySide6.QtWidgets import QApplication, QWidget

from fire_roster.errors import FireRosterError
from fire_roster.ui.common.dialogs import MessageDialog, show_error

_log = logging.getLogger(__name__)


WriteReport = Callable[[BaseException], Path]
"""Writes a report of a bug and returns where it is."""


class CrashDialog(MessageDialog):
    """Says that the data is safe and where the report is."""

    def __init__(self, report: Path | None, parent: QWidget | None = None) -> None:
        place = f"\n\n问题报告：{report}" if report else ""
        super().__init__(
            "程序出了一点问题",
            f"刚才这一步没有完成，已保存的数据不受影响。可以继续使用；若反复出现，"
            f"请把问题报告交给技术人员。{place}",
            "circle-alert",
            "danger",
            parent,
        )
        self.add_button("继续使用", accepts=True, variant="primary").setDefault(True)


class CrashReporter(QObject):
    """Takes every exception nobody caught; from a worker thread it comes to the GUI thread."""

    caught = Signal(object)

    def __init__(self, write_report: WriteReport, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._write_report = write_report
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
            CrashDialog(path, parent or QApplication.activeWindow()).exec()
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
