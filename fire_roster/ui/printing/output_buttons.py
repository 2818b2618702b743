"""The buttons of the print centre: 打印, 保存 PDF, 打开, 复制到, 批量."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from fire_roster.ui.common.buttons import make_button
from fire_roster.ui.common.layout import column, row
from fire_roster.ui.common.tooltip import set_tooltip


class OutputButtons(QWidget):
    """Each does what `actions` says under its name; all but 批量 wait for a paper."""

    def __init__(
        self, actions: dict[str, Callable[[], object]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.print_button = make_button(
            "打印…", actions["print"], variant="primary", icon_name="printer"
        )
        self.print_button.setShortcut("Ctrl+P")
        set_tooltip(self.print_button, "选择打印机并打印", "Ctrl+P")
        self.save_button = make_button("保存 PDF…", actions["save"], icon_name="file-down")
        self.open_button = make_button("打开", actions["open"], icon_name="external-link")
        self.copy_button = make_button("复制到…", actions["copy"], icon_name="folder-open")
        set_tooltip(self.copy_button, "复制到文件夹或 U 盘")
        self.batch_button = make_button("批量…", actions["batch"], icon_name="copy")
        set_tooltip(self.batch_button, "整年、全部站点一次打印")
        layout = column(self, spacing=2)
        layout.addWidget(self.print_button)
        for pair in ((self.save_button, self.open_button), (self.copy_button, self.batch_button)):
            line = row(spacing=2)
            for button in pair:
                line.addWidget(button, 1)
            layout.addLayout(line)

    def set_ready(self, is_ready: bool) -> None:
        """Whether there is a paper."""
        for button in (self.print_button, self.save_button, self.open_button, self.copy_button):
            button.setEnabled(is_ready)
