"""Ways through the import dialog."""

from pathlib import Path

from openpyxl import Workbook
from pytestqt.qtbot import QtBot

from fire_roster.ui.members.import_dialog import ImportDialog
from tests.ui.offices import SAMPLE


def read(dialog: ImportDialog, qtbot: QtBot, path: Path = SAMPLE) -> None:
    dialog.read(path)
    qtbot.waitUntil(lambda: dialog.step == 1)


def go_on(dialog: ImportDialog, qtbot: QtBot) -> None:
    step = dialog.step
    dialog.next_button.click()
    qtbot.waitUntil(lambda: dialog.step == step + 1)


def save_list(path: Path, rows: list[list[object]]) -> Path:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    book.save(path)
    return path
