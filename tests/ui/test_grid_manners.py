"""Excel's manners in the grid: handle, dragging, dropping on a name, keys, field of F2."""

from datetime import date

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fire_roster.services.grid_view import CellRef, GridShift
from fire_roster.ui.roster.cell_block import CellBlock, fill_sources
from fire_roster.ui.roster.roster_grid import RosterGrid
from fire_roster.ui.roster.type_ahead import TypeAhead
from fire_roster.ui.theme import Theme
from tests.ui.samples import make_view

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
NONE = Qt.KeyboardModifier.NoModifier
LEFT = Qt.MouseButton.LeftButton


def seat(member: int, day: int) -> CellRef:
    return CellRef(member, date(2026, 12, day))


@pytest.fixture
def grid(qtbot: QtBot, theme: Theme) -> RosterGrid:
    made = RosterGrid()
    qtbot.addWidget(made)
    made.resize(1300, 700)
    made.set_view(make_view())
    made.show()
    qtbot.waitExposed(made)
    made.select_cells([seat(1, 3)])
    return made


def middle(grid: RosterGrid, ref: CellRef) -> QPoint:
    return grid.cells.visualRect(grid.model.find_index(ref)).center()


def edge(grid: RosterGrid, ref: CellRef) -> QPoint:
    """A point at the upper edge of a seat, where a selection is taken hold of."""
    area = grid.cells.visualRect(grid.model.find_index(ref))
    return QPoint(area.center().x(), area.top() + 2)


def drag(grid: RosterGrid, start: QPoint, end: QPoint, modifier: Qt.KeyboardModifier = NONE):
    port = grid.cells.viewport()
    QTest.mousePress(port, LEFT, modifier, start)
    QTest.mouseMove(port, (start + end) / 2)
    QTest.mouseMove(port, end)
    QTest.mouseRelease(port, LEFT, modifier, end)


def handle(grid: RosterGrid) -> QPoint:
    return grid.cells.mouse.handle_rect(grid.cells.mouse.block()).center()


def test_handle_dragged_right_repeats_the_pattern(qtbot: QtBot, grid: RosterGrid) -> None:
    grid.select_cells([seat(1, 3), seat(1, 4)])
    with qtbot.waitSignal(grid.cells.wishes.filled) as told:
        drag(grid, handle(grid), middle(grid, seat(1, 7)))
    assert told.args == [{seat(1, 5): seat(1, 3), seat(1, 6): seat(1, 4), seat(1, 7): seat(1, 3)}]


def test_handle_dragged_down_passes_over_team_heading(qtbot: QtBot, grid: RosterGrid) -> None:
    grid.select_cells([seat(4, 3)])
    with qtbot.waitSignal(grid.cells.wishes.filled) as told:
        drag(grid, handle(grid), middle(grid, seat(6, 3)))
    assert told.args == [{seat(5, 3): seat(4, 3), seat(6, 3): seat(4, 3)}]


def test_fill_sources_to_the_left_repeat_backwards(grid: RosterGrid) -> None:
    block = CellBlock(1, 5, 1, 6)
    found = fill_sources(grid.model, block, block.stretched_to(1, 3))
    assert found == {seat(1, 3): seat(1, 5), seat(1, 4): seat(1, 6)}


def test_edge_dragged_moves_the_selection(qtbot: QtBot, grid: RosterGrid) -> None:
    with qtbot.waitSignal(grid.cells.wishes.moved) as told:
        drag(grid, edge(grid, seat(1, 3)), middle(grid, seat(2, 6)))
    assert told.args == [{seat(1, 3): seat(2, 6)}]


def test_edge_dragged_with_ctrl_copies(qtbot: QtBot, grid: RosterGrid) -> None:
    with qtbot.waitSignal(grid.cells.wishes.filled) as told:
        drag(grid, edge(grid, seat(1, 3)), middle(grid, seat(2, 6)), CTRL)
    assert told.args == [{seat(2, 6): seat(1, 3)}]


def test_drop_on_a_name_goes_to_that_person_on_the_same_day(qtbot: QtBot, grid: RosterGrid) -> None:
    name = QPoint(-60, middle(grid, seat(6, 3)).y())
    with qtbot.waitSignal(grid.cells.wishes.moved) as told:
        drag(grid, edge(grid, seat(1, 3)), name)
    assert told.args == [{seat(1, 3): seat(6, 3)}]


def test_inside_dragged_selects_and_moves_nothing(qtbot: QtBot, grid: RosterGrid) -> None:
    with qtbot.assertNotEmitted(grid.cells.wishes.moved):
        drag(grid, middle(grid, seat(1, 3)), middle(grid, seat(2, 4)))
    assert len(grid.cells.selected_refs()) == 4


def test_click_on_the_edge_still_chooses_the_seat(grid: RosterGrid) -> None:
    grid.select_cells([seat(1, 3), seat(1, 4)])
    QTest.mouseClick(grid.cells.viewport(), LEFT, NONE, edge(grid, seat(1, 4)))
    assert grid.cells.selected_refs() == [seat(1, 4)]


def test_escape_gives_up_the_drag(qtbot: QtBot, grid: RosterGrid) -> None:
    port, end = grid.cells.viewport(), middle(grid, seat(2, 6))
    QTest.mousePress(port, LEFT, NONE, edge(grid, seat(1, 3)))
    QTest.mouseMove(port, end)
    qtbot.keyClick(grid.cells, Qt.Key.Key_Escape)
    with qtbot.assertNotEmitted(grid.cells.wishes.moved):
        QTest.mouseRelease(port, LEFT, NONE, end)


@pytest.mark.parametrize(
    ("key", "modifier", "name", "expected"),
    [
        (Qt.Key.Key_D, CTRL, "filled", {seat(2, 3): seat(1, 3), seat(2, 4): seat(1, 4)}),
        (Qt.Key.Key_R, CTRL, "filled", {seat(1, 4): seat(1, 3), seat(2, 4): seat(2, 3)}),
        (
            Qt.Key.Key_E,
            CTRL,
            "moved",
            {
                seat(1, 3): seat(2, 3),
                seat(2, 3): seat(1, 3),
                seat(1, 4): seat(2, 4),
                seat(2, 4): seat(1, 4),
            },
        ),
    ],
)
def test_keys_fill_down_fill_right_and_swap(
    qtbot: QtBot,
    grid: RosterGrid,
    key: Qt.Key,
    modifier: Qt.KeyboardModifier,
    name: str,
    expected: dict[CellRef, CellRef],
) -> None:
    grid.select_cells([seat(1, 3), seat(1, 4), seat(2, 3), seat(2, 4)])
    with qtbot.waitSignal(getattr(grid.cells.wishes, name)) as told:
        qtbot.keyClick(grid.cells, key, modifier)
    assert told.args == [expected]


def test_alt_arrow_carries_the_seat_and_follows_it(qtbot: QtBot, grid: RosterGrid) -> None:
    with qtbot.waitSignal(grid.cells.wishes.moved) as told:
        qtbot.keyClick(grid.cells, Qt.Key.Key_Down, ALT)
    assert told.args == [{seat(1, 3): seat(2, 3)}]
    assert grid.cells.current_ref() == seat(2, 3)


def test_alt_arrow_at_the_end_of_the_month_does_nothing(qtbot: QtBot, grid: RosterGrid) -> None:
    grid.select_cells([seat(1, 31)])
    with qtbot.assertNotEmitted(grid.cells.wishes.moved):
        qtbot.keyClick(grid.cells, Qt.Key.Key_Right, ALT)


@pytest.mark.parametrize(
    ("key", "modifier", "expected"),
    [
        (Qt.Key.Key_Home, NONE, seat(5, 1)),
        (Qt.Key.Key_End, NONE, seat(5, 31)),
        (Qt.Key.Key_Home, CTRL, seat(1, 1)),
        (Qt.Key.Key_End, CTRL, seat(12, 31)),
        (Qt.Key.Key_Up, CTRL, seat(1, 9)),
        (Qt.Key.Key_Left, CTRL, seat(5, 1)),
    ],
)
def test_keys_go_to_the_ends(
    qtbot: QtBot,
    grid: RosterGrid,
    key: Qt.Key,
    modifier: Qt.KeyboardModifier,
    expected: CellRef,
) -> None:
    grid.select_cells([seat(5, 9)])
    qtbot.keyClick(grid.cells, key, modifier)
    assert grid.cells.current_ref() == expected
    assert grid.cells.selected_refs() == [expected]


def test_ctrl_shift_arrow_selects_to_the_end(qtbot: QtBot, grid: RosterGrid) -> None:
    grid.select_cells([seat(5, 28)])
    qtbot.keyClick(grid.cells, Qt.Key.Key_Right, CTRL | SHIFT)
    assert grid.cells.selected_refs() == [seat(5, day) for day in range(28, 32)]


def test_space_with_shift_or_ctrl_selects_person_or_day(qtbot: QtBot, grid: RosterGrid) -> None:
    qtbot.keyClick(grid.cells, Qt.Key.Key_Space, SHIFT)
    assert grid.cells.selected_refs() == [seat(1, day) for day in range(1, 32)]
    grid.select_cells([seat(1, 3)])
    qtbot.keyClick(grid.cells, Qt.Key.Key_Space, CTRL)
    assert grid.cells.selected_refs() == [seat(member, 3) for member in range(1, 13)]


def test_cut_copies_and_clears(qtbot: QtBot, grid: RosterGrid) -> None:
    with qtbot.waitSignal(grid.cells.wishes.cleared) as told:
        qtbot.keyClick(grid.cells, Qt.Key.Key_X, CTRL)
    assert told.args == [[seat(1, 3)]]
    assert QGuiApplication.clipboard().text() == "中"


def test_paste_block_is_tiled_over_a_selection_that_holds_it_twice(
    qtbot: QtBot, grid: RosterGrid
) -> None:
    QGuiApplication.clipboard().setText("早\t中")
    grid.select_cells([seat(1, day) for day in range(1, 5)])
    with qtbot.waitSignal(grid.cells.wishes.block_pasted) as told:
        qtbot.keyClick(grid.cells, Qt.Key.Key_V, CTRL)
    assert [text for _, text in told.args[0]] == ["早", "中", "早", "中"]


def test_f2_opens_the_field_and_enter_hands_its_text_over(qtbot: QtBot, grid: RosterGrid) -> None:
    qtbot.keyClick(grid.cells, Qt.Key.Key_F2)
    assert grid.cells.editor.isVisible()
    assert grid.cells.editor.selectedText() == "中"
    grid.cells.editor.setText(" 早夜 ")
    with qtbot.waitSignal(grid.cells.wishes.pasted) as told:
        qtbot.keyClick(grid.cells.editor, Qt.Key.Key_Return)
    assert told.args == [[(seat(1, 3), "早夜")]]
    assert not grid.cells.editor.isVisible()


def test_f2_ctrl_enter_fills_all_selected_and_escape_none(qtbot: QtBot, grid: RosterGrid) -> None:
    grid.select_cells([seat(1, 3), seat(2, 3)])
    qtbot.keyClick(grid.cells, Qt.Key.Key_F2)
    with qtbot.waitSignal(grid.cells.wishes.pasted) as told:
        qtbot.keyClick(grid.cells.editor, Qt.Key.Key_Return, CTRL)
    assert [ref for ref, _ in told.args[0]] == [seat(1, 3), seat(2, 3)]
    qtbot.keyClick(grid.cells, Qt.Key.Key_F2)
    with qtbot.assertNotEmitted(grid.cells.wishes.pasted):
        qtbot.keyClick(grid.cells.editor, Qt.Key.Key_Escape)


def test_swap_of_three_seats_says_what_to_select(qtbot: QtBot, grid: RosterGrid) -> None:
    grid.select_cells([seat(1, 3), seat(2, 3), seat(3, 3)])
    with qtbot.waitSignal(grid.cells.wishes.told) as told:
        qtbot.keyClick(grid.cells, Qt.Key.Key_E, CTRL)
    assert "两格" in told.args[0]


def test_type_ahead_joins_quick_letters_and_forgets_after_a_pause() -> None:
    now = [0.0]
    shifts = (GridShift("A1", "甲一"), GridShift("A2", "甲二"), GridShift("夜", "夜班", "Y"))
    reader = TypeAhead(lambda: now[0])
    assert [reader.read(shifts, letter) for letter in "a2"] == [None, "A2"]
    assert reader.read(shifts, "y") == "夜"
    assert reader.read(shifts, "a") is None
    now[0] = 5.0
    assert reader.read(shifts, "1") == "A1"
    assert reader.read(shifts, "q") is None


def heading(grid: RosterGrid, day: int) -> QPoint:
    area = grid.cells.visualRect(grid.model.find_index(seat(1, day)))
    return QPoint(area.center().x(), 20)


def test_headings_choose_days_names_lines_and_the_corner_all(grid: RosterGrid) -> None:
    days, names = grid.cells.heading.viewport(), grid._names.viewport()
    QTest.mouseClick(days, LEFT, NONE, heading(grid, 5))
    assert set(grid.cells.selected_refs()) == {seat(member, 5) for member in range(1, 13)}
    QTest.mouseClick(days, LEFT, SHIFT, heading(grid, 7))
    assert len(grid.cells.selected_refs()) == 36
    line = grid.cells.visualRect(grid.model.find_index(seat(2, 1))).center().y()
    QTest.mouseClick(names, LEFT, NONE, QPoint(20, line))
    assert grid.cells.selected_refs() == [seat(2, day) for day in range(1, 32)]
    assert grid.cells.current_ref() == seat(2, 1)
    QTest.mouseClick(names, LEFT, NONE, QPoint(20, 5))
    team = [row.member_id for row in grid.model.view.rows if row.team == grid.model.lines[0]]
    assert {ref.member_id for ref in grid.cells.selected_refs()} == set(team)
    QTest.mouseClick(grid._names.heading.viewport(), LEFT, NONE, QPoint(20, 20))
    everything = set(grid.cells.selected_refs())
    assert len(everything) == 12 * 31
    grid.select_cells([seat(1, 3)])
    QTest.keyClick(grid.cells, Qt.Key.Key_A, CTRL)
    assert set(grid.cells.selected_refs()) == everything


def test_dragging_over_headings_chooses_several_days(grid: RosterGrid) -> None:
    port = grid.cells.heading.viewport()
    QTest.mousePress(port, LEFT, NONE, heading(grid, 4))
    QTest.mouseMove(port, heading(grid, 5))
    event = QMouseEvent(
        QEvent.Type.MouseMove, QPointF(heading(grid, 6)), QPointF(), LEFT, LEFT, NONE
    )
    QApplication.sendEvent(port, event)
    QTest.mouseRelease(port, LEFT, NONE, heading(grid, 6))
    assert {ref.day.day for ref in grid.cells.selected_refs()} == {4, 5, 6}
