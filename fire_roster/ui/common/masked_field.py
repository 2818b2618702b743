"""Personal data that is masked until somebody asks to see it."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from fire_roster.ui.common.buttons import make_button
from fire_roster.ui.common.layout import row
from fire_roster.ui.common.text_limit import limit_text


class MaskedField(QWidget):
    """Shows 138****0001 with a button 显示; only what is shown in full can be changed.

    `may_reveal` is asked before and tells why not. `revealed()` each time the full
    value becomes visible, so that it can be put on record.
    """

    revealed = Signal()

    def __init__(
        self, mask: Callable[[str], str], max_length: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._mask = mask
        self._value = ""
        self._is_masked = False
        self.may_reveal: Callable[[], bool] = lambda: True
        self.line = QLineEdit()
        limit_text(self.line, max_length)
        self.button = make_button("显示", self.toggle, variant="quiet")
        layout = row(self, spacing=1)
        layout.addWidget(self.line, 1)
        layout.addWidget(self.button)
        self.setFocusProxy(self.line)
        self.set_value("")

    def value(self) -> str:
        """The full value, masked on screen or not."""
        return self._value if self._is_masked else self.line.text().strip()

    def set_value(self, value: str) -> None:
        """Take over a value; one that is there is masked, an empty field can be filled in."""
        self._value = value
        self._show(is_masked=bool(value))

    def draft_value(self) -> str:
        """What a draft keeps of it."""
        return self.value()

    def restore_draft(self, value: str) -> None:
        """Show what a draft kept, masked."""
        self.set_value(value)

    def toggle(self) -> None:
        """Reveal the value, or mask it again."""
        if self._is_masked:
            if not self.may_reveal():
                return
            self._show(is_masked=False)
            self.line.setFocus()
            self.revealed.emit()
        else:
            self._value = self.line.text().strip()
            self._show(is_masked=bool(self._value))

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.line.setAccessibleName(name)

    def _show(self, *, is_masked: bool) -> None:
        self._is_masked = is_masked
        self.line.setReadOnly(is_masked)
        self.line.setText(self._mask(self._value) if is_masked else self._value)
        self.line.setCursorPosition(0)
        self.button.setText("显示" if is_masked else "隐藏")
        self.button.setVisible(bool(self._value))
