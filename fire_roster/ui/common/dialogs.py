"""Dialogs that ask or tell; all text is plain and every button names what it does."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from fire_roster.errors import FireRosterError
from fire_roster.ui.common.buttons import ButtonVariant, make_button
from fire_roster.ui.common.icon_label import IconLabel
from fire_roster.ui.common.labels import PlainLabel, WrappedLabel
from fire_roster.ui.common.layout import column, row

_TEXT_WIDTH = 420


class MessageDialog(QDialog):
    """Icon, heading, explanation, and a row of buttons at the right."""

    def __init__(
        self, title: str, text: str, icon_name: str, token: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setModal(True)
        layout: QVBoxLayout = column(self, spacing=6, margin=6)
        content = row(spacing=4)
        content.addWidget(IconLabel(icon_name, 24, token), 0, Qt.AlignmentFlag.AlignTop)
        words = column(spacing=2)
        words.addWidget(PlainLabel(title, "strong"))
        self._text = WrappedLabel(text)
        self._text.setFixedWidth(_TEXT_WIDTH)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        words.addWidget(self._text)
        content.addLayout(words, 1)
        layout.addLayout(content)
        self._buttons: QHBoxLayout = row(spacing=2)
        self._buttons.addStretch(1)
        layout.addLayout(self._buttons)

    def text(self) -> str:
        """The explanation shown."""
        return self._text.text()

    def insert_button(self, text: str, on_click: Callable[[], object]) -> QPushButton:
        """Add a button at the far left that leaves the dialog open."""
        button = make_button(text, on_click)
        self._buttons.insertWidget(0, button)
        return button

    def add_button(
        self, text: str, *, accepts: bool, variant: ButtonVariant = "normal"
    ) -> QPushButton:
        """Add a button that ends the dialog; the last one added is at the far right."""
        button = make_button(text, self.accept if accepts else self.reject, variant=variant)
        self._buttons.addWidget(button)
        return button


class ConfirmDialog(MessageDialog):
    """Asks before something is lost. `consequence` says exactly what; Esc keeps everything."""

    def __init__(
        self,
        title: str,
        consequence: str,
        action: str,
        *,
        is_danger: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        look = ("triangle-alert", "danger") if is_danger else ("circle-help", "accent")
        super().__init__(title, consequence, look[0], look[1], parent)
        cancel = self.add_button("取消", accepts=False)
        self.add_button(action, accepts=True, variant="danger" if is_danger else "primary")
        cancel.setDefault(True)
        cancel.setFocus()


def confirm(
    parent: QWidget | None, title: str, consequence: str, action: str, *, is_danger: bool = True
) -> bool:
    """True when the user chose `action`."""
    dialog = ConfirmDialog(title, consequence, action, is_danger=is_danger, parent=parent)
    return dialog.exec() == QDialog.DialogCode.Accepted


class ErrorDialog(MessageDialog):
    """Tells a failure the user can act on."""

    def __init__(self, error: FireRosterError, parent: QWidget | None = None) -> None:
        super().__init__("没有完成", error.message, "circle-alert", "danger", parent)
        close = self.add_button("知道了", accepts=True, variant="primary")
        close.setDefault(True)


def show_error(parent: QWidget | None, error: FireRosterError) -> None:
    """Tell the failure and wait until it is read."""
    ErrorDialog(error, parent).exec()
