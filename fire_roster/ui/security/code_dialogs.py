"""Dialogs that ask for the recovery code: to take the encryption off, to open foreign data."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QLineEdit, QWidget

from fire_roster.errors import FireRosterError
from fire_roster.ui.common.form_dialog import FormDialog
from fire_roster.ui.common.form_row import FormRow
from fire_roster.ui.common.labels import WrappedLabel
from fire_roster.ui.common.text_limit import limit_text
from fire_roster.ui.context import AppContext
from fire_roster.ui.security.code_field import CodeRow
from fire_roster.ui.tasks import TaskControl

_OFF = (
    "解除后，拿到这台电脑的硬盘或新备份的人都能读到人员资料。解除前会自动备份一次。"
    "已加密的旧备份仍要用现行恢复单打开，请继续保管。"
)
_OPEN = (
    "这份数据已加密，这台电脑的当前系统账户没有密钥。请输入数据恢复单上的恢复码，或登录密码。"
    "只需输入一次，以后由系统账户保管。"
)


class RemoveProtectionDialog(FormDialog):
    """Only who has the sheet takes the encryption off."""

    keeps_draft = False

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__("解除数据加密", "解除加密", width=600, parent=parent)
        self._context = context
        self._is_working = False
        self.code = CodeRow()
        self.accept_button.setEnabled(False)
        self.code.completed.connect(self.accept_button.setEnabled)
        self.body.addWidget(WrappedLabel(_OFF, "muted"))
        self.body.addSpacing(8)
        self.body.addWidget(self.code)
        self.code.line.setFocus()

    def submit(self) -> bool:
        """Start the work; the dialog closes when it is done."""
        if self._is_working or not self.code.is_complete():
            return False
        self._set_working(is_working=True)
        typed, protection = self.code.line.text(), self._context.services.protection

        def work(control: TaskControl) -> Any:
            try:
                return protection.remove(typed)
            except FireRosterError as error:
                return error

        task = self._context.tasks.run(work, self._on_done)
        task.failed.connect(lambda _: self._set_working(is_working=False))
        return True

    def reject(self) -> None:
        """Not while the files are being exchanged."""
        if not self._is_working:
            super().reject()

    def _on_done(self, result: Any) -> None:
        self._set_working(is_working=False)
        if isinstance(result, FireRosterError):
            self.message.show_message(result.message, "danger")
            return
        self._context.changes.changed.emit(result.changes)
        self._context.announce("已解除数据加密")
        self.accept()

    def _set_working(self, *, is_working: bool) -> None:
        self._is_working = is_working
        for widget in (self.code, self.cancel_button):
            widget.setEnabled(not is_working)
        self.accept_button.setEnabled(not is_working and self.code.is_complete())
        self.message.show_message("正在备份和解除加密…" if is_working else "", "info")


class KeyDialog(FormDialog):
    """At the start, on a PC whose system account has no key for the data."""

    keeps_draft = False

    def __init__(self, unlock: Callable[[str], object], parent: QWidget | None = None) -> None:
        super().__init__("打开加密的数据", "打开", width=600, parent=parent)
        self._unlock = unlock
        self.cancel_button.setText("退出程序")
        self.secret = QLineEdit()
        limit_text(self.secret, 200)
        self.body.addWidget(WrappedLabel(_OPEN, "muted"))
        self.body.addSpacing(8)
        self.row = FormRow("恢复码或密码", self.secret)
        self.body.addWidget(self.row)
        self.secret.setFocus()

    def check(self) -> bool:
        problem = "" if self.secret.text().strip() else "请输入恢复码或登录密码。"
        return not self.row.show_problem(problem)

    def save(self) -> None:
        self._unlock(self.secret.text().strip())
