"""墙上版本已作废: shown above the grid until the version in force has been printed."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from fire_roster.services.wall_copies import WallStatus
from fire_roster.ui.common.inline_message import InlineMessage
from fire_roster.ui.context import AppContext
from fire_roster.ui.roster.place import Place


class WallNotice(InlineMessage):
    """`print_wanted()` when the clerk wants to print the version in force."""

    print_wanted = Signal()

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._context = context
        self.add_action("打印张贴…", self.print_wanted.emit)

    def show_place(self, place: Place) -> None:
        """Say what is wrong with the paper of a month; a month that is over is left alone."""
        station_id, month = place
        if month.last < self._context.clock().date():
            self.show_message("")
            return
        state = self._context.services.wall_copies.state(station_id, month)
        is_void = state.status is WallStatus.VOID
        self.show_message(state.sentence, "warning" if is_void else "info")
