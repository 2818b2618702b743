"""Who is at the keyboard: name and password, or the code of the recovery sheet."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from fire_roster.errors import FireRosterError
from fire_roster.services.accounts import AccountEntry
from fire_roster.ui.common.buttons import make_button
from fire_roster.ui.common.form_dialog import FormDialog
from fire_roster.ui.common.form_row import FormRow
from fire_roster.ui.common.labels import WrappedLabel
from fire_roster.ui.common.text_limit import limit_text


class LoginDialog(FormDialog):
    """Goes away only with a login. `entered(AccountEntry)`, `left()` for leaving the program."""

    keeps_draft = False

    entered = Signal(object)
    left = Signal()

    def __init__(self, accounts: Any, *, is_locked: bool, parent: QWidget | None = None) -> None:
        super().__init__("已锁定" if is_locked else "登录", "登录", width=420, parent=parent)
        self._accounts = accounts
        self._entry: AccountEntry | None = None
        self._uses_sheet = False
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        # The window frame has no way out either: what stays open stays covered.
        self.setWindowFlag(Qt.WindowType.WindowCloseButtonHint, on=False)
        self.name = QComboBox()
        self.name.addItems([one.name for one in accounts.list_all()])
        self.secret = QLineEdit()
        limit_text(self.secret, 200)
        self.secret.setEchoMode(QLineEdit.EchoMode.Password)
        self.name_row = FormRow("登录名", self.name)
        self.secret_row = FormRow("密码", self.secret)
        self.sheet_button = make_button("忘记密码", self.use_sheet, variant="quiet")
        self._lay_out(is_locked=is_locked)
        held = accounts.held_by
        if held is not None and self.name.findText(held.name) >= 0:
            self.name.setCurrentText(held.name)
        self.secret.setFocus()

    def use_sheet(self) -> None:
        """Ask for the code of the sheet instead, or for the password again."""
        self._uses_sheet = not self._uses_sheet
        self.name_row.setVisible(not self._uses_sheet)
        self.sheet_button.setText("用密码登录" if self._uses_sheet else "忘记密码")
        echo = QLineEdit.EchoMode.Normal if self._uses_sheet else QLineEdit.EchoMode.Password
        self.secret.setEchoMode(echo)
        self.secret.clear()
        self.secret_row.set_hint(
            "输入数据恢复单上的恢复码；没有启用数据加密时不能用。登录后请重设密码。"
            if self._uses_sheet
            else ""
        )
        self.secret.setFocus()
        self.grow()

    def check(self) -> bool:
        problem = "" if self.secret.text() else "请输入密码。"
        return not self.secret_row.show_problem(problem)

    def save(self) -> None:
        try:
            if self._uses_sheet:
                self._entry = self._accounts.sign_in_with_sheet(self.secret.text())
            else:
                self._entry = self._accounts.sign_in(self.name.currentText(), self.secret.text())
        except FireRosterError:
            self.secret.selectAll()
            self.secret.setFocus()
            raise

    def accept(self) -> None:
        """Only after a login."""
        if self._entry is not None:
            super().accept()
            self.entered.emit(self._entry)

    def reject(self) -> None:
        """Esc changes nothing; leaving the program is a button."""

    def _lay_out(self, *, is_locked: bool) -> None:
        if is_locked:
            words = "没有保存的内容还在原处，登录后继续。"
            self.body.addWidget(WrappedLabel(words, "muted"))
            self.body.addSpacing(8)
        self.body.addWidget(self.name_row)
        self.body.addWidget(self.secret_row)
        self.cancel_button.hide()
        self.buttons.insertWidget(0, self.sheet_button)
        self.leave_button = make_button("退出程序", self.left.emit)
        self.buttons.insertWidget(self.buttons.count() - 1, self.leave_button)
