"""Forms about accounts: a new one, its rights, its password."""

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget

from fire_roster.domain.rights import ROLE_RIGHTS, Role
from fire_roster.records.account import AccountFields
from fire_roster.services.accounts import SHORTEST_PASSWORD, AccountEntry
from fire_roster.ui.common.form_dialog import FormDialog
from fire_roster.ui.common.form_row import FormRow
from fire_roster.ui.common.labels import WrappedLabel
from fire_roster.ui.common.text_limit import limit_text
from fire_roster.ui.context import AppContext
from fire_roster.ui.saving import save

_PASSWORD_HINT = f"至少 {SHORTEST_PASSWORD} 个字符，可以是一句好记的话。"
_FIRST = (
    "启用后，打开程序、闲置或电脑锁屏之后都要登录；提醒照常进行，但不显示姓名。"
    "先建立管理员，再给其他人建账户。管理员密码请记好。"
)
_UNPROTECTED = "数据还没有加密：忘记管理员密码时没有恢复单可用，建议先启用数据加密。"


class _PasswordRows:
    """A password twice."""

    def __init__(self, dialog: FormDialog, label: str = "密码") -> None:
        self.first, self.second = _secret(), _secret()
        self.first_row = FormRow(label, self.first, _PASSWORD_HINT)
        self.second_row = FormRow("再输一次", self.second)
        dialog.body.addWidget(self.first_row)
        dialog.body.addWidget(self.second_row)

    def check(self) -> bool:
        """Whether it is long enough and typed twice the same."""
        is_short = len(self.first.text()) < SHORTEST_PASSWORD
        problem = f"密码至少 {SHORTEST_PASSWORD} 个字符。" if is_short else ""
        has_problem = self.first_row.show_problem(problem)
        differs = self.first.text() != self.second.text()
        has_other = self.second_row.show_problem("两次输入的不一样。" if differs else "")
        return not (has_problem or has_other)

    def value(self) -> str:
        """What was typed."""
        return self.first.text()


class AccountDialog(FormDialog):
    """A new account (the first is the administrator's), or the rights of one."""

    keeps_draft = False

    def __init__(
        self,
        context: AppContext,
        entry: AccountEntry | None,
        *,
        is_first: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        title = "启用登录" if is_first else "修改账户" if entry else "新增账户"
        super().__init__(title, "启用登录" if is_first else "保存", parent=parent)
        self._context = context
        self._entry = entry
        self.name = QLineEdit(entry.name if entry else "")
        limit_text(self.name, 30)
        self.role = QComboBox()
        self.role.addItems([role.value for role in Role])
        self.may_unmask = QCheckBox("可看完整的身份证号和电话（每次查看都有记录）")
        self.may_export = QCheckBox("可导出名单和表格")
        self.passwords: _PasswordRows | None = None
        self._fill(entry, is_first=is_first)
        self._lay_out(is_first=is_first)
        self.name.setFocus()

    def check(self) -> bool:
        problem = "" if self.name.text().strip() else "请填写登录名，一般用本人姓名。"
        has_problem = self.name_row.show_problem(problem)
        is_right = self.passwords is None or self.passwords.check()
        self.grow()
        return is_right and not has_problem

    def save(self) -> None:
        fields = AccountFields(
            name=self.name.text().strip(),
            role=self.role.currentText(),
            may_unmask=self.may_unmask.isChecked(),
            may_export=self.may_export.isChecked(),
        )
        accounts, entry = self._context.services.accounts, self._entry
        if entry is not None:
            save(self._context, lambda: accounts.update(entry.account_id, fields))
            self._context.announce(f"已修改账户 {fields.name}")
        else:
            password = self.passwords.value() if self.passwords else ""
            save(self._context, lambda: accounts.add(fields, password))
            self._context.announce(f"已新增账户 {fields.name}")

    def _fill(self, entry: AccountEntry | None, *, is_first: bool) -> None:
        role = Role.ADMIN if is_first else Role.OPERATOR
        self.role.setCurrentText(entry.role.value if entry else role.value)
        self.role.setEnabled(not is_first)
        self.may_unmask.setChecked(entry.may_unmask if entry else is_first)
        self.may_export.setChecked(entry.may_export if entry else is_first)
        self.role.currentTextChanged.connect(self._show_rights)

    def _show_rights(self, role: str) -> None:
        self.role_row.set_hint(role_words(Role(role)))
        self.grow()

    def _lay_out(self, *, is_first: bool) -> None:
        if is_first:
            self.body.addWidget(WrappedLabel(_FIRST, "muted"))
            if not self._context.services.protection.is_on():
                self.body.addWidget(WrappedLabel(_UNPROTECTED, "muted"))
            self.body.addSpacing(8)
        self.name_row = FormRow("登录名", self.name, "一般用本人姓名，操作记录里显示这个名字。")
        self.role_row = FormRow("角色", self.role, role_words(Role(self.role.currentText())))
        self.body.addWidget(self.name_row)
        self.body.addWidget(self.role_row)
        self.body.addWidget(FormRow("另外允许", self.may_unmask))
        self.body.addWidget(FormRow("", self.may_export))
        if self._entry is None:
            self.passwords = _PasswordRows(self)


class NewPasswordDialog(FormDialog):
    """A new password by an administrator."""

    keeps_draft = False

    def __init__(
        self, context: AppContext, entry: AccountEntry, parent: QWidget | None = None
    ) -> None:
        super().__init__(f"重设 {entry.name} 的密码", "重设", parent=parent)
        self._context = context
        self._entry = entry
        self.passwords = _PasswordRows(self, "新密码")
        self.passwords.first.setFocus()

    def check(self) -> bool:
        return self.passwords.check()

    def save(self) -> None:
        accounts, key = self._context.services.accounts, self._entry.account_id
        save(self._context, lambda: accounts.set_password(key, self.passwords.value()))
        self._context.announce(f"已重设 {self._entry.name} 的密码")


class OwnPasswordDialog(FormDialog):
    """A new password of one's own."""

    keeps_draft = False

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__("修改密码", parent=parent)
        self._context = context
        self.old = _secret()
        self.body.addWidget(FormRow("现在的密码", self.old))
        self.passwords = _PasswordRows(self, "新密码")
        self.old.setFocus()

    def check(self) -> bool:
        return self.passwords.check()

    def save(self) -> None:
        accounts, new = self._context.services.accounts, self.passwords.value()
        save(self._context, lambda: accounts.change_own_password(self.old.text(), new))
        self._context.announce("已修改密码")


def role_words(role: Role) -> str:
    """What a role may do, in a sentence."""
    if role is Role.ADMIN:
        return "可做全部工作，包括设置、恢复备份和管理账户。"
    rights = [right.value for right in ROLE_RIGHTS[role]]
    return f"可做：{'、'.join(sorted(rights))}。" if rights else "只能查看，不能改动任何内容。"


def _secret() -> QLineEdit:
    line = QLineEdit()
    limit_text(line, 200)
    line.setEchoMode(QLineEdit.EchoMode.Password)
    return line
