"""数据加密: how the data lies on the disk, and what can be done about it."""

from PySide6.QtWidgets import QWidget

from fire_roster.domain.rights import Right
from fire_roster.errors import FireRosterError
from fire_roster.services.protection import ProtectionState
from fire_roster.ui.common.buttons import make_button
from fire_roster.ui.common.card import Card
from fire_roster.ui.common.chips import StateChip, StateKind
from fire_roster.ui.common.dialogs import confirm
from fire_roster.ui.common.labels import WrappedLabel
from fire_roster.ui.common.layout import row
from fire_roster.ui.context import AppContext
from fire_roster.ui.security.code_dialogs import RemoveProtectionDialog
from fire_roster.ui.security.sheet_dialog import SheetDialog


class ProtectionCard(Card):
    """State in words, and only the buttons that fit it."""

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__("数据加密", parent)
        self._context = context
        self.chip = StateChip("", "neutral")
        self.words = WrappedLabel()
        self.leftovers = WrappedLabel(role="muted")
        self.start_button = make_button(
            "打印恢复单并启用…",
            self.start,
            variant="primary",
            icon_name="shield-check",
            needs=Right.ACCOUNTS,
        )
        self.change_button = make_button(
            "更换恢复单…", self.start, icon_name="refresh-cw", needs=Right.ACCOUNTS
        )
        self.remove_button = make_button(
            "解除加密…", self.remove, variant="quiet", needs=Right.ACCOUNTS
        )
        self.copies_button = make_button("加密旧备份", self.protect_copies, needs=Right.ACCOUNTS)
        self.clean_button = make_button(
            "删除旧数据库…", self.clean, variant="quiet", needs=Right.ACCOUNTS
        )
        self.add_action(self.chip)
        self.body.addWidget(self.words)
        self.body.addWidget(self.leftovers)
        buttons = row(spacing=2)
        for button in (
            self.start_button,
            self.change_button,
            self.copies_button,
            self.clean_button,
            self.remove_button,
        ):
            buttons.addWidget(button)
        buttons.addStretch(1)
        self.body.addLayout(buttons)

    def refresh(self) -> None:
        """Read the state again."""
        state: ProtectionState = self._context.services.protection.state()
        is_on = state.is_encrypted
        self.chip.set_state(*chip_of(state))
        self.words.setText(words_of(state))
        self.leftovers.setText(leftover_words(state))
        self.leftovers.setVisible(bool(self.leftovers.text()))
        self.start_button.setVisible(not is_on and state.has_key_store)
        self.change_button.setVisible(is_on and state.has_key_store)
        self.remove_button.setVisible(is_on)
        self.copies_button.setVisible(is_on and state.open_copies + state.second_copies > 0)
        self.clean_button.setVisible(is_on and bool(state.open_leftovers))

    def start(self) -> None:
        """Print the sheet, type its code back."""
        is_on = self._context.services.protection.is_on()
        SheetDialog(self._context, is_change=is_on, parent=self.window()).open()

    def remove(self) -> None:
        """Ask for the code, and take the encryption off."""
        RemoveProtectionDialog(self._context, self.window()).open()

    def protect_copies(self) -> None:
        """Put the backups of this PC under the key too."""
        protection = self._context.services.protection
        self.copies_button.setEnabled(False)
        task = self._context.tasks.run(lambda control: protection.protect_copies(), self._on_copies)
        task.ended.connect(lambda: self.copies_button.setEnabled(True))

    def clean(self) -> None:
        """Delete replaced databases that anybody can read, after asking."""
        count = len(self._context.services.protection.state().open_leftovers)
        text = (
            f"以前恢复备份时留下的 {count} 份旧数据库会被永久删除，"
            "其中可能有恢复时放弃的内容。备份不受影响。"
        )
        if not confirm(self, "删除没有加密的旧数据库？", text, "删除"):
            return
        try:
            self._context.services.protection.remove_leftovers()
        except FireRosterError as error:
            self._context.report(error)
        self.refresh()

    def _on_copies(self, result: tuple[int, tuple[str, ...]]) -> None:
        done, left = result
        words = f"已加密 {done} 份备份"
        self._context.announce(f"{words}，{len(left)} 份没能加密" if left else words)
        self.refresh()


def chip_of(state: ProtectionState) -> tuple[str, StateKind]:
    """已加密, 未加密."""
    if state.is_encrypted:
        return "已加密", "success"
    return "未加密", "warning" if state.has_key_store else "neutral"


def words_of(state: ProtectionState) -> str:
    """The state in a sentence or two."""
    if not state.is_encrypted and not state.has_key_store:
        return "数据没有加密：这台电脑的系统不能保管密钥，请在日常办公的 Windows 电脑上启用。"
    if not state.is_encrypted:
        return (
            "数据没有加密，拿到这台电脑的硬盘或备份 U 盘的人都能读到人员资料。"
            "启用要几分钟：打印一张恢复单，把上面的恢复码输回来；之后照常使用，不用输密码。"
        )
    kept = (
        "密钥由本机的系统账户保管，打开程序不用输入。"
        if state.is_key_kept
        else "本机没有保管密钥，每次打开都要输入恢复码或密码。"
    )
    return (
        f"数据、附件和新的备份都已加密，现行恢复单编号 {state.sheet_number}。{kept}"
        "导出、打印和另存的文件不加密。"
    )


def leftover_words(state: ProtectionState) -> str:
    """What anybody can still read."""
    if not state.is_encrypted:
        if not state.closed_copies:
            return ""
        return f"本机有 {state.closed_copies} 份备份仍是加密的，恢复它们要用当时的恢复单，请保留。"
    parts = []
    if state.open_copies:
        parts.append(f"本机有 {state.open_copies} 份旧备份还没有加密")
    if state.second_copies:
        parts.append(
            f"第二备份位置有 {state.second_copies} 份备份没有加密或要用以前的恢复单才能打开，"
            "下次往那里备份时自动改用现行的"
        )
    if state.open_leftovers:
        parts.append(f"以前恢复时留下 {len(state.open_leftovers)} 份没有加密的旧数据库")
    return "；".join(parts) + "。" if parts else ""
