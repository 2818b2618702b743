"""Opens the dialogs of the roster page and carries out what they decide."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QDialog, QWidget

from fire_roster.errors import FireRosterError
from fire_roster.services.proposal import Proposal
from fire_roster.ui.context import AppContext
from fire_roster.ui.roster.generate.generate_dialog import GenerateDialog
from fire_roster.ui.roster.print_dialog import PrintDialog
from fire_roster.ui.roster.publish_dialog import PublishDialog
from fire_roster.ui.roster.roster_editor import RosterEditor
from fire_roster.ui.roster.versions_dialog import VersionsDialog


class RosterDialogs(QObject):
    """Each dialog is about the month that the editor holds; `active` is the one open now.

    `settled()` when the month in the grid was generated or published.
    """

    settled = Signal()

    def __init__(self, context: AppContext, editor: RosterEditor, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._editor = editor
        self._window = window
        self.active: QDialog | None = None

    def generate(self) -> None:
        """Make the month anew."""
        if self._editor.live is None or self._editor.place is None:
            return
        dialog = GenerateDialog(self._context, self._editor.place, self._editor.facts, self._window)
        dialog.taken.connect(self._adopt)
        self._open(dialog)

    def publish(self) -> None:
        """Put the draft in force."""
        place = self._editor.place
        if place is None:
            return
        dialog = PublishDialog(self._context.services.publishing.review(*place), self._window)
        dialog.accepted.connect(lambda: self._publish(dialog.reasons))
        self._open(dialog)

    def show_versions(self) -> None:
        """Earlier versions, to be looked at and compared."""
        if self._editor.place is not None:
            self._open(VersionsDialog(self._context, *self._editor.place, self._window))

    def print_roster(self) -> None:
        """Show what would be printed."""
        if self._editor.live is not None and not self._editor.live.state.is_empty:
            self._open(PrintDialog(self._context, self._editor.facts, self._window))

    def _adopt(self, proposals: tuple[Proposal, ...]) -> None:
        self._editor.adopt(proposals)
        self.settled.emit()

    def _publish(self, reasons: Mapping[str, str]) -> None:
        try:
            version = self._editor.publish(reasons)
        except FireRosterError as error:
            self._editor.reopen()
            self._context.report(error)
            return
        self._context.announce(f"已发布第 {version} 版。", "打印…", self.print_roster)
        self.settled.emit()

    def _open(self, dialog: QDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setModal(True)
        self.active = dialog
        dialog.open()
