"""Progress of long work with a way out, shown only when it takes longer than a moment."""

from PySide6.QtCore import QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QProgressBar, QWidget

from fire_roster.ui.common.buttons import make_button
from fire_roster.ui.common.labels import PlainLabel, WrappedLabel
from fire_roster.ui.common.layout import column, row
from fire_roster.ui.tasks import Task

_DELAY_MS = 400


class ProgressDialog(QDialog):
    """Watches a task: appears after 400 ms, closes when the task ends."""

    def __init__(self, task: Task, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._task = task
        self.setWindowTitle(title)
        self.setModal(True)
        self.setMinimumWidth(420)
        layout = column(self, spacing=3, margin=6)
        layout.addWidget(PlainLabel(title, "strong"))
        self._text = WrappedLabel("请稍候…", "muted")
        layout.addWidget(self._text)
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        layout.addWidget(self.bar)
        layout.addSpacing(8)
        buttons = row()
        buttons.addStretch(1)
        self._cancel = make_button("取消", self.cancel)
        # The Enter that started the work, pressed once more, must not end it.
        self._cancel.setAutoDefault(False)
        buttons.addWidget(self._cancel)
        layout.addLayout(buttons)
        task.progressed.connect(self._on_progress)
        task.ended.connect(self._on_end)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.show)
        if task.is_running:
            self._timer.start(_DELAY_MS)

    def cancel(self) -> None:
        """Ask the task to stop; the dialog stays until it has."""
        self._cancel.setEnabled(False)
        self._text.setText("正在取消…")
        self._task.cancel()

    def reject(self) -> None:
        self.cancel()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._task.is_running:
            event.ignore()
            self.cancel()

    def _on_progress(self, fraction: float, text: str) -> None:
        if self._task.is_cancelled:
            return
        if fraction >= 0:
            self.bar.setRange(0, 1000)
            self.bar.setValue(round(fraction * 1000))
        if text:
            self._text.setText(text)

    def _on_end(self) -> None:
        self._timer.stop()
        self.hide()
        self.deleteLater()
