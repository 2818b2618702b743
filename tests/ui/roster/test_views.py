"""Three shapes of one month: table, calendar, all stations together."""

from datetime import date

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from fire_roster.domain.roster import Assignment
from fire_roster.domain.roster_patch import RosterPatch, SeatChange
from fire_roster.services.grid_view import CellRef
from fire_roster.services.office import Office
from fire_roster.ui.roster.board.board_view import BoardView
from fire_roster.ui.roster.roster_page import RosterPage
from tests.ui.offices import DECEMBER, codes_on
from tests.ui.roster.test_side_panel import bring_to_front

INSIDE = QPoint(16, 14)
"""Into the first name of a cell."""


def board(qtbot: QtBot, page: RosterPage) -> BoardView:
    bring_to_front(qtbot, page)
    qtbot.keyClick(page.grid.cells, Qt.Key.Key_F7)
    assert page.views.key == "board"
    return page.views.board


def go(view: BoardView, number: int, column: int) -> None:
    view.setCurrentIndex(view.board_model.index(number - 1, column))


def test_f7_goes_through_the_views_and_the_box_follows(qtbot: QtBot, page: RosterPage) -> None:
    shown = []
    bring_to_front(qtbot, page)
    for _ in range(4):
        qtbot.keyClick(page.views.currentWidget(), Qt.Key.Key_F7)
        shown.append((page.views.key, page.bar.view_box.value()))
    assert shown == [(key, key) for key in ("board", "both", "year", "grid")]


def test_calendar_shows_the_same_roster(qtbot: QtBot, page: RosterPage) -> None:
    view = board(qtbot, page)
    go(view, 7, 1)
    cell = view.current_cell()
    assert cell is not None
    assert [one.member_id for one in cell.names] == [1, 2]
    assert view.board_model.index(6, 1).data() == "、".join(one.name for one in cell.names)
    picture = view.viewport().grab(view.visualRect(view.currentIndex())).toImage()
    places = [(x, y) for x in range(picture.width()) for y in range(picture.height())]
    assert len({picture.pixel(*place) for place in places}) > 20, "the names are painted over"


def test_calendar_delete_takes_people_off_and_undo_brings_them_back(
    qtbot: QtBot, page: RosterPage, office: Office
) -> None:
    view = board(qtbot, page)
    go(view, 7, 1)
    qtbot.keyClick(view, Qt.Key.Key_Delete)
    assert codes_on(office, 1, 7) == codes_on(office, 2, 7) == ""
    assert view.current_cell() is not None
    assert not view.current_cell().names
    page.history.undo()
    assert [one.member_id for one in view.current_cell().names] == [1, 2]


def test_calendar_enter_asks_who_can_take_the_shift_and_one_click_assigns(
    qtbot: QtBot, page: RosterPage, office: Office
) -> None:
    view = board(qtbot, page)
    go(view, 8, 2)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    first = page.side.candidates.rows()[0]
    first.button.click()
    assert codes_on(office, first.candidate.member.member_id, 8) == "中"
    assert len(view.board_model.board.days[7].cells[1].names) == 1


def test_calendar_click_on_a_name_asks_who_replaces_that_person(
    qtbot: QtBot, page: RosterPage
) -> None:
    view = board(qtbot, page)
    page.panel.open()
    page.side.show_candidates()
    view.scrollTo(view.board_model.index(6, 1))
    area = view.visualRect(view.board_model.index(6, 1))
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=area.topLeft() + INSIDE)
    question = page.side.candidates.question
    assert question is not None
    assert (question.day.day, question.instead_of is None) == (7, False)


def test_both_view_leads_to_the_roster_of_the_seat(
    qtbot: QtBot, page: RosterPage, office: Office
) -> None:
    entry = next(one for one in office.stations.list_all() if one.record.name == "微型消防站")
    shift = entry.shifts[0].shift_type_id
    seat = Assignment(date(2026, 12, 7), shift, 1)
    office.rosters.edit(
        entry.record.id, DECEMBER, RosterPatch((SeatChange(None, seat),)), "两处排班"
    )
    page._show_view("both")
    both = page.views.both
    assert "1 人在两处排班" in both.message.accessibleName()
    both.only_double.setChecked(True)
    assert [row.member_id for row in both.grid.model.view.rows] == [1]
    both.grid.select_cells([CellRef(1, date(2026, 12, 7))])
    qtbot.keyClick(both.grid.cells, Qt.Key.Key_F2)
    assert page.views.key == "grid"
    assert page.grid.cells.current_ref() == CellRef(1, date(2026, 12, 7))


def test_year_shows_every_month_and_leads_to_one_of_them(qtbot: QtBot, page: RosterPage) -> None:
    page._show_view("year")
    view = page.views.year
    assert len(view.grid.model.view.days) == 365
    assert "1、2、3、4、5、6、7、8、9、10、11 月还没有值班表" in view.message.text()
    assert view.grid.cells.current_ref() == CellRef(1, date(2026, 12, 1))
    view.grid.select_cells([CellRef(2, date(2026, 12, 7))])
    qtbot.keyClick(view.grid.cells, Qt.Key.Key_F2)
    assert page.views.key == "grid"
    assert page.grid.cells.current_ref() == CellRef(2, date(2026, 12, 7))
