"""A dialog that fills in a record: fields, what is wrong, 取消 and 保存."""

from typing import ClassVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from fire_roster.domain.rights import Right
from fire_roster.errors import FireRosterError
from fire_roster.ui.common.buttons import make_button
from fire_roster.ui.common.inline_message import InlineMessage
from fire_roster.ui.common.labels import PlainLabel
from fire_roster.ui.common.layout import column, row
from fire_roster.ui.drafts.draft_offer import forget_drafts, keep_drafts, renew_drafts


class FormDialog(QDialog):
    """Put rows into `body`; override `check` and `save`.

    What the service refuses is told in the dialog, which then stays open with all that was
    typed. `needs` is the right that saving asks for. What is typed survives a crash, except where
    `keeps_draft` is off (secrets).
    """

    needs: ClassVar[Right | None] = None
    keeps_draft: ClassVar[bool] = True

    def __init__(
        self, title: str, accept_text: str = "保存", *, width: int = 520, parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(width)
        layout = column(self, spacing=4, margin=6)
        self.heading = PlainLabel(title, "strong")
        layout.addWidget(self.heading)
        self.body: QVBoxLayout = column(spacing=2)
        layout.addLayout(self.body, 1)
        self.message = InlineMessage()
        layout.addWidget(self.message)
        self.buttons: QHBoxLayout = row(spacing=2)
        self.buttons.addStretch(1)
        self.cancel_button = make_button("取消", self.reject)
        self.accept_button = make_button(
            accept_text, self.submit, variant="primary", needs=self.needs
        )
        self.accept_button.setDefault(True)
        self.buttons.addWidget(self.cancel_button)
        self.buttons.addWidget(self.accept_button)
        layout.addLayout(self.buttons)
        self.finished.connect(lambda _: forget_drafts(self))
        self._is_watched = False

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.keeps_draft and not self._is_watched:
            self._is_watched = True
            # After whoever opens the dialog has filled it in.
            QTimer.singleShot(0, self, self._keep_drafts)

    def _keep_drafts(self) -> None:
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        keep_drafts(self, layout, 1, f"{type(self).__name__} {self.draft_name()}")

    def draft_name(self) -> str:
        """What tells this form from others of its class, where its first values do not."""
        return self.windowTitle()

    def submit(self) -> bool:
        """Save and close; stays open and returns False when something is wrong."""
        if self.try_save():
            self.accept()
            return True
        return False

    def try_save(self) -> bool:
        """Save without closing; False when something is wrong."""
        self.message.show_message("")
        if not self.check():
            return False
        try:
            self.save()
        except FireRosterError as error:
            self.message.show_message(error.message, "danger")
            return False
        renew_drafts(self)
        return True

    def grow(self) -> None:
        """Take the height that the content needs now; never shrinks under the user's hand."""
        layout = self.layout()
        if layout is None:
            return
        layout.activate()
        needed = layout.totalHeightForWidth(self.width())
        if needed > self.height():
            self.resize(self.width(), needed)

    def check(self) -> bool:
        """Say at each field what is wrong; True when everything can be saved."""
        return True

    def save(self) -> None:
        """Hand the values to the service."""
