"""Where a finished paper goes: printer, file, folder, viewer. The one place that sends it."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from fire_roster.errors import FireRosterError
from fire_roster.ui.context import AppContext
from fire_roster.ui.saving import save as store

if TYPE_CHECKING:
    from fire_roster.services.reports import PreparedPaper

_FOLDER = "folder"


class OutputDesk(QObject):
    """`told(sentence, kind)` after each try; folders are remembered."""

    told = Signal(str, str)

    def __init__(self, context: AppContext, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._window = window
        self._saved: dict[bytes, Path] = {}

    def print_out(self, paper: "PreparedPaper", copies: int) -> None:
        """Ask for the printer, and print."""
        self.print_all([paper], copies)

    def print_all(self, papers: Sequence["PreparedPaper"], copies: int) -> bool:
        """Ask for the printer once, and print these; whether they went out."""
        # Qt's printing costs 50 ms that the first look at the page does not have.
        from fire_roster.ui.printing.paper_output import (
            ask_printer,
            chosen_pages,
            make_printer,
            print_pages,
        )

        first, reports = papers[0], self._context.services.reports
        pages = [(paper.pdf, index) for paper in papers for index in range(paper.page_count)]
        printer = make_printer(first.order.paper, is_landscape=first.is_landscape)
        printer.setCopyCount(copies)
        if not ask_printer(printer, len(pages), self._window):
            return False
        try:
            print_pages(
                printer,
                lambda width: (
                    reports.preview_page(*pages[number], width)
                    for number in chosen_pages(printer, len(pages))
                ),
            )
        except FireRosterError as error:
            self.told.emit(error.message, "danger")
            return False
        notes = [self._note_wall(paper) for paper in papers]
        self.told.emit(f"已交给打印机。{next(filter(None, notes), '')}", "success")
        return True

    def save(self, paper: "PreparedPaper") -> None:
        """Ask where to, and save."""
        proposed = str(self._last_folder() / paper.file_name)
        name, _ = QFileDialog.getSaveFileName(
            self._window, "保存 PDF", proposed, "PDF 文件 (*.pdf)"
        )
        if name:
            self.save_to(paper, Path(name))

    def save_to(self, paper: "PreparedPaper", path: Path) -> None:
        """Write the PDF; a failure is told."""
        try:
            self._context.services.reports.save(paper.pdf, path)
        except FireRosterError as error:
            self.told.emit(error.message, "danger")
            return
        self._context.services.reports.memory.keep_last(_FOLDER, str(path.parent))
        self._saved[paper.pdf] = path
        self.told.emit(f"已保存：{path}{self._note_wall(paper)}", "success")

    def copy(self, paper: "PreparedPaper") -> None:
        """Ask for a folder, and copy the paper there under its own name."""
        folder = self.ask_folder("复制到文件夹或 U 盘")
        if folder is not None:
            self.save_to(paper, folder / paper.file_name)

    def ask_folder(self, title: str) -> Path | None:
        """A folder chosen by the user; the last one is offered."""
        name = QFileDialog.getExistingDirectory(self._window, title, str(self._last_folder()))
        return Path(name) if name else None

    def open_file(self, paper: "PreparedPaper") -> None:
        """Open the saved file in the viewer of the system; an unsaved one from a passing place."""
        from fire_roster.platform import open_with_system_viewer
        from fire_roster.ui.printing.paper_output import temporary_path

        try:
            path = self._saved.get(paper.pdf)
            if path is None:
                path = temporary_path(paper.file_name)
                self._context.services.reports.save(paper.pdf, path)
            open_with_system_viewer(path)
        except FireRosterError as error:
            self.told.emit(error.message, "danger")

    def _note_wall(self, paper: "PreparedPaper") -> str:
        """Take a roster in force on record as what hangs on the wall from now on; says so."""
        from fire_roster.services.wall_copies import WALL_FORMS

        order, services = paper.order, self._context.services
        if order.form not in WALL_FORMS or order.edition != "wall":
            return ""
        try:
            version = (
                order.version
                or services.rosters.open_final(order.station_id, order.month).facts.version
            )
            is_posted = store(
                self._context,
                lambda: services.wall_copies.note_print(order.station_id, order.month, version),
            )
        except FireRosterError as error:
            return f"（没有登记为墙上版本：{error.message}）"
        return "（已登记为墙上版本）" if is_posted else ""

    def _last_folder(self) -> Path:
        remembered = Path(self._context.services.reports.memory.last(_FOLDER) or Path.home())
        return remembered if remembered.is_dir() else Path.home()
