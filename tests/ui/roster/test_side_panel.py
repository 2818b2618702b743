"""Findings lead to their cells; 谁能顶 names everybody and assigns with one click."""

from datetime import date

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from fire_roster.services.grid_view import CellRef
from fire_roster.services.office import Office
from fire_roster.ui.roster.roster_page import RosterPage
from tests.ui.offices import codes_on


def ask_about(page: RosterPage, member: int, day: int) -> None:
    page.grid.select_cells([CellRef(member, date(2026, 12, day))])
    page.grid.explain_requested.emit(page.grid.cells.current_ref())


def row_of(page: RosterPage, member: int):
    return next(
        row for row in page.side.candidates.rows() if row.candidate.member.member_id == member
    )


def test_findings_filter_hides_severity(page: RosterPage) -> None:
    panel = page.side.findings
    severities = {one.severity.value for one in panel.shown_findings()}
    assert "error" in severities
    for button in panel._buttons.values():
        button.setChecked(button.text().startswith("警告"))
    assert {one.severity.value for one in panel.shown_findings()} == {"warn"}


def test_clicking_finding_selects_its_cell(page: RosterPage) -> None:
    findings = page.side.findings.shown_findings()
    number = next(
        position
        for position, one in enumerate(findings)
        if one.dates == (date(2026, 12, 20),) and one.shift == "早"
    )
    page.side.findings.choose(number)
    refs = page.grid.cells.selected_refs()
    assert {ref.day for ref in refs} == {date(2026, 12, 20)}


def test_finding_about_people_selects_their_seats(qtbot, page: RosterPage) -> None:
    page.grid.select_cells([CellRef(8, date(2026, 12, 22))])
    qtbot.keyClicks(page.grid.cells, "1")
    qtbot.waitUntil(lambda: any(one.rule == "C01" for one in page.side.findings.shown_findings()))
    rules = [one.rule for one in page.side.findings.shown_findings()]
    page.side.findings.choose(rules.index("C01"))
    assert page.grid.cells.selected_refs() == [CellRef(8, date(2026, 12, 22))]


def test_edit_updates_number_of_errors(qtbot, page: RosterPage) -> None:
    before = page.bar.panel_button.text()
    page.grid.select_cells([CellRef(m, date(2026, 12, 8)) for m in (3, 4)])
    qtbot.keyClicks(page.grid.cells, "1")
    qtbot.waitUntil(lambda: page.bar.panel_button.text() != before)


def test_candidates_of_full_shift_replace_the_selected_person(
    page: RosterPage, office: Office
) -> None:
    ask_about(page, 1, 7)
    row = row_of(page, 3)
    assert row.button.text() == "顶替"
    row.button.click()
    assert codes_on(office, 1, 7) == ""
    assert codes_on(office, 3, 7) == "早"
    assert page.history.undo_text.startswith("赵建国、孙建国 2 格")


def test_candidates_of_short_shift_are_added(page: RosterPage, office: Office) -> None:
    ask_about(page, 5, 15)
    page.side.candidates.shift_box.set_value(page.side.candidates.shift_box._values[2])
    page.side.candidates.asked.emit()
    row_of(page, 5).button.click()
    assert codes_on(office, 5, 15) == "夜"


def test_candidate_without_valid_certificate_shows_reason_with_clause(page: RosterPage) -> None:
    ask_about(page, 1, 22)
    row = row_of(page, 8)
    assert not row.candidate.is_eligible
    assert {reason.rule for reason in row.candidate.reasons} >= {"C01"}
    assert all(reason.clause for reason in row.candidate.reasons)


def test_candidates_name_who_stands_there(page: RosterPage) -> None:
    ask_about(page, 1, 7)
    offered = [row.candidate.member.member_id for row in page.side.candidates.rows()]
    assert 1 not in offered
    assert "现有" in page.side.candidates._sentence.text()


def bring_to_front(qtbot: QtBot, page: RosterPage) -> None:
    """Shortcuts and focus belong to the active window."""
    page.window().activateWindow()
    qtbot.waitUntil(page.window().isActiveWindow)
    page.grid.setFocus()


def test_next_finding_key_walks_through_the_list(qtbot, page: RosterPage) -> None:
    bring_to_front(qtbot, page)
    count = len(page.side.findings.shown_findings())
    for _ in range(2):
        qtbot.keyClick(page.grid.cells, Qt.Key.Key_F8)
    assert page.side.findings.list.currentIndex().row() == 1
    for _ in range(2):
        qtbot.keyClick(page.grid.cells, Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    assert page.side.findings.list.currentIndex().row() == count - 1


def test_enter_on_finding_puts_the_keyboard_into_the_grid(qtbot, page: RosterPage) -> None:
    bring_to_front(qtbot, page)
    page.side.findings.list.setFocus()
    page.side.findings.choose(0)
    page.side.findings.list.activated.emit(page.side.findings.list.currentIndex())
    assert page.window().focusWidget() is page.grid.cells


def test_candidates_of_another_seat_begin_at_the_best(qtbot, page: RosterPage) -> None:
    page.window().resize(1700, 480)
    ask_about(page, 1, 7)
    scroll = page.side.candidates._list.verticalScrollBar()
    qtbot.waitUntil(lambda: scroll.maximum() > 0)
    scroll.setValue(scroll.maximum())
    ask_about(page, 3, 9)
    assert scroll.value() == 0


def test_assigning_a_candidate_gives_the_keyboard_to_the_grid(qtbot, page: RosterPage) -> None:
    ask_about(page, 1, 8)
    row_of(page, 3).button.setFocus()
    row_of(page, 3).button.click()
    assert page.window().focusWidget() is page.grid.cells
