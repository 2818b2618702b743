"""Self-checks, hazards and duty records in the window."""

from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from fire_roster.services.office import Office
from fire_roster.services.practice.ledgers import LEDGERS
from fire_roster.ui.context import AppContext
from fire_roster.ui.practice.duty_log_dialog import DutyLogDialog
from fire_roster.ui.practice.inspection_page import InspectionPage
from fire_roster.ui.practice.ledger_dialog import LedgerDialog
from fire_roster.ui.practice.pack_dialog import PackDialog
from fire_roster.ui.practice.self_check_dialog import SelfCheckDialog


def test_overview_lists_findings_first_and_what_is_kept(inspection: InspectionPage) -> None:
    panel = inspection.panel("overview")
    words = [one.word for one in panel.table.visible_records()]
    assert words == sorted(words, key=["错误", "警告", "提示", "符合"].index)
    assert panel.counts()["符合"] > 0


def test_overview_leads_to_where_a_finding_is_solved(
    inspection: InspectionPage, practice_context: AppContext
) -> None:
    asked: list[tuple[str, dict[str, object]]] = []
    practice_context.navigator.requested.connect(lambda page, focus: asked.append((page, focus)))
    panel = inspection.panel("overview")
    panel.table.activated.emit(panel.table.visible_records()[0])
    assert asked == [("inspection", {"panel": "duty-log"})]


def test_six_ones_from_the_menu_to_its_hazards(inspection: InspectionPage, office: Office) -> None:
    inspection.focus_on(panel="self-check")
    panel = inspection.panel("self-check")
    texts = [action.text() for action in panel.make_menu().actions()]
    assert texts[0] == "“六个一”自查（六加一）" and "“四个能力”自查" in texts
    panel.start_preset("six-ones-b")
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, SelfCheckDialog)
    before = len(office.records.list_all("hazard"))
    for line in dialog.items[1:]:
        line.result.set_value("符合")
    dialog.items[0].result.set_value("不符合")
    dialog.items[0].finding.setText("还没有签")
    dialog.finish()
    hazards = office.records.list_all("hazard")
    assert len(hazards) == before + 1
    assert hazards[-1].description == "签订一份消防安全承诺书：还没有签"
    assert office.records.list_all("self-check")[-1].closed_on == date(2026, 12, 3)


def test_duty_log_rows_are_filled_stored_and_judged(
    inspection: InspectionPage, practice_context: AppContext, office: Office, qtbot: QtBot
) -> None:
    sheet = next(one for one in office.records.list_all("duty-log") if one.day == date(2026, 12, 1))
    dialog = DutyLogDialog(practice_context, sheet, inspection)
    qtbot.addWidget(dialog)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    dialog.open()
    assert [line.is_empty() for line in dialog.rows].count(True) == 1
    dialog.fill_normal()
    dialog.add_row()
    dialog.rows[-1].note.setText("误报")
    dialog.rows[-1].time.setText("很早")
    assert not dialog.submit()
    dialog.rows[-1].time.setText("03:10")
    assert dialog.submit()
    rows = office.duty_logs.list_rows(sheet.id)
    assert len(rows) == 13
    assert rows[-3].at.isoformat() == "2026-12-02T03:10:00"
    found = [one.message for one in office.review.findings() if one.rule == "D09"]
    assert len(found) == 1 and found[0].startswith("B座消控室没有登记过值班记录")


def test_record_that_must_be_kept_is_not_deleted(
    inspection: InspectionPage, practice_context: AppContext, office: Office
) -> None:
    told: list[Exception] = []
    practice_context.notices.error.connect(told.append)
    inspection.focus_on(panel="patrol")
    panel = inspection.panel("patrol")
    panel.table.select(panel.table.visible_records()[0])
    count = len(office.records.list_all("patrol"))
    panel.delete()
    assert "K01" in str(told[0])
    assert len(office.records.list_all("patrol")) == count


def test_empty_ledger_offers_the_first_record(inspection: InspectionPage, office: Office) -> None:
    inspection.focus_on(panel="alarm")
    panel = inspection.panel("alarm")
    assert panel.add_button.isVisible()
    assert not panel.edit_button.isEnabled()
    panel.table.set_records([])
    panel._on_selection()
    assert not panel.add_button.isVisible()


def test_ledger_by_keys_is_opened_left_and_written_to_a_file(
    inspection: InspectionPage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inspection.focus_on(panel="hazard")
    panel = inspection.panel("hazard")
    inspection.activateWindow()
    qtbot.waitUntil(inspection.isActiveWindow)
    panel.table.view.setFocus()
    qtbot.keyClick(panel.table.view, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, LedgerDialog)
    dialog.reject()
    inspection.activateWindow()
    qtbot.waitUntil(inspection.isActiveWindow)
    path = tmp_path / "隐患.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    qtbot.keyClick(panel.table.view, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(path.exists)
    assert "灭火毯缺失一块" in path.read_text("utf-8-sig")


def test_another_page_can_open_a_record(inspection: InspectionPage) -> None:
    inspection.focus_on(panel="visit", record=1)
    dialog = QApplication.activeModalWidget()
    assert "消防救援大队" in dialog.heading.text()
    dialog.reject()


def test_pack_is_made_beside_the_window(
    inspection: InspectionPage, practice_context: AppContext, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = PackDialog(practice_context, inspection)
    qtbot.addWidget(dialog)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    dialog.first.setText("很早")
    assert not dialog.check()
    dialog.first.set_value(date(2026, 12, 3))
    told: list[str] = []
    practice_context.notices.toast.connect(lambda text, *_: told.append(text))
    dialog.make(tmp_path)
    qtbot.waitUntil(lambda: bool(told), timeout=60_000)
    assert {one.suffix for one in tmp_path.iterdir() if one.is_file()} == {".pdf", ".xlsx"}


@pytest.mark.parametrize("key", LEDGERS)
def test_every_empty_form_opens_with_what_fits_its_fields(
    practice_context: AppContext, inspection: InspectionPage, qtbot: QtBot, key: str
) -> None:
    at = datetime(2026, 12, 3, 9, 30)
    fields = LEDGERS[key].fields.model_fields
    defaults = {"at": at} if "at" in fields else {}
    dialog = LedgerDialog(practice_context, key, None, inspection, defaults=defaults)
    qtbot.addWidget(dialog)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    shown = {name: one for form in dialog.forms for name, one in form.fields.items()}
    assert shown
    if defaults:
        assert shown["at"].value() == at
