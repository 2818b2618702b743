"""Fill, drag, swap, previewed paste, last week, last month: written as one step, undoable."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from fire_roster.domain.month import Month
from fire_roster.domain.roster import Assignment, RosterStatus
from fire_roster.domain.roster_patch import RosterPatch, SeatChange
from fire_roster.services.grid_view import CellRef
from fire_roster.services.office import Office
from fire_roster.ui.main_window import MainWindow
from fire_roster.ui.roster.patch_dialog import PatchDialog
from fire_roster.ui.roster.roster_page import RosterPage
from tests.ui.offices import DECEMBER, codes_on, control_room

CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
Act = Callable[[QtBot, RosterPage], object]


def ref(member: int, number: int) -> CellRef:
    return CellRef(member, date(2026, 12, number))


def choose(page: RosterPage, *cells: tuple[int, int]) -> None:
    page.grid.select_cells([ref(*cell) for cell in cells])


def dialog(page: RosterPage) -> PatchDialog:
    assert page.commands.dialog is not None
    return page.commands.dialog


def apply(qtbot: QtBot, page: RosterPage) -> None:
    qtbot.keyClick(dialog(page).accept_button, Qt.Key.Key_Return)


def press(key: Qt.Key, modifier: Qt.KeyboardModifier, *cells: tuple[int, int]) -> Act:
    def act(qtbot: QtBot, page: RosterPage) -> None:
        choose(page, *cells)
        qtbot.keyClick(page.grid.cells, key, modifier)

    return act


def paste(text: str, *cells: tuple[int, int]) -> Act:
    def act(qtbot: QtBot, page: RosterPage) -> None:
        QGuiApplication.clipboard().setText(text)
        choose(page, *cells)
        qtbot.keyClick(page.grid.cells, Qt.Key.Key_V, CTRL)
        if "\t" in text or "\n" in text:
            apply(qtbot, page)

    return act


def repeat_week(qtbot: QtBot, page: RosterPage) -> None:
    choose(page, (1, 14))
    page.grid.cells.wishes.repeat_week()
    apply(qtbot, page)


def keep_finding(qtbot: QtBot, page: RosterPage) -> None:
    page.show_findings()
    page.side.findings.choose(0)
    page.side.findings.detail.keep_button.click()
    assert page.judge.dialog is not None
    page.judge.dialog.reason_edit.setPlainText("新证正在办理")
    page.judge.dialog.submit()


def rotate(qtbot: QtBot, page: RosterPage) -> None:
    """A rotation with a shift that the station does not have."""
    rotations, place = page.context.services.rotations, page.editor.place
    assert place is not None
    pattern = next(one for one in rotations.list_patterns() if one.name == "上24休48")
    plan = rotations.suggest_plan(*place, pattern, place.month.first)
    page.editor.adopt((rotations.propose(*place, plan),))


OPERATIONS: dict[str, Act] = {
    "type": press(Qt.Key.Key_3, Qt.KeyboardModifier.NoModifier, (3, 9)),
    "clear": press(Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier, (1, 7)),
    "lock": press(Qt.Key.Key_L, CTRL, (1, 7)),
    "leave": press(Qt.Key.Key_J, Qt.KeyboardModifier.NoModifier, (4, 20), (4, 21)),
    "fill right": press(Qt.Key.Key_R, CTRL, (1, 7), (1, 8), (1, 9)),
    "swap": press(Qt.Key.Key_E, CTRL, (1, 7), (3, 7)),
    "carry": press(Qt.Key.Key_Right, ALT, (2, 7)),
    "paste": paste("夜", (5, 1), (6, 1)),
    "paste block": paste("早\t中\n夜\t休", (1, 7)),
    "last week": repeat_week,
    "keep": keep_finding,
    "generate": rotate,
}


@pytest.mark.parametrize("name", OPERATIONS)
def test_undo_of_every_operation_returns_the_digest(
    qtbot: QtBot, page: RosterPage, office: Office, name: str
) -> None:
    before = office.upkeep.digest()
    OPERATIONS[name](qtbot, page)
    assert office.upkeep.digest() != before
    page.history.undo()
    assert office.upkeep.digest() == before
    assert page.history.undo_text == ""


def test_undo_of_all_operations_in_a_row_returns_the_digest(
    qtbot: QtBot, page: RosterPage, office: Office
) -> None:
    before, steps = office.upkeep.digest(), 0
    for act in OPERATIONS.values():
        act(qtbot, page)
    while page.history.undo_text:
        page.history.undo()
        steps += 1
    assert steps >= 8
    assert office.upkeep.digest() == before


def test_redo_of_a_rotation_brings_its_shift_again(
    qtbot: QtBot, page: RosterPage, office: Office
) -> None:
    rotate(qtbot, page)
    seats = len(page.editor.facts.assignments)
    page.history.undo()
    assert len(office.stations.get(control_room(office)).shifts) == 3
    page.history.redo()
    assert len(page.editor.facts.assignments) == seats
    assert len(office.stations.get(control_room(office)).shifts) == 4


def test_undo_of_the_first_edit_after_publishing_takes_the_new_version_along(
    qtbot: QtBot, page: RosterPage, office: Office
) -> None:
    office.rosters.publish(control_room(office), DECEMBER, "测试")
    page.refresh()
    before = office.upkeep.digest()
    OPERATIONS["type"](qtbot, page)
    assert page.editor.facts.version == 2
    page.history.undo()
    assert office.upkeep.digest() == before
    assert page.editor.facts.status is RosterStatus.PUBLISHED
    assert page.bar.chip.text() == "已发布 第 1 版"


def test_history_survives_another_page_and_another_month(
    qtbot: QtBot, window: MainWindow, page: RosterPage, office: Office
) -> None:
    OPERATIONS["type"](qtbot, page)
    window.open_page("today")
    window.open_page("roster", {"month": Month(2027, 1)})
    assert page.history.undo_text == "孙建国 12月9日 休 → 夜班"
    page.history.undo()
    assert codes_on(office, 3, 9) == ""
    assert page.editor.place is not None
    assert page.editor.place.month == DECEMBER


def test_three_hundred_cells_are_one_step(qtbot: QtBot, page: RosterPage, office: Office) -> None:
    before = office.database.count_operations()
    cells = [(member, number) for member in range(1, 9) for number in range(1, 32)]
    text = "\n".join("\t".join("早" for _ in range(31)) for _ in range(8))
    paste(text, cells[0])(qtbot, page)
    assert len(page.editor.facts.assignments) == 248
    assert office.database.count_operations() == before + 1
    page.history.undo()
    assert len(page.editor.facts.assignments) == 2


def test_swap_is_told_in_words(qtbot: QtBot, page: RosterPage, office: Office) -> None:
    OPERATIONS["swap"](qtbot, page)
    names = page.editor.facts.members
    assert page.history.undo_text == (
        f"{names[1].name} 12月7日 早班 与 {names[3].name} 12月7日 休 互换"
    )
    assert (codes_on(office, 1, 7), codes_on(office, 3, 7)) == ("", "早")


def test_block_preview_shows_difference_and_cancel_changes_nothing(
    qtbot: QtBot, page: RosterPage, office: Office
) -> None:
    QGuiApplication.clipboard().setText("中\t怪")
    choose(page, (1, 7))
    qtbot.keyClick(page.grid.cells, Qt.Key.Key_V, CTRL)
    [turn] = dialog(page).table.visible_records()
    assert (turn.before, turn.after) == ("早班", "中班")
    assert "改动 1 格" in dialog(page).message.accessibleName()
    qtbot.keyClick(dialog(page), Qt.Key.Key_Escape)
    assert codes_on(office, 1, 7) == "早"
    assert page.history.undo_text == ""


def test_last_week_of_a_single_cell_is_the_week_of_everybody(
    qtbot: QtBot, page: RosterPage, office: Office
) -> None:
    repeat_week(qtbot, page)
    assert [codes_on(office, member, 14) for member in (1, 2, 3)] == ["早", "早", ""]


def test_last_month_goes_on_with_its_rotation(
    qtbot: QtBot, page: RosterPage, office: Office
) -> None:
    station, november = control_room(office), Month(2026, 11)
    shifts = {one.code: one.shift_type_id for one in office.stations.get(station).shifts}
    seats = [
        Assignment(day, shifts[code], 1)
        for number, day in enumerate(november.days)
        if (code := "早中夜休"[number % 4]) != "休"
    ]
    office.rosters.edit(
        station, november, RosterPatch(tuple(SeatChange(None, one) for one in seats)), "上月"
    )
    page.refresh()
    page.grid.cells.wishes.continue_month()
    apply(qtbot, page)
    assert [codes_on(office, 1, number) for number in range(1, 6)] == ["夜", "", "早", "中", "夜"]
    assert codes_on(office, 2, 7) == "早"


def test_last_month_without_a_roster_is_told(
    qtbot: QtBot, window: MainWindow, page: RosterPage
) -> None:
    page.grid.cells.wishes.continue_month()
    assert "2026年11月没有值班表" in window.toast.text()
