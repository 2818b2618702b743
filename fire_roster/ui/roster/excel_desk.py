"""The month as an Excel file, and the edited file back as a diff that is shown first."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from fire_roster.services.patch_preview import preview_patch
from fire_roster.services.seat_edits import SeatEdit
from fire_roster.ui.context import AppContext
from fire_roster.ui.roster.patch_dialog import PatchDialog
from fire_roster.ui.roster.place import Place
from fire_roster.ui.roster.roster_editor import RosterEditor

if TYPE_CHECKING:
    from fire_roster.services.roster_files import RosterImport

_FILTER = "Excel 工作簿 (*.xlsx)"
_MOST_PROBLEMS = 5


class ExcelDesk(QObject):
    """`place_wanted(Place)` when a file is about another month than the one on screen."""

    place_wanted = Signal(object)

    def __init__(self, context: AppContext, editor: RosterEditor, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._editor = editor
        self._window = window
        self.dialog: PatchDialog | None = None

    def ask_export(self) -> None:
        """Ask for a file and write the month on screen."""
        if self._editor.live is None:
            return
        facts = self._editor.facts
        name = f"{facts.station.name}{facts.month.label}值班表 第{facts.version}版.xlsx"
        chosen, _ = QFileDialog.getSaveFileName(self._window, "导出值班表", name, _FILTER)
        if chosen:
            path = Path(chosen)
            self.export(path if path.suffix.casefold() == ".xlsx" else Path(f"{chosen}.xlsx"))

    def export(self, path: Path) -> None:
        """Write the month on screen to a file."""
        place = self._editor.place
        assert place is not None
        files, version = self._context.services.roster_files, self._editor.facts.version
        self._context.tasks.run(
            lambda _: files.export_roster(*place, path, version),
            lambda _: self._context.announce(f"已导出：{path.name}，改好后用“导入 Excel”读回。"),
        )

    def ask_import(self) -> None:
        """Ask for an edited file and show what it would change."""
        chosen, _ = QFileDialog.getOpenFileName(self._window, "导入改好的值班表", "", _FILTER)
        if chosen:
            self.read(Path(chosen))

    def read(self, path: Path) -> None:
        """Show what an edited file would change; nothing is written before it is applied."""
        files = self._context.services.roster_files
        self._context.tasks.run(lambda _: files.preview(path), lambda found: self._offer(found))

    def _offer(self, found: "RosterImport") -> None:
        facts = found.state.facts
        title = f"导入 {facts.station.name} {facts.month.label}值班表"
        dialog = PatchDialog(
            title, preview_patch(found.state, found.patch), _notes(found), self._window.window()
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self._apply(found))
        self.dialog = dialog
        dialog.open()

    def _apply(self, found: "RosterImport") -> None:
        facts = found.state.facts
        place = Place(facts.station.station_id, facts.month)
        if place != self._editor.place:
            self.place_wanted.emit(place)
        text = f"导入 Excel 值班表，改动 {len(found.cells)} 格"
        self._editor.edit(SeatEdit(found.patch), text)


def _notes(found: "RosterImport") -> tuple[str, ...]:
    """What is left out and why; of very many problems the first ones and how many more."""
    notes = [*found.notices, *found.problems[:_MOST_PROBLEMS]]
    rest = len(found.problems) - _MOST_PROBLEMS
    if rest > 0:
        notes.append(f"另有 {rest} 处看不懂，没有改。")
    if found.locked_count:
        notes.append(f"{found.locked_count} 格已锁定，不会改动。")
    return tuple(notes)
