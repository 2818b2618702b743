"""The frame of one step: what it is for, its content, and the word on the main button."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from fire_roster.services.first_start import FirstStart
from fire_roster.ui.common.inline_message import InlineMessage
from fire_roster.ui.common.labels import PlainLabel, WrappedLabel
from fire_roster.ui.common.layout import column
from fire_roster.ui.context import AppContext


class StartStepPanel(QWidget):
    """Put the content into `body`; override what differs."""

    def __init__(self, context: AppContext, heading: str, purpose: str) -> None:
        super().__init__()
        self.context = context
        self.message = InlineMessage()
        layout = column(self, spacing=3)
        layout.addWidget(PlainLabel(heading, "strong"))
        layout.addWidget(WrappedLabel(purpose, "muted"))
        layout.addWidget(self.message)
        self.body: QVBoxLayout = column(spacing=3)
        layout.addLayout(self.body, 1)

    @property
    def next_text(self) -> str:
        """What the main button does now."""
        return "下一步"

    def show_start(self, start: FirstStart) -> None:
        """Read again how far everything has come."""

    def go_on(self) -> bool:
        """What the main button does; True where the step is then behind."""
        return True

    def is_edited(self) -> bool:
        """Whether something was typed here and not saved."""
        return False

    def take_focus(self) -> None:
        """Put the focus where the work of this step begins."""
