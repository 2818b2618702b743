"""One part of the settings."""

from collections.abc import Callable
from typing import Any, ClassVar

from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from fire_roster.errors import FireRosterError
from fire_roster.services.changes import Done, Kind
from fire_roster.services.office import Office
from fire_roster.ui.common.inline_message import InlineMessage
from fire_roster.ui.common.layout import column
from fire_roster.ui.context import AppContext
from fire_roster.ui.drafts.draft_offer import keep_drafts
from fire_roster.ui.saving import save


class SettingsPanel(QWidget):
    """`kinds` names the records it shows, so that it is read again when they change.

    `keeps_draft`: what is typed survives a crash. Only for a panel of fixed fields about one
    thing: a draft is known by the values of its fields.
    """

    kinds: tuple[Kind, ...] = ()
    keeps_draft: ClassVar[bool] = False

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.office: Office = context.services
        self._is_watched = False
        self.message = InlineMessage()
        self.layout_column = column(self, spacing=3)
        self.layout_column.addWidget(self.message)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.keeps_draft and not self._is_watched:
            self._is_watched = True
            QTimer.singleShot(0, self, self._keep_drafts)

    def _keep_drafts(self) -> None:
        name = type(self).__name__
        keep_drafts(self, self.layout_column, 0, name, lambda: self.is_edited())

    def refresh(self) -> None:
        """Read everything again; what was typed and not saved stays."""

    def is_edited(self) -> bool:
        """Whether something was typed and not saved."""
        return False

    def store(self, work: Callable[[], Done[Any]], told: str) -> bool:
        """Write, tell what changed in a toast, or say here why it was refused."""
        self.message.show_message("")
        try:
            save(self.context, work)
        except FireRosterError as error:
            self.message.show_message(error.message, "danger")
            return False
        self.context.announce(told)
        return True
