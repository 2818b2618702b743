"""A field for the code of the recovery sheet, which says at once where it was mistyped."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from fire_roster.domain.recovery_code import GROUPS, plain_code, wrong_groups
from fire_roster.ui.common.form_row import FormRow
from fire_roster.ui.common.text_limit import limit_text

LENGTH = 5 * GROUPS
_HINT = "照着纸上输入 6 组字符；大小写都可以，横线不用输。"


class CodeRow(FormRow):
    """The field with its line of help. `completed(bool)`: whether all of it is there and right."""

    completed = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        self.line = QLineEdit()
        limit_text(self.line, 60)
        super().__init__("恢复码", self.line, _HINT, parent)
        self.line.textEdited.connect(self._on_edit)

    def is_complete(self) -> bool:
        """Whether every group is there and right."""
        typed = self.line.text()
        return len(plain_code(typed)) == LENGTH and not wrong_groups(typed)

    def _on_edit(self, typed: str) -> None:
        if self.line.cursorPosition() == len(typed):
            self._group(typed)
        wrong = wrong_groups(self.line.text())
        count = len(plain_code(self.line.text()))
        if wrong:
            which = "、".join(str(number) for number in wrong)
            self.set_error(
                f"第 {which} 组不对，请对照纸上再看。" if wrong[0] <= GROUPS else "字符太多了。"
            )
        elif count == LENGTH:
            self.set_hint("恢复码完整。")
        else:
            self.set_hint(f"已输入 {count // 5} 组，共 {GROUPS} 组。" if count else _HINT)
        self.completed.emit(self.is_complete())

    def _group(self, typed: str) -> None:
        """Dashes as they stand on the paper, while somebody types at the end."""
        plain = plain_code(typed)
        groups = [plain[start : start + 5] for start in range(0, len(plain), 5)]
        self.line.setText("-".join(groups))
