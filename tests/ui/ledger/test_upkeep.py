"""Copies, recycle bin and audit in the window."""

import pytest
from pytestqt.qtbot import QtBot

from fire_roster.records.member import MemberFields
from fire_roster.services.backups import Loss
from fire_roster.services.office import Office
from fire_roster.ui.context import AppContext
from fire_roster.ui.settings.backups_panel import BackupsPanel, loss_text
from fire_roster.ui.settings.bin_dialog import BinDialog
from fire_roster.ui.settings.logbook_panel import LogbookPanel


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
    text = loss_text(made, office.backups.loss_of(made.backup_id))
    assert "10 步操作会失去" in text and "另有 2 步" in text and "新增人员 队员9" in text
    assert "不会失去" in loss_text(made, Loss(True))
    assert "读不出来" in loss_text(made, Loss(False))


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
