"""The page of swaps: substitutions in three steps, statistics, leaders, wishes; the void paper."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fire_roster.domain.month import Month
from fire_roster.domain.roster import SeatKey
from fire_roster.domain.swap import SwapKind
from fire_roster.exchange.sheet_reader import read_workbook
from fire_roster.services.grid_view import CellRef
from fire_roster.services.office import Office
from fire_roster.services.swaps import SwapState
from fire_roster.ui.context import AppContext
from fire_roster.ui.main_window import MainWindow
from fire_roster.ui.roster.roster_page import RosterPage
from fire_roster.ui.roster.versions_dialog import VersionsDialog
from fire_roster.ui.swaps.lead_dialogs import LeadDialog, PeriodDialog
from fire_roster.ui.swaps.repair_dialog import RepairDialog
from fire_roster.ui.swaps.statistics_panel import Span, StatisticsPanel, period_of
from fire_roster.ui.swaps.swap_dialog import SwapDialog, SwapWish
from fire_roster.ui.swaps.swaps_page import SwapsPage
from fire_roster.ui.swaps.wishes_panel import WishDialog
from fire_roster.ui.theme import Theme
from tests.ui.offices import (
    DECEMBER,
    control_room,
    make_context,
    make_window,
    open_crew_office,
    seat,
)

DAY = date(2026, 12, 7)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """Members 1 to 8 certified; 1 and 2 stand on the early shift of the 7th, in force."""
    made = open_crew_office(tmp_path / "data")
    for member in (1, 2):
        seat(made, member, 7, "早")
    seat(made, 3, 9, "早")
    made.publishing.publish(control_room(made), DECEMBER, {})
    yield made
    made.close()


@pytest.fixture
def app_context(office: Office, theme: Theme) -> Iterator[AppContext]:
    made = make_context(office, theme)
    yield made
    made.tasks.shut_down()


@pytest.fixture
def window(app_context: AppContext, tmp_path: Path, qtbot: QtBot) -> MainWindow:
    made = make_window(app_context, tmp_path)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    return made


@pytest.fixture
def page(window: MainWindow) -> SwapsPage:
    window.open_page("swaps", {})
    shown = window.current_page()
    assert isinstance(shown, SwapsPage)
    return shown


def dialog(kind: type[Any]) -> Any:
    found = QApplication.activeModalWidget()
    assert isinstance(found, kind)
    return found


def early(office: Office, member: int) -> SeatKey:
    (shift,) = [
        one.shift_type_id
        for one in office.rosters.open(control_room(office), DECEMBER).facts.shift_types.values()
        if one.code == "早"
    ]
    return SeatKey(DAY, shift, member)


def standing(office: Office) -> set[int]:
    facts = office.rosters.open_final(control_room(office), DECEMBER).facts
    return {key.member_id for key in facts.assignments if key.duty_date == DAY}


def open_swap(app_context: AppContext, office: Office, kind: SwapKind) -> SwapDialog:
    wish = SwapWish(control_room(office), DAY, None, 1, None, kind)
    made = SwapDialog(app_context, wish, None)
    made.show()
    return made


def test_substitution_from_the_grid_is_one_button_and_one_dialog(
    window: MainWindow, office: Office
) -> None:
    window.open_page("roster", {"month": DECEMBER})
    roster: Any = window.current_page()
    roster.grid.select_cells([type(roster._refs_on(DAY, 1)[0])(1, DAY)])
    roster._explain()
    row = next(one for one in roster.side.candidates.rows() if one.candidate.is_eligible)
    taker = row.candidate.member.member_id
    row.button.click()
    if not isinstance(QApplication.activeModalWidget(), SwapDialog):
        pytest.fail("no substitution was offered for a published roster")
    entry = dialog(SwapDialog)
    assert entry.order().taker_id == taker
    entry.approver.setText("周建平")
    entry.submit()
    assert taker in standing(office)
    assert len(office.rosters.list_versions(control_room(office), DECEMBER)) == 1


def test_dialog_judges_every_choice_and_keeps_errors_only_with_a_reason(
    app_context: AppContext, office: Office
) -> None:
    made = open_swap(app_context, office, SwapKind.ABSENCE)
    assert not made._taker_row.isVisible()
    assert made.keep.isVisible()
    assert not made.submit()
    made.keep.setChecked(True)
    assert not made.submit()
    made.reason.setText("突发疾病")
    assert made.submit()
    assert standing(office) == {2}


def test_swap_offers_only_who_has_a_duty_to_give(app_context: AppContext, office: Office) -> None:
    made = open_swap(app_context, office, SwapKind.SWAP)
    order = made.order()
    assert order is not None
    assert (order.kind, order.taker_id) == (SwapKind.SWAP, 3)
    assert made.submit()
    assert standing(office) == {2, 3}


def test_day_without_duty_says_so(app_context: AppContext, office: Office) -> None:
    made = open_swap(app_context, office, SwapKind.SUBSTITUTION)
    made.day.set_value(date(2026, 12, 20))
    made.day.editingFinished.emit()
    assert not made.submit()
    assert "没有人值班" in made._seat_row.hint_text()
    made.reject()


def test_list_approves_cancels_and_restores(page: SwapsPage, office: Office) -> None:
    panel: Any = page.panel("swaps")
    panel.add_button.click()
    made = dialog(SwapDialog)
    made.day.set_value(DAY)
    made.day.editingFinished.emit()
    assert made.submit()
    assert [one.state for one in panel.table.visible_records()] == [SwapState.APPLIED]
    panel.table.view.selectRow(0)
    panel.approve()
    form: Any = QApplication.activeModalWidget()
    form.approver.setText("周建平")
    form.submit()
    assert panel.table.visible_records()[0].record.approver == "周建平"
    panel.cancel_button.click()
    assert standing(office) == {1, 2}
    panel.restore_button.click()
    assert standing(office) != {1, 2}


def test_statistics_follow_the_period_and_go_to_excel(
    page: SwapsPage, tmp_path: Path, office: Office
) -> None:
    page.tabs.choose("statistics")
    panel = page.panel("statistics")
    assert isinstance(panel, StatisticsPanel)
    panel.month = DECEMBER
    panel.refresh()
    assert panel.table is not None
    assert len(panel.table.visible_records()) == 3
    panel.span.set_value(Span.YEAR)
    assert panel.report is not None
    assert "国庆节" in panel.report.holidays
    panel.step(1)
    assert panel.period_label.text() == "2027年"
    panel.step(-1)
    for is_payroll in (False, True):
        path = tmp_path / f"{is_payroll}.xlsx"
        panel.write(path, is_payroll=is_payroll)
        assert len(read_workbook(path).sheets[0].rows) == 5
    panel.write(tmp_path / "没有" / "统计.xlsx", is_payroll=False)
    assert "不存在" in panel.message.text()


@pytest.mark.parametrize(
    ("span", "label"),
    [
        (Span.MONTH, "2026年5月"),
        (Span.QUARTER, "2026年第2季度"),
        (Span.YEAR, "2026年"),
        (Span.YEARS, "2024年至2026年"),
    ],
)
def test_period_of_every_kind_holds_the_month(span: Span, label: str) -> None:
    assert period_of(span, Month(2026, 5)).label == label


def test_leaders_and_periods_are_entered_and_taken_back(page: SwapsPage, office: Office) -> None:
    page.tabs.choose("leads")
    panel: Any = page.panel("leads")
    panel.set_lead()
    form = dialog(LeadDialog)
    assert not form.submit()
    form.first.set_value(date(2026, 12, 31))
    form.last.set_value(date(2026, 12, 30))
    assert not form.submit()
    form.last.set_value(None)
    form.name.setText("周建平")
    assert form.submit()
    (entry,) = office.leads.list_days(date(2026, 12, 31), date(2026, 12, 31))
    assert entry.lead is not None

    panel.add_period()
    period = dialog(PeriodDialog)
    assert not period.submit()
    period.name.setText("岁末安保")
    period.first.set_value(date(2026, 12, 30))
    period.last.set_value(date(2026, 12, 31))
    assert period.submit()
    panel.periods.view.selectRow(0)
    panel.edit_period()
    again = dialog(PeriodDialog)
    again.extra.setValue(2)
    assert again.submit()
    assert office.leads.list_periods()[0].record.extra_staff == 2
    panel.periods.view.selectRow(0)
    panel.delete_period()
    assert office.leads.list_periods() == ()


def test_wish_is_entered_and_deleted(page: SwapsPage, office: Office) -> None:
    page.tabs.choose("wishes")
    panel: Any = page.panel("wishes")
    panel.add()
    form = dialog(WishDialog)
    assert not form.submit()
    form.member.setCurrentIndex(0)
    form.first.set_value(date(2026, 12, 24))
    form.shift.set_value("夜班")
    assert form.submit()
    assert [one.text for one in office.wishes.list_all()] == ["不想值夜班"]
    panel.table.view.selectRow(0)
    panel.delete()
    assert office.wishes.list_all() == ()


def test_void_paper_is_told_above_the_grid_until_it_is_printed(
    window: MainWindow, office: Office
) -> None:
    window.open_page("roster", {"month": DECEMBER})
    roster: Any = window.current_page()
    assert "还没有打印张贴" in roster.wall.text()
    office.wall_copies.note_print(control_room(office), DECEMBER, 1)
    roster.refresh()
    assert not roster.wall.isVisible()
    seat(office, 4, 20, "早")
    office.publishing.publish(control_room(office), DECEMBER, {})
    roster.refresh()
    assert "墙上版本（第 1 版）已作废" in roster.wall.text()


def test_versions_are_shown_and_compared(window: MainWindow, office: Office) -> None:
    seat(office, 4, 20, "早")
    window.open_page("roster", {"month": DECEMBER})
    roster: Any = window.current_page()
    roster.bar.actions_bar.versions_action.trigger()
    versions = dialog(VersionsDialog)
    assert versions.grid.model.view.is_read_only
    assert len(versions.change_texts()) == 1
    assert versions.change_texts()[0].startswith("12月20日早班：无人 →")
    versions.shown.set_value(1)
    assert versions.change_texts() == []
    versions.accept()


def test_repair_offers_ways_and_takes_the_marked_one(
    qtbot: QtBot, page: SwapsPage, office: Office
) -> None:
    panel: Any = page.panel("swaps")
    panel.repair()
    made = dialog(RepairDialog)
    made.search()
    assert "请选择人员" in made._member_row.hint_text()
    assert not made.submit()
    made.member.setCurrentIndex(0)
    made.first.set_value(DAY)
    made.last.set_value(date(2027, 1, 2))
    made.search()
    assert "跨月" in made._last_row.hint_text()
    made.last.set_value(None)
    with qtbot.waitSignal(made.found, timeout=60_000):
        made.search()
    assert made.repair is not None
    assert made.chosen() == made.repair.proposals[0]
    made.leave.setChecked(True)
    assert made.submit()
    facts = office.rosters.open(control_room(office), DECEMBER).facts
    assert facts.version == 2
    assert 1 not in {key.member_id for key in facts.assignments if key.duty_date == DAY}
    assert [one.record.kind for one in office.leaves.list_all()] == ["病假"]


def test_the_grid_opens_the_form_for_one_seat_and_for_two(window: MainWindow) -> None:
    window.open_page("roster", {"month": DECEMBER})
    roster = window.current_page()
    assert isinstance(roster, RosterPage)
    cells = roster.grid.cells
    roster.grid.select_cells([CellRef(1, DAY)])
    cells.wishes.record_swap()
    form = dialog(SwapDialog)
    assert form.kind.value() is SwapKind.SUBSTITUTION
    assert form.seat.value().member_id == 1
    form.reject()
    roster.grid.select_cells([CellRef(1, DAY), CellRef(3, date(2026, 12, 9))])
    cells.wishes.record_swap()
    form = dialog(SwapDialog)
    assert form.kind.value() is SwapKind.SWAP
    assert (form.taker.value(), form.back.value().duty_date.day) == (3, 9)
    form.reject()


def test_a_draft_has_no_form_for_swaps(window: MainWindow) -> None:
    window.open_page("roster", {"month": DECEMBER})
    roster = window.current_page()
    assert isinstance(roster, RosterPage)
    told: list[str] = []
    roster.context.notices.toast.connect(lambda text, *_: told.append(text))
    roster.grid.select_cells([CellRef(5, DAY)])
    roster.grid.cells.wishes.record_swap()
    assert told[-1].startswith("请选中有班的一格")
    roster.grid.cells.wishes.enter("早")
    roster.grid.cells.wishes.record_swap()
    assert told[-1].startswith("发布以后的改动才登记调班")
    assert QApplication.activeModalWidget() is None
