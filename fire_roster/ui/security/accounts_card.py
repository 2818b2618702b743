"""登录账户: who can log in, and when the screen locks."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QComboBox, QWidget

from fire_roster.services.accounts import AccountEntry
from fire_roster.services.changes import Done
from fire_roster.ui.common.buttons import make_button
from fire_roster.ui.common.card import Card
from fire_roster.ui.common.dialogs import confirm
from fire_roster.ui.common.empty_state import EmptyState
from fire_roster.ui.common.form_row import FormRow
from fire_roster.ui.common.labels import WrappedLabel
from fire_roster.ui.common.layout import row
from fire_roster.ui.common.record_model import Column
from fire_roster.ui.common.record_table import RecordTable
from fire_roster.ui.context import AppContext
from fire_roster.ui.saving import try_save
from fire_roster.ui.security.account_dialogs import AccountDialog, NewPasswordDialog

_COLUMNS: tuple[Column[AccountEntry], ...] = (
    Column("name", "登录名", lambda one: one.name, width=200),
    Column("role", "角色", lambda one: one.role.value, width=112),
    Column("unmask", "看完整号码", lambda one: "可以" if one.may_unmask else "—", width=120),
    Column("export", "导出", lambda one: "可以" if one.may_export else "—", width=96),
)
_TABLE_HEIGHT = 240
_MINUTES = {0: "不锁定", 5: "5 分钟", 10: "10 分钟", 15: "15 分钟", 30: "30 分钟", 60: "1 小时"}
_OFF = (
    "没有启用登录：打开程序的人都能查看和修改全部内容。几个人共用这台电脑时建议启用，"
    "各人用自己的账户，操作记录写明是谁做的；一个人使用时不必启用。"
)


class AccountsCard(Card):
    """One button while there is no account; the list of accounts afterwards."""

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__("登录账户", parent)
        self._context = context
        self.words = WrappedLabel(_OFF)
        empty = EmptyState("users", "没有账户", "启用登录后在这里管理账户。")
        self.table: RecordTable[AccountEntry] = RecordTable(
            _COLUMNS, empty, is_searchable=False, name="登录账户"
        )
        self.table.setFixedHeight(_TABLE_HEIGHT)
        self.start_button = make_button("启用登录…", self.start, icon_name="lock")
        self.add_button = make_button("新增…", self.add, icon_name="plus")
        self.edit_button = make_button("修改…", self.edit, icon_name="pencil")
        self.password_button = make_button("重设密码…", self.reset)
        self.remove_button = make_button("删除…", self.remove, icon_name="trash-2")
        self.off_button = make_button("停用登录…", self.switch_off, variant="quiet")
        self.minutes = QComboBox()
        for minutes, text in _MINUTES.items():
            self.minutes.addItem(text, minutes)
        self.minutes_row = FormRow("闲置多久锁定", self.minutes, "电脑锁屏时总会锁定。")
        self._lay_out()
        self.minutes.activated.connect(self._keep_minutes)
        self.table.selection_changed.connect(self._on_selection)
        self.table.activated.connect(lambda _: self.edit())

    def refresh(self) -> None:
        """Read the accounts again."""
        accounts = self._context.services.accounts
        is_on = accounts.are_on()
        self.table.set_records(accounts.list_all())
        residence = self._context.residence
        if residence is not None:
            self.minutes.setCurrentIndex(self.minutes.findData(residence.lock_minutes))
        off: tuple[QWidget, ...] = (self.words, self.start_button)
        on: tuple[QWidget, ...] = (
            self.table,
            self.add_button,
            self.edit_button,
            self.password_button,
            self.remove_button,
            self.off_button,
        )
        for widget in (*on, *off):
            widget.setVisible(is_on == (widget in on))
        self.minutes_row.setVisible(is_on and residence is not None)
        self._on_selection()

    def start(self) -> None:
        """The administrator's account."""
        AccountDialog(self._context, None, is_first=True, parent=self.window()).open()

    def add(self) -> None:
        """An account more."""
        AccountDialog(self._context, None, parent=self.window()).open()

    def edit(self) -> None:
        """Name, role and rights."""
        for one in self.table.selected_records()[:1]:
            AccountDialog(self._context, one, parent=self.window()).open()

    def reset(self) -> None:
        """A new password for who forgot it."""
        for one in self.table.selected_records()[:1]:
            NewPasswordDialog(self._context, one, self.window()).open()

    def remove(self) -> None:
        """An account less, after asking."""
        for one in self.table.selected_records()[:1]:
            text = f"“{one.name}”以后不能登录。以前的操作记录不变。"
            if confirm(self, "删除这个账户？", text, "删除"):
                self._do(partial(self._context.services.accounts.remove, one.account_id))

    def switch_off(self) -> None:
        """Nobody is asked any more, after asking."""
        text = "所有账户会被删除，打开程序的人都能查看和修改全部内容。以前的操作记录不变。"
        if confirm(self, "停用登录？", text, "停用登录"):
            self._do(self._context.services.accounts.switch_off)

    def _do(self, work: Callable[[], Done[None]]) -> None:
        try_save(self._context, work)

    def _keep_minutes(self, *_: object) -> None:
        if self._context.residence is not None:
            self._context.residence.keep_lock_minutes(int(self.minutes.currentData()))

    def _on_selection(self, *_: object) -> None:
        is_one = len(self.table.selected_records()) == 1
        for button in (self.edit_button, self.password_button, self.remove_button):
            button.setEnabled(is_one)

    def _lay_out(self) -> None:
        for button in (
            self.edit_button,
            self.password_button,
            self.remove_button,
            self.add_button,
        ):
            self.add_action(button)
        self.body.addWidget(self.words)
        self.body.addWidget(self.table)
        self.body.addWidget(self.minutes_row)
        buttons = row(spacing=2)
        buttons.addWidget(self.start_button)
        buttons.addWidget(self.off_button)
        buttons.addStretch(1)
        self.body.addLayout(buttons)
