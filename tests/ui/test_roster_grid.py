"""The month grid: shows marks, repaints only what differs, and has Excel's manners."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from fire_roster.services.grid_view import CellRef, GridCell, GridSeverity, GridShift
from fire_roster.ui.roster.cell_look import CellLook, draw_cell
from fire_roster.ui.roster.cell_menu import CellMenu
from fire_roster.ui.roster.coverage_strip import CoverageStrip
from fire_roster.ui.roster.edge_view import EdgeView
from fire_roster.ui.roster.grid_header import day_text
from fire_roster.ui.roster.grid_model import GridModel
from fire_roster.ui.roster.roster_grid import RosterGrid
from fire_roster.ui.roster.type_ahead import shift_for_key
from fire_roster.ui.theme import Theme, load_tokens
from tests.ui.samples import NASTY_NAME, make_days, make_view, replace_cell

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
PLAIN = CellLook("早", 0, "", False, False, GridSeverity.NONE, "surface", False, False)


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


def test_model_team_change_adds_heading_line() -> None:
    model = GridModel()
    model.set_view(make_view(members=4, teams=2))
    headings = [line for line in model.lines if isinstance(line, str)]
    assert headings == ["甲班", "乙班"]
    assert model.rowCount() == 6
    assert not model.flags(model.index(0, 1)) & Qt.ItemFlag.ItemIsSelectable


def test_model_ref_and_index_are_inverse() -> None:
    model = GridModel()
    model.set_view(make_view())
    index = model.find_index(seat(5, 31))
    assert model.ref(index) == seat(5, 31)
    assert not model.find_index(seat(99, 1)).isValid()
    assert model.ref(model.index(1, 0)) is None


def test_model_one_cell_differs_tells_only_that_cell(qtbot: QtBot) -> None:
    model, told = GridModel(), []
    view = make_view()
    model.set_view(view)
    model.dataChanged.connect(lambda first, last: told.append((model.ref(first), first == last)))
    model.modelReset.connect(lambda: pytest.fail("no reset expected"))
    model.set_view(replace_cell(view, 4, 9, GridCell("夜", 2, is_locked=True)))
    assert told == [(seat(5, 10), True)]


def test_model_equal_view_tells_nothing(qtbot: QtBot) -> None:
    model = GridModel()
    model.set_view(make_view())
    with qtbot.assertNotEmitted(model.dataChanged):
        model.set_view(make_view())


def test_model_other_members_reset(qtbot: QtBot) -> None:
    model = GridModel()
    model.set_view(make_view())
    with qtbot.waitSignal(model.modelReset):
        model.set_view(make_view(members=5))


def test_model_totals_differ_tells_totals(qtbot: QtBot) -> None:
    model, told = GridModel(), []
    view = make_view()
    model.set_view(view)
    model.dataChanged.connect(lambda first, _: told.append(first.column()))
    rows = (replace(view.rows[0], totals=("192", "7", "6", "1")), *view.rows[1:])
    model.set_view(replace(view, rows=rows))
    assert told == [model.first_total_column]


def test_model_tooltip_of_nasty_name_is_escaped() -> None:
    model = GridModel()
    view = make_view(members=1)
    rows = (replace(view.rows[0], name=NASTY_NAME, tooltip=NASTY_NAME),)
    model.set_view(replace(view, rows=rows))
    tooltip = model.data(model.index(1, 0), Qt.ItemDataRole.ToolTipRole)
    assert "<img" not in tooltip
    assert model.data(model.index(1, 0)) == NASTY_NAME


@pytest.mark.parametrize(
    "other",
    [
        PLAIN._replace(text="中"),
        PLAIN._replace(palette=2),
        PLAIN._replace(text="", leave="假"),
        PLAIN._replace(is_locked=True),
        PLAIN._replace(is_changed=True),
        PLAIN._replace(severity=GridSeverity.INFO),
        PLAIN._replace(severity=GridSeverity.WARN),
        PLAIN._replace(severity=GridSeverity.ERROR),
        PLAIN._replace(ground="rest_day"),
        PLAIN._replace(is_selected=True),
        PLAIN._replace(is_current=True),
    ],
)
def test_draw_cell_each_state_has_its_own_picture(theme: Theme, other: CellLook) -> None:
    plain = draw_cell(PLAIN, 28, 30, 1.0, "light").toImage()
    assert draw_cell(other, 28, 30, 1.0, "light").toImage() != plain


def test_draw_cell_severities_differ_in_shape_not_only_colour(theme: Theme) -> None:
    shapes = []
    for severity in (GridSeverity.ERROR, GridSeverity.WARN, GridSeverity.INFO):
        empty = PLAIN._replace(text="", palette=None)
        image = draw_cell(empty._replace(severity=severity), 28, 30, 1.0, "light").toImage()
        ground = draw_cell(empty, 28, 30, 1.0, "light").toImage()
        shapes.append(
            frozenset(
                (x, y)
                for x in range(28)
                for y in range(30)
                if image.pixel(x, y) != ground.pixel(x, y)
            )
        )
    assert len(set(shapes)) == 3


def test_draw_cell_same_look_is_drawn_once(theme: Theme) -> None:
    assert draw_cell(PLAIN, 28, 30, 1.0, "dark") is draw_cell(PLAIN, 28, 30, 1.0, "dark")


def test_draw_cell_on_scaled_screen_has_device_pixels(theme: Theme) -> None:
    pixmap = draw_cell(PLAIN, 28, 30, 1.5, "light")
    assert (pixmap.width(), pixmap.height()) == (42, 45)


def test_grid_after_theme_switch_is_dark(grid: RosterGrid, theme: Theme) -> None:
    theme.use("dark")
    image = grid.cells.viewport().grab().toImage()
    heading = image.pixelColor(10, 10).name().upper()
    assert heading == load_tokens("dark").colors["surface"]


@pytest.mark.parametrize(
    ("key", "code"),
    [(Qt.Key.Key_Z, "早"), (Qt.Key.Key_X, "中"), (Qt.Key.Key_3, "夜")],
)
def test_grid_typed_key_enters_shift(
    qtbot: QtBot, grid: RosterGrid, key: Qt.Key, code: str
) -> None:
    with qtbot.waitSignal(grid.cells.wishes.shift_entered) as told:
        qtbot.keyClick(grid.cells, key)
    assert told.args == [[seat(1, 3)], code]


def test_grid_typed_letter_of_shift_enters_it(qtbot: QtBot, grid: RosterGrid) -> None:
    with qtbot.waitSignal(grid.cells.wishes.shift_entered) as told:
        QTest.sendKeyEvent(
            QTest.KeyAction.Press, grid.cells, Qt.Key.Key_unknown, "夜", Qt.KeyboardModifier(0)
        )
    assert told.args == [[seat(1, 3)], "夜"]


def test_grid_unknown_letter_does_nothing(qtbot: QtBot, grid: RosterGrid) -> None:
    with qtbot.assertNotEmitted(grid.cells.wishes.shift_entered):
        qtbot.keyClick(grid.cells, Qt.Key.Key_Q)
    assert grid.cells.current_ref() == seat(1, 3)


@pytest.mark.parametrize(
    ("shifts", "typed", "code"),
    [
        ((GridShift("A", "早班"), GridShift("B", "夜班")), "a", None),
        ((GridShift("早", "早班", "A"),), "a", "早"),
        ((GridShift("1", "一班"), GridShift("2", "二班")), "2", "2"),
        ((GridShift("早", "早班"),), "2", None),
        ((GridShift("早", "早班"),), "²", None),
    ],
)
def test_shift_for_key_finds_letter_hotkey_or_number(
    shifts: tuple[GridShift, ...], typed: str, code: str | None
) -> None:
    found = shift_for_key(shifts, typed)
    assert (found.code if found else None) == code


def test_grid_shift_arrows_select_and_type_for_all(qtbot: QtBot, grid: RosterGrid) -> None:
    qtbot.keyClick(grid.cells, Qt.Key.Key_Right, SHIFT)
    qtbot.keyClick(grid.cells, Qt.Key.Key_Down, SHIFT)
    with qtbot.waitSignal(grid.cells.wishes.shift_entered) as told:
        qtbot.keyClick(grid.cells, Qt.Key.Key_Y)
    assert told.args[0] == [seat(1, 3), seat(1, 4), seat(2, 3), seat(2, 4)]


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_Backspace])
def test_grid_delete_clears(qtbot: QtBot, grid: RosterGrid, key: Qt.Key) -> None:
    with qtbot.waitSignal(grid.cells.wishes.cleared) as told:
        qtbot.keyClick(grid.cells, key)
    assert told.args == [[seat(1, 3)]]


def test_grid_j_enters_leave(qtbot: QtBot, grid: RosterGrid) -> None:
    with qtbot.waitSignal(grid.cells.wishes.leave_entered) as told:
        qtbot.keyClick(grid.cells, Qt.Key.Key_J)
    assert told.args == [[seat(1, 3)]]


def test_grid_ctrl_l_toggles_lock(qtbot: QtBot, grid: RosterGrid) -> None:
    with qtbot.waitSignal(grid.cells.wishes.lock_toggled) as told:
        qtbot.keyClick(grid.cells, Qt.Key.Key_L, CTRL)
    assert told.args == [[seat(1, 3)]]


def test_grid_enter_passes_over_team_heading(qtbot: QtBot, grid: RosterGrid) -> None:
    grid.select_cells([seat(4, 3)])
    qtbot.keyClick(grid.cells, Qt.Key.Key_Return)
    assert grid.cells.current_ref() == seat(5, 3)
    qtbot.keyClick(grid.cells, Qt.Key.Key_Return, SHIFT)
    assert grid.cells.current_ref() == seat(4, 3)


def test_grid_arrow_passes_over_team_heading(qtbot: QtBot, grid: RosterGrid) -> None:
    grid.select_cells([seat(4, 3)])
    qtbot.keyClick(grid.cells, Qt.Key.Key_Down)
    assert grid.cells.current_ref() == seat(5, 3)


def test_grid_copy_is_tab_text(qtbot: QtBot, grid: RosterGrid) -> None:
    grid.select_cells([seat(1, 1), seat(1, 2), seat(2, 1), seat(2, 2)])
    qtbot.keyClick(grid.cells, Qt.Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == "早\t早\n早\t中"


def test_grid_paste_lays_out_over_heading_and_cuts_at_month_end(
    qtbot: QtBot, grid: RosterGrid
) -> None:
    grid.select_cells([seat(4, 31)])
    QGuiApplication.clipboard().setText("早\t中\r\n夜\t早\r\n")
    with qtbot.waitSignal(grid.cells.wishes.block_pasted) as told:
        qtbot.keyClick(grid.cells, Qt.Key.Key_V, CTRL)
    assert told.args == [[(seat(4, 31), "早"), (seat(5, 31), "夜")]]


def test_grid_paste_single_value_fills_selection(qtbot: QtBot, grid: RosterGrid) -> None:
    grid.select_cells([seat(1, 1), seat(2, 1)])
    QGuiApplication.clipboard().setText("夜")
    with qtbot.waitSignal(grid.cells.wishes.pasted) as told:
        qtbot.keyClick(grid.cells, Qt.Key.Key_V, CTRL)
    assert told.args == [[(seat(1, 1), "夜"), (seat(2, 1), "夜")]]


@pytest.mark.parametrize("key", [Qt.Key.Key_Z, Qt.Key.Key_Delete, Qt.Key.Key_J])
def test_grid_read_only_month_refuses_edits(qtbot: QtBot, grid: RosterGrid, key: Qt.Key) -> None:
    grid.set_view(replace(make_view(), is_read_only=True))
    grid.select_cells([seat(1, 3)])
    edits = (
        grid.cells.wishes.shift_entered,
        grid.cells.wishes.cleared,
        grid.cells.wishes.leave_entered,
    )
    for edit in edits:
        edit.connect(lambda *_: pytest.fail("no edit expected"))
    with qtbot.waitSignal(grid.cells.wishes.refused):
        qtbot.keyClick(grid.cells, key)


def test_grid_edit_keeps_selection_and_scroll(grid: RosterGrid) -> None:
    grid.select_cells([seat(12, 28)])
    place = grid.cells.horizontalScrollBar().value()
    grid.set_view(replace_cell(make_view(), 11, 27, GridCell("夜", 2)))
    assert grid.cells.selected_refs() == [seat(12, 28)]
    assert grid.cells.horizontalScrollBar().value() == place


def test_grid_frozen_columns_follow_vertical_scroll(grid: RosterGrid) -> None:
    grid.set_view(make_view(members=60))
    QGuiApplication.processEvents()
    grid.cells.verticalScrollBar().setValue(300)
    places = {view.verticalScrollBar().value() for view in grid.findChildren(EdgeView)}
    assert places == {300}


def test_grid_jump_right_after_new_month_moves_frozen_columns_too(grid: RosterGrid) -> None:
    grid.set_view(make_view(members=60))
    grid.select_cells([seat(60, 31)])
    QGuiApplication.processEvents()
    place = grid.cells.verticalScrollBar().value()
    assert place > 0
    assert {v.verticalScrollBar().value() for v in grid.findChildren(EdgeView)} == {place}


def test_grid_lines_of_frozen_columns_are_aligned(grid: RosterGrid) -> None:
    grid.set_view(make_view(members=60))
    grid.cells.verticalScrollBar().setValue(grid.cells.verticalScrollBar().maximum())
    last = grid.model.rowCount() - 1
    tops = {view.rowViewportPosition(last) for view in grid.findChildren(EdgeView)}
    assert tops == {grid.cells.rowViewportPosition(last)}


@pytest.mark.parametrize("width", [700, 900, 1126, 1600, 2400])
def test_grid_days_are_never_unreadable(grid: RosterGrid, width: int) -> None:
    grid.resize(width, 600)
    widths = {grid.cells.columnWidth(column) for column in range(1, 32)}
    assert min(widths) >= 26
    assert max(widths) - min(widths) <= 1


def test_grid_month_fits_small_screen_without_scrolling(grid: RosterGrid) -> None:
    grid.resize(1126, 600)
    QGuiApplication.processEvents()
    assert grid.cells.horizontalScrollBar().maximum() == 0


def test_coverage_cell_stands_below_its_day(grid: RosterGrid) -> None:
    strip = grid.findChild(CoverageStrip)
    left = grid.cells.x() + grid.cells.columnViewportPosition(5)
    cell = strip.cell_at(QPoint(left + 5, 5))
    assert cell is not None
    assert cell.is_short
    assert cell.tooltip == "早班缺 1 人"
    assert strip.cell_at(QPoint(5, 5)) is None


def test_coverage_changed_is_named_for_screen_readers(grid: RosterGrid) -> None:
    view = make_view()
    grid.set_view(replace(view, coverage=()))
    assert grid.findChild(CoverageStrip).accessibleName() == "各班次人数，0 处不足"


def test_menu_lists_shifts_with_keys_and_enters_them(qtbot: QtBot, grid: RosterGrid) -> None:
    menu = CellMenu(grid.cells, lambda: None)
    assert menu.actions()[2].text() == "夜班  24:00–次日08:00\tY"
    with qtbot.waitSignal(grid.cells.wishes.shift_entered) as told:
        menu.actions()[2].trigger()
    assert told.args == [[seat(1, 3)], "夜"]


def test_menu_read_only_month_offers_copy_alone(grid: RosterGrid) -> None:
    grid.set_view(replace(make_view(), is_read_only=True))
    menu = CellMenu(grid.cells, lambda: None)
    usable = [a.text() for a in menu.actions() if a.isEnabled() and not a.isSeparator()]
    assert usable == ["复制\tCtrl+C", "谁能顶这个班？"]


def test_grid_space_opens_menu_for_selection(qtbot: QtBot, grid: RosterGrid) -> None:
    qtbot.keyClick(grid.cells, Qt.Key.Key_Space)
    menu = grid.findChild(CellMenu)
    assert menu is not None
    assert menu.isVisible()
    menu.close()


def test_day_text_names_weekday_mark_and_holiday() -> None:
    days = make_days()
    assert day_text(days[24]) == "2026-12-25（周五）休 示例假日"
    assert day_text(days[0]) == "2026-12-01（周二）"


def test_grid_other_shape_keeps_the_keyboard_on_its_seats(grid: RosterGrid) -> None:
    grid.select_cells([seat(2, 4), seat(2, 5)])
    grid.set_view(replace(grid.model.view, is_draft=not grid.model.view.is_draft))
    assert grid.cells.selected_refs() == [seat(2, 4), seat(2, 5)]
    assert grid.cells.current_ref() == seat(2, 4)


def test_grid_without_any_click_is_reached_by_arrows(qtbot: QtBot, grid: RosterGrid) -> None:
    fresh = RosterGrid()
    qtbot.addWidget(fresh)
    fresh.set_view(grid.model.view)
    qtbot.keyClick(fresh.cells, Qt.Key.Key_Right)
    assert fresh.cells.selected_refs() == [seat(1, 2)]


class PaintCount(QObject):
    """How often a widget was painted."""

    count = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.Paint
        return False


def test_coverage_is_drawn_again_when_the_days_get_more_room(
    qtbot: QtBot, grid: RosterGrid
) -> None:
    counter, strip = PaintCount(grid), grid.findChild(CoverageStrip)
    QGuiApplication.processEvents()
    strip.installEventFilter(counter)
    grid.cells.resize(grid.cells.width() - 60, grid.cells.height())
    qtbot.waitUntil(lambda: counter.count > 0, timeout=2000)
