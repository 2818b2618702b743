"""Making, publishing and printing the month of a station, with the dialogs of the roster page."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from fire_roster.domain.month import Month
from fire_roster.ui.context import AppContext
from fire_roster.ui.roster.generate.generate_dialog import GenerateDialog
from fire_roster.ui.roster.place import Place
from fire_roster.ui.roster.roster_dialogs import RosterDialogs
from fire_roster.ui.roster.roster_editor import RosterEditor
from fire_roster.ui.undo import UndoHistory


class RosterWork(QObject):
    """The same dialogs as on the roster page, so that they are known from the first day on.

    Their history is not that of the page: Ctrl+Z there is about whatever was done last.
    """

    def __init__(self, context: AppContext, window: QWidget) -> None:
        super().__init__(window)
        history = UndoHistory(self)
        history.failed.connect(context.report)
        self.editor = RosterEditor(context, history, self)
        self.dialogs = RosterDialogs(context, self.editor, window)

    def generate(self, station_id: int, month: Month, *, by_rotation: bool) -> None:
        """Make the month, by rotation or by search."""
        self._on(station_id, month, self.dialogs.generate)
        dialog = self.dialogs.active
        if by_rotation and isinstance(dialog, GenerateDialog):
            dialog.setup.by_rotation.setChecked(True)
            dialog.setup.by_rotation.setFocus()

    def publish(self, station_id: int, month: Month) -> None:
        """Put it in force."""
        self._on(station_id, month, self.dialogs.publish)

    def print_roster(self, station_id: int, month: Month) -> None:
        """Show what would be printed."""
        self._on(station_id, month, self.dialogs.print_roster)

    def _on(self, station_id: int, month: Month, run: Callable[[], None]) -> None:
        self.editor.open(Place(station_id, month))
        run()
