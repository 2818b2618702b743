"""Ctrl+F, zoom and legend of the grid."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from fire_roster.services.grid_view import CellRef, GridCell
from fire_roster.ui.roster.find_seats import find_seats
from fire_roster.ui.roster.legend_strip import LegendStrip
from fire_roster.ui.roster.roster_grid import RosterGrid
from fire_roster.ui.theme import Theme
from tests.ui.samples import make_view, replace_cell

CTRL = Qt.KeyboardModifier.ControlModifier


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


@pytest.mark.parametrize(
    ("text", "first", "count"),
    [
        ("张伟", seat(3, 3), 1),
        ("zhangwei", seat(3, 3), 1),
        ("zw", seat(3, 3), 2),
        ("张伟 5", seat(3, 5), 1),
        ("张伟 12-5", seat(3, 5), 1),
        ("5日", seat(1, 5), 12),
        ("夜 5日", seat(1, 5), None),
        ("张伟 夜班", seat(3, 5), None),
    ],
)
def test_find_seats_reads_names_days_and_shifts(
    text: str, first: CellRef, count: int | None
) -> None:
    found = find_seats(make_view(), text, 2)
    assert found[0] == first
    assert count is None or len(found) == count


@pytest.mark.parametrize("text", ["", "  ", "没有这个人", "11-5"])
def test_find_seats_without_a_match_is_empty(text: str) -> None:
    assert find_seats(make_view(), text) == []


def test_find_seats_finds_leave() -> None:
    view = replace_cell(make_view(), 4, 9, GridCell(leave="假"))
    assert find_seats(view, "假") == [seat(5, 10)]


def test_find_bar_steps_through_hits_and_gives_the_keyboard_back(
    qtbot: QtBot, grid: RosterGrid
) -> None:
    qtbot.keyClick(grid.cells, Qt.Key.Key_F, CTRL)
    line = grid.find_bar.line
    assert line.isVisible()
    line.setText("5日")
    assert grid.cells.current_ref() == seat(1, 5)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert grid.cells.current_ref() == seat(2, 5)
    assert grid.find_bar.state.text() == "2 / 12"
    for _ in range(2):
        qtbot.keyClick(line, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert grid.cells.current_ref() == seat(12, 5)
    line.setText("不在")
    assert grid.find_bar.state.text() == "没有找到"
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert not grid.find_bar.isVisible()


def test_zoom_keys_grow_lines_and_come_back(qtbot: QtBot, grid: RosterGrid) -> None:
    usual = grid.cells.rowHeight(1)
    qtbot.keyClick(grid.cells, Qt.Key.Key_Equal, CTRL)
    assert grid.cells.rowHeight(1) > usual
    qtbot.keyClick(grid.cells, Qt.Key.Key_Minus, CTRL)
    qtbot.keyClick(grid.cells, Qt.Key.Key_Minus, CTRL)
    assert grid.cells.rowHeight(1) < usual
    qtbot.keyClick(grid.cells, Qt.Key.Key_0, CTRL)
    assert grid.cells.rowHeight(1) == usual


def test_legend_explains_shifts_marks_and_the_hatching_of_a_draft(grid: RosterGrid) -> None:
    legend = grid.findChild(LegendStrip)
    assert legend is not None
    assert "08:00–16:00" in legend.accessibleName()
    assert "草稿" in legend.accessibleName()
    grid.set_view(replace(make_view(), is_draft=False, has_published=True))
    assert "草稿" not in legend.accessibleName()
    assert "与已发布的不同" in legend.accessibleName()
