"""The roster goes to Excel, is edited there, and comes back as a diff that can be undone."""

from pathlib import Path

import openpyxl
from pytestqt.qtbot import QtBot

from fire_roster.domain.month import Month
from fire_roster.services.office import Office
from fire_roster.ui.main_window import MainWindow
from fire_roster.ui.roster.roster_page import RosterPage
from fire_roster.ui.window_memory import WindowMemory
from tests.ui.offices import DECEMBER, codes_on, make_window


def test_exported_month_comes_back_edited_and_is_undone(
    qtbot: QtBot, page: RosterPage, office: Office, tmp_path: Path
) -> None:
    path = tmp_path / "值班表.xlsx"
    page.excel.export(path)
    qtbot.waitUntil(path.exists)
    qtbot.waitUntil(lambda: page.context.tasks.is_idle)
    book = openpyxl.load_workbook(path)
    sheet = book.active
    name = page.editor.facts.members[5].name
    [row] = [line for line in sheet.iter_rows() if any(cell.value == name for cell in line)]
    [third] = [
        cell.column
        for line in sheet.iter_rows(max_row=sheet.max_row)
        for cell in line
        if str(cell.value) == "3"
    ][:1]
    sheet.cell(row[0].row, third, "夜")
    book.save(path)
    page.focus_on(month=Month(2027, 1))
    page.excel.read(path)
    qtbot.waitUntil(lambda: page.excel.dialog is not None, timeout=20_000)
    dialog = page.excel.dialog
    assert dialog is not None
    assert dialog.message.text().startswith("改动 1 格")
    dialog.accept()
    assert page.editor.place is not None
    assert page.editor.place.month == DECEMBER
    assert codes_on(office, 5, 3) == "夜"
    page.history.undo()
    assert codes_on(office, 5, 3) == ""


def test_the_size_of_the_grid_is_remembered(
    window: MainWindow, page: RosterPage, tmp_path: Path
) -> None:
    page.grid.set_zoom(130)
    assert page.views.both.grid.zoom == 130
    window.close()
    assert WindowMemory(tmp_path / "window.json").table("roster.look") == {"zoom": 130}
    again = make_window(page.context, tmp_path)
    again.open_page("roster")
    shown = again.current_page()
    assert isinstance(shown, RosterPage)
    assert shown.grid.zoom == 130
    again.close()
