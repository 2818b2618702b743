"""The findings: filtered by rule and person, explained, kept with a reason."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from fire_roster.assets import load_json
from fire_roster.domain.rules import ALL_RULES
from fire_roster.services.office import Office
from fire_roster.ui.roster.finding_delegate import KEPT_ROLE
from fire_roster.ui.roster.roster_page import RosterPage
from tests.ui.offices import DECEMBER, control_room, seat


def shown(page: RosterPage) -> list:
    page.panel.open()
    page.show_findings()
    return page.side.findings.shown_findings()


def keep(page: RosterPage, reason: str, *, is_for_all: bool = False) -> None:
    page.side.findings.detail.keep_button.click()
    dialog = page.judge.dialog
    assert dialog is not None
    assert not dialog.accept_button.isEnabled()
    dialog.reason_edit.setPlainText(reason)
    dialog.all_box.setChecked(is_for_all)
    dialog.submit()


def test_advice_is_written_for_rules_that_exist() -> None:
    known = load_json("data", "rule_advice.json")
    rules = {rule.rule_id for rule in ALL_RULES}
    assert {"D01", "D02", "C01", "L02", "L06"} <= set(known) & rules
    assert all(one["cause"].endswith("。") and one["remedies"] for one in known.values())


def test_filter_by_rule_shows_that_rule_alone(page: RosterPage) -> None:
    shown(page)
    panel = page.side.findings
    panel.rule_box.set_value("D02")
    panel.rule_box.activated.emit(0)
    assert {one.rule for one in panel.shown_findings()} == {"D02"}


def test_filter_by_person_shows_that_person_alone(page: RosterPage, office: Office) -> None:
    for number in range(1, 12):
        seat(office, 3, number, "早")
    page.refresh()
    shown(page)
    panel = page.side.findings
    panel.member_box.set_value(3)
    panel.member_box.activated.emit(0)
    assert panel.shown_findings()
    assert all(3 in one.member_ids for one in panel.shown_findings())


def test_chosen_finding_says_cause_remedy_and_who_can_help(page: RosterPage) -> None:
    found = shown(page)
    number = next(place for place, one in enumerate(found) if one.rule == "D02" and one.shift)
    page.side.findings.choose(number)
    text = page.side.findings.detail.text()
    assert found[number].clause in text
    assert "1. " in text
    assert "能顶的：" in text


def test_helpers_button_opens_who_can_take_the_seat(page: RosterPage) -> None:
    found = shown(page)
    page.side.findings.choose(next(n for n, one in enumerate(found) if one.shift == "早"))
    page.side.findings.detail.helpers_button.click()
    assert page.side.is_asking()
    assert page.side.candidates.rows()


def test_kept_finding_moves_to_the_end_and_leaves_the_count(
    page: RosterPage, office: Office
) -> None:
    found = shown(page)
    title = page.side.tabs.tabText(0)
    page.side.findings.choose(0)
    keep(page, "新证正在办理")
    model = page.side.findings.list.model()
    assert model.index(len(found) - 1, 0).data(KEPT_ROLE)
    assert page.side.tabs.tabText(0) != title
    assert page.history.undo_text == f"保留 {found[0].rule} 1 处：新证正在办理"
    page.history.undo()
    assert page.side.tabs.tabText(0) == title
    assert not office.kept_findings.list_all(control_room(office), DECEMBER).reasons


def test_kept_for_the_whole_rule_and_reopened(qtbot: QtBot, page: RosterPage) -> None:
    found = shown(page)
    page.side.findings.choose(0)
    keep(page, "人手不足", is_for_all=True)
    rule = found[0].rule
    assert not [one for one in page.judge.kept.open_of(found) if one.rule == rule]
    page.side.findings.choose(len(found) - 1)
    kept = page.side.findings.current_finding()
    assert kept is not None
    assert "已保留，原因：人手不足" in page.side.findings.detail.text()
    qtbot.mouseClick(page.side.findings.detail.reopen_button, Qt.MouseButton.LeftButton)
    assert page.judge.kept.open_of([kept]) == (kept,)
    page.history.undo()
    assert page.judge.kept.open_of([kept]) == ()
