"""Asked the first time the window is closed: go on in the tray, or end."""

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from fire_roster.ui.common.buttons import make_button
from fire_roster.ui.common.dialogs import MessageDialog


class CloseDialog(MessageDialog):
    """`stays` after it was accepted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            "关闭窗口后还要提醒吗",
            "留在托盘：窗口收起，到点照样提醒，点右下角的图标再打开。\n"
            "退出程序：不再提醒，期间错过的到下次打开时一起列出。",
            "bell",
            "accent",
            parent,
        )
        self.stays = True
        self.remember = QCheckBox("记住我的选择（可以在“设置 → 提醒”里改）")
        self.remember.setChecked(True)
        self.remember.setAccessibleName(self.remember.text())
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.insertWidget(1, self.remember)
        self.leave_button = make_button("退出程序", self._leave)
        self._buttons.addWidget(self.leave_button)
        self.stay_button = self.add_button("留在托盘", accepts=True, variant="primary")
        self.stay_button.setDefault(True)

    def is_remembered(self) -> bool:
        """Whether the answer holds for later, too."""
        return self.remember.isChecked()

    def _leave(self) -> None:
        self.stays = False
        self.accept()
