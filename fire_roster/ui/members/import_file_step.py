"""Choosing the file of a staff list: by dialog, or dropped from the desktop."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QKeySequence,
    QShortcut,
)
from PySide6.QtWidgets import QFileDialog, QWidget

from fire_roster.ui.common.card import Card
from fire_roster.ui.common.empty_state import EmptyState
from fire_roster.ui.common.inline_message import InlineMessage
from fire_roster.ui.common.layout import column

_SUFFIXES = (".xlsx", ".xlsm", ".xls", ".ods", ".csv")
_FILTER = "人员台账 (*.xlsx *.xlsm *.xls *.ods *.csv);;所有文件 (*)"


class ImportFileStep(QWidget):
    """`chosen(Path)` when a file was picked or dropped, `pasted(text)` for copied cells,
    `template_asked()` for an empty list to fill in."""

    chosen = Signal(object)
    pasted = Signal(str)
    template_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)
        self.message = InlineMessage()
        invitation = EmptyState(
            "file-up",
            "把台账文件拖到这里，或点下面的按钮选择",
            "支持 Excel、WPS 表格（.xlsx .xls .ods）和 .csv，什么样的表头都行。"
            "先预览，确认之后才写入。",
        )
        invitation.add_action("选择文件…", self.browse, "folder-open")
        invitation.add_action("粘贴从 Excel 复制的名单（Ctrl+V）", self.paste, "clipboard")
        invitation.add_action("下载空白模板…", self.template_asked.emit, "download")
        card = Card()
        card.body.addWidget(invitation)
        layout = column(self, spacing=3)
        layout.addWidget(self.message)
        layout.addWidget(card, 1)
        keys = QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self)
        keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        keys.activated.connect(self.paste)

    def browse(self) -> None:
        """Ask for a file."""
        name, _ = QFileDialog.getOpenFileName(self, "选择人员台账", "", _FILTER)
        if name:
            self.chosen.emit(Path(name))

    def paste(self) -> None:
        """Take the cells that were copied in Excel or WPS."""
        self.pasted.emit(QGuiApplication.clipboard().text())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._dropped(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = self._dropped(event)
        if path is not None:
            event.acceptProposedAction()
            self.chosen.emit(path)

    def _dropped(self, event: QDropEvent) -> Path | None:
        """The one file that is dragged, if it may be a list."""
        urls = event.mimeData().urls()
        if len(urls) != 1 or not urls[0].isLocalFile():
            return None
        path = Path(urls[0].toLocalFile())
        return path if path.suffix.lower() in _SUFFIXES else None
