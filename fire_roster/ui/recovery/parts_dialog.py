"""Texts to read before they are copied or saved: the log, the diagnostics."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QFileDialog, QListWidget, QPlainTextEdit, QWidget

from fire_roster.errors import FireRosterError
from fire_roster.services.diagnostics import TextPart
from fire_roster.ui.common.buttons import make_button
from fire_roster.ui.common.inline_message import InlineMessage
from fire_roster.ui.common.labels import PlainLabel, WrappedLabel
from fire_roster.ui.common.layout import column, row
from fire_roster.ui.common.type_to_find import TypeToFind

Save = Callable[[Path], object]


class PartsDialog(QDialog):
    """Parts at the left, the chosen one at the right; with `save` they go to one .zip file."""

    def __init__(
        self,
        title: str,
        hint: str,
        parts: Sequence[TextPart],
        parent: QWidget | None = None,
        *,
        save: Save | None = None,
        file_name: str = "",
    ) -> None:
        super().__init__(parent)
        self._parts = tuple(parts)
        self._save = save
        self._file_name = file_name
        self.setWindowTitle(title)
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(860, 560)
        self.list = QListWidget()
        self.list.setAccessibleName("内容")
        TypeToFind(self.list)
        self.list.setFixedWidth(200)
        self.list.addItems([one.name for one in parts])
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(title)
        self.message = InlineMessage()
        self._lay_out(title, hint)
        self.list.currentRowChanged.connect(lambda at: self.text.setPlainText(parts[at].text))
        self.list.setCurrentRow(0)

    def copy(self) -> None:
        """Put everything on the clipboard."""
        texts = (f"== {one.name} ==\n{one.text}" for one in self._parts)
        QGuiApplication.clipboard().setText("\n\n".join(texts))
        self.message.show_message("已复制。", "success")

    def save(self) -> None:
        """Ask for a file and write exactly what is shown."""
        name, _ = QFileDialog.getSaveFileName(self, "保存", self._file_name, "压缩文件 (*.zip)")
        if name:
            path = Path(name)
            self.save_to(path if path.suffix else path.with_name(path.name + ".zip"))

    def save_to(self, path: Path) -> None:
        """Write; what goes wrong is said here."""
        assert self._save is not None
        try:
            self._save(path)
        except FireRosterError as error:
            self.message.show_message(error.message, "danger")
            return
        self.message.show_message(f"已保存：{path}", "success")

    def _lay_out(self, title: str, hint: str) -> None:
        layout = column(self, spacing=3, margin=6)
        layout.addWidget(PlainLabel(title, "strong"))
        layout.addWidget(WrappedLabel(hint, "muted"))
        content = row(spacing=3)
        content.addWidget(self.list)
        content.addWidget(self.text, 1)
        layout.addLayout(content, 1)
        layout.addWidget(self.message)
        buttons = row(spacing=2)
        buttons.addWidget(make_button("复制全部", self.copy, icon_name="copy"))
        buttons.addStretch(1)
        close = make_button("关闭", self.accept)
        buttons.addWidget(close)
        if self._save is not None:
            buttons.addWidget(make_button("保存…", self.save, variant="primary", icon_name="save"))
        else:
            close.setDefault(True)
        layout.addLayout(buttons)
