"""Copies, recycle bin and audit in the window."""

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fire_roster.records.member import MemberFields
from fire_roster.services.backups import Loss
from fire_roster.services.office import Office
from fire_roster.ui.common.dialogs import ConfirmDialog
from fire_roster.ui.context import AppContext
from fire_roster.ui.recovery.copy_table import loss_text
from fire_roster.ui.settings.backups_panel import BackupsPanel
from fire_roster.ui.settings.bin_dialog import BinDialog
from fire_roster.ui.settings.logbook_panel import LogbookPanel
from fire_roster.ui.undo_desk import UndoDesk


@pytest.fixture
def panel(app_context: AppContext, qtbot: QtBot) -> BackupsPanel:
    made = BackupsPanel(app_context)
    qtbot.addWidget(made)
    made.refresh()
    return made


def test_copy_is_made_and_verified(panel: BackupsPanel, office: Office, qtbot: QtBot) -> None:
    office.members.add(MemberFields(name="周一"))
    panel.back_up()
    qtbot.waitUntil(lambda: len(panel.table.visible_records()) == 1, timeout=60_000)
    assert not panel.restore_button.isEnabled()
    panel.table.view.selectRow(0)
    assert panel.restore_button.isEnabled()
    panel.verify()
    qtbot.waitUntil(lambda: "完好" in panel.message.text(), timeout=60_000)
    panel.check()
    qtbot.waitUntil(lambda: "数据完好" in panel.message.text(), timeout=60_000)


def test_going_back_says_what_is_lost(office: Office) -> None:
    office.members.add(MemberFields(name="周一"))
    made = office.backups.make()
    for number in range(10):
        office.members.add(MemberFields(name=f"队员{number}"))
    text = loss_text(made, office.backups.loss_of(made.backup_id), "完。")
    assert "10 步操作会失去" in text and "另有 2 步" in text and "新增人员 队员9" in text
    assert "不会失去" in loss_text(made, Loss(True), "完。")
    assert "读不出来" in loss_text(made, Loss(False), "完。")


def test_bin_fetches_a_member_back(app_context: AppContext, office: Office, qtbot: QtBot) -> None:
    key = office.members.add(MemberFields(name="周一")).value
    before = len(office.members.list_all())
    office.members.delete(key)
    dialog = BinDialog(app_context)
    qtbot.addWidget(dialog)
    dialog.table.view.selectRow(0)
    dialog.restore()
    assert len(office.members.list_all()) == before
    assert dialog.table.visible_records() == []


def test_logbook_shows_old_and_new_without_personal_numbers(
    app_context: AppContext, office: Office, qtbot: QtBot
) -> None:
    key = office.members.add(MemberFields(name="周一", department="保安部")).value
    office.members.update(key, department="工程部")
    panel = LogbookPanel(app_context)
    qtbot.addWidget(panel)
    panel.refresh()
    panel.table.view.selectRow(0)
    assert "保安部 → 工程部" in panel.details.text()
    assert panel.table.visible_records()[0].summary == "修改人员 周一"


def test_logbook_is_filtered_and_exported(
    app_context: AppContext, office: Office, qtbot: QtBot, tmp_path: Path
) -> None:
    key = office.members.add(MemberFields(name="周一", department="保安部")).value
    office.members.update(key, department="工程部")
    office.unit.update(name="江城明珠")
    panel = LogbookPanel(app_context)
    qtbot.addWidget(panel)
    panel.refresh()

    def shown() -> list[str]:
        return [one.summary for one in panel.table.visible_records()]

    every = shown()
    panel.text.setText("工程部")
    assert shown() == ["修改人员 周一"]
    panel.text.clear()
    panel.subject.set_value("单位")
    panel.subject.currentIndexChanged.emit(1)
    assert len(shown()) == 1 and "周一" not in shown()[0]
    panel.export_to(tmp_path / "操作记录.csv")
    lines = (tmp_path / "操作记录.csv").read_text("utf-8-sig").splitlines()
    assert shown()[0] in lines[1] and "导出操作记录，1 行" in every_summary(office)[0]
    panel.subject.set_value("")
    panel.first.set_value(office.logbook.list_newest()[0].at.date() + timedelta(days=1))
    panel.first.editingFinished.emit()
    assert shown() == [] and len(every) >= 3


def every_summary(office: Office) -> list[str]:
    """What was done, newest first."""
    return [one.summary for one in office.logbook.list_newest()]


def test_step_of_an_earlier_run_is_undone_after_a_question(
    app_context: AppContext, office: Office, qtbot: QtBot
) -> None:
    office.members.add(MemberFields(name="周一"))
    before = office.upkeep.digest()
    office.members.add(MemberFields(name="周二"))
    after = office.upkeep.digest()
    desk = UndoDesk(app_context, lambda: None, app_context.changes)
    asked: list[str] = []

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ConfirmDialog)
        asked.append(dialog.text())
        dialog.accept()

    for step, digest in ((desk.undo, before), (desk.redo, after)):
        QTimer.singleShot(0, answer)
        step()
        assert office.upkeep.digest() == digest
    assert all("新增人员 周二" in one for one in asked)
    told: list[str] = []
    app_context.notices.toast.connect(lambda text, *_: told.append(text))
    desk.redo()
    assert told == ["没有可以重做的操作。"]
