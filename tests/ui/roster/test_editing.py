"""Typing, clearing, locking, leave, copy and paste: painted at once, written, undoable."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from fire_roster.domain.month import Month
from fire_roster.errors import FireRosterError, StorageUnavailable
from fire_roster.services.grid_view import CellRef
from fire_roster.services.office import Office
from fire_roster.ui.main_window import MainWindow
from fire_roster.ui.roster.roster_page import RosterPage
from tests.ui.offices import DECEMBER, codes_on, control_room, seat


def day(number: int) -> date:
    return date(2026, 12, number)


def choose(page: RosterPage, *cells: tuple[int, int]) -> None:
    page.grid.select_cells([CellRef(member, day(number)) for member, number in cells])


def shown(page: RosterPage, member: int, number: int) -> str:
    index = page.grid.model.find_index(CellRef(member, day(number)))
    return str(index.data())


def type_keys(qtbot: QtBot, page: RosterPage, keys: str) -> None:
    qtbot.keyClicks(page.grid.cells, keys)


def test_typing_hotkey_writes_and_repaints(qtbot, page: RosterPage, office: Office) -> None:
    choose(page, (3, 9))
    type_keys(qtbot, page, "3")
    assert codes_on(office, 3, 9) == "夜"
    assert shown(page, 3, 9) == "夜"


def test_typing_over_shift_replaces_it(qtbot, page: RosterPage, office: Office) -> None:
    choose(page, (1, 7))
    type_keys(qtbot, page, "2")
    assert codes_on(office, 1, 7) == "中"


def test_undo_restores_database_and_grid(
    qtbot, window: MainWindow, page: RosterPage, office: Office
) -> None:
    choose(page, (1, 7))
    type_keys(qtbot, page, "2")
    assert page.history.undo_text == "赵建国 12月7日 早班 → 中班"
    page.history.undo()
    assert (codes_on(office, 1, 7), shown(page, 1, 7)) == ("早", "早")
    page.history.redo()
    assert codes_on(office, 1, 7) == "中"


def test_many_cells_are_one_step(qtbot, page: RosterPage, office: Office) -> None:
    cells = [(member, number) for member in range(1, 9) for number in range(8, 29)]
    choose(page, *cells)
    type_keys(qtbot, page, "1")
    assert len(office.rosters.open(control_room(office), DECEMBER).facts.assignments) == 170
    page.history.undo()
    assert page.history.undo_text == ""
    assert len(office.rosters.open(control_room(office), DECEMBER).facts.assignments) == 2


def test_delete_clears_cells(qtbot, page: RosterPage, office: Office) -> None:
    choose(page, (1, 7), (2, 7))
    qtbot.keyClick(page.grid.cells, Qt.Key.Key_Delete)
    assert codes_on(office, 1, 7) + codes_on(office, 2, 7) == ""


def test_locked_cell_stays_and_is_told(
    qtbot, window: MainWindow, page: RosterPage, office: Office
) -> None:
    choose(page, (1, 7))
    qtbot.keyClick(page.grid.cells, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    type_keys(qtbot, page, "3")
    assert codes_on(office, 1, 7) == "早"
    assert window.toast.text().startswith("1 格已锁定")


def test_lock_twice_unlocks(qtbot, page: RosterPage, office: Office) -> None:
    choose(page, (1, 7))
    for _ in range(2):
        qtbot.keyClick(page.grid.cells, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    facts = office.rosters.open(control_room(office), DECEMBER).facts
    assert not any(one.is_locked for one in facts.assignments.values())
    assert page.history.undo_text == "赵建国 12月7日 早班 解锁"


def test_paste_block_from_text_fills_from_selected_cell(
    qtbot, page: RosterPage, office: Office
) -> None:
    QGuiApplication.clipboard().setText("早\t中\t休\n夜\t早夜\t\n")
    choose(page, (1, 7))
    qtbot.keyClick(page.grid.cells, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    dialog = page.commands.dialog
    assert [turn.after for turn in dialog.table.visible_records()] == ["中班", "夜班", "早班、夜班"]
    assert codes_on(office, 1, 8) == ""
    qtbot.keyClick(dialog.accept_button, Qt.Key.Key_Return)
    below = page.grid.model.view.rows[1].member_id
    assert [codes_on(office, 1, number) for number in (7, 8, 9)] == ["早", "中", ""]
    assert [codes_on(office, below, number) for number in (7, 8, 9)] == ["夜", "早夜", ""]


def test_paste_unknown_text_leaves_cell_and_is_told(
    qtbot, window: MainWindow, page: RosterPage, office: Office
) -> None:
    QGuiApplication.clipboard().setText("晚")
    choose(page, (1, 7))
    qtbot.keyClick(page.grid.cells, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert codes_on(office, 1, 7) == "早"
    assert "晚" in window.toast.text()


def test_leave_key_enters_leave_as_one_run_and_undoes(
    qtbot, page: RosterPage, office: Office
) -> None:
    choose(page, (4, 10), (4, 11), (4, 12))
    type_keys(qtbot, page, "j")
    [entry] = office.leaves.list_all()
    assert (entry.record.first, entry.record.last) == (day(10), day(12))
    assert page.grid.model.view.rows and shown(page, 4, 11) == "假"
    page.history.undo()
    assert office.leaves.list_all() == ()


def test_leave_key_on_leave_cancels_it(qtbot, page: RosterPage, office: Office) -> None:
    choose(page, (4, 10))
    type_keys(qtbot, page, "jj")
    assert office.leaves.list_all() == ()
    page.history.undo()
    assert len(office.leaves.list_all()) == 1


def test_edit_of_published_month_begins_version_two_and_says_so(
    qtbot, page: RosterPage, office: Office
) -> None:
    office.rosters.publish(control_room(office), DECEMBER, "测试")
    page.refresh()
    assert page.bar.chip.text() == "已发布 第 1 版"
    choose(page, (3, 9))
    type_keys(qtbot, page, "1")
    assert page.bar.chip.text() == "草稿 第 2 版"
    assert "第 1 版已经发布" in page.notice.text()
    index = page.grid.model.find_index(CellRef(3, day(9)))
    changed = page.grid.model.cell(index.row(), index.column())
    assert changed is not None
    assert changed.is_changed


def test_failing_write_is_reported_and_roster_read_again(
    qtbot, page: RosterPage, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise StorageUnavailable("磁盘已满。")

    page.history.failed.disconnect()
    told: list[FireRosterError] = []
    page.history.failed.connect(told.append)
    monkeypatch.setattr(office.rosters, "edit", refuse)
    choose(page, (3, 9))
    type_keys(qtbot, page, "1")
    assert [error.message for error in told] == ["磁盘已满。"]
    assert shown(page, 3, 9) == ""
    assert page.history.undo_text == ""


def test_undo_in_another_month_goes_back_there(qtbot, page: RosterPage, office: Office) -> None:
    choose(page, (3, 9))
    type_keys(qtbot, page, "1")
    page.focus_on(month=Month(2027, 1))
    page.history.undo()
    assert page.bar.navigator.text() == "2026年12月"
    assert codes_on(office, 3, 9) == ""


def test_change_elsewhere_is_read_again(page: RosterPage, office: Office, app_context) -> None:
    seat(office, 5, 20, "夜")
    assert shown(page, 5, 20) == ""
    station = control_room(office)
    done = office.rosters.publish(station, DECEMBER, "测试")
    app_context.changes.changed.emit(done.changes)
    assert shown(page, 5, 20) == "夜"


def test_empty_month_offers_to_begin_by_hand(qtbot, page: RosterPage, office: Office) -> None:
    page.focus_on(month=Month(2027, 1))
    assert page.empty.isVisible()
    page.empty.by_hand_wanted.emit()
    assert page.grid.isVisible()
    type_keys(qtbot, page, "1")
    facts = office.rosters.open(control_room(office), Month(2027, 1)).facts
    assert len(facts.assignments) == 1


def test_edit_of_published_month_leaves_the_keyboard_on_the_seat(
    qtbot, page: RosterPage, office: Office
) -> None:
    office.rosters.publish(control_room(office), DECEMBER, "人员不足")
    page.refresh()
    choose(page, (3, 9))
    type_keys(qtbot, page, "3")
    qtbot.keyClick(page.grid.cells, Qt.Key.Key_Right)
    type_keys(qtbot, page, "2")
    assert (codes_on(office, 3, 9), codes_on(office, 3, 10)) == ("夜", "中")


def test_lock_of_an_empty_seat_says_what_locking_is_for(
    qtbot, window: MainWindow, page: RosterPage
) -> None:
    choose(page, (3, 9))
    qtbot.keyClick(page.grid.cells, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert "没有排班" in window.toast.text()
