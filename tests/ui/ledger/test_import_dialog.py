"""Importing a staff list in the window, from the file to what the remarks ask for."""

from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from pytestqt.qtbot import QtBot

from fire_roster.records.member import MemberFields
from fire_roster.services.imports import MemberField, PreviewState
from fire_roster.services.office import Office
from fire_roster.ui.context import AppContext
from fire_roster.ui.members.import_dialog import ImportDialog
from fire_roster.ui.members.member_dialog import MemberDialog
from tests.ui.ledger.importing import go_on, read, save_list
from tests.ui.offices import SAMPLE


@pytest.fixture
def dialog(app_context: AppContext, qtbot: QtBot) -> ImportDialog:
    made = ImportDialog(app_context)
    qtbot.addWidget(made)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    made.open()
    return made


def test_import_of_sample_writes_only_after_confirmation(
    dialog: ImportDialog, office: Office, qtbot: QtBot
) -> None:
    read(dialog, qtbot)
    go_on(dialog, qtbot)
    assert dialog.next_button.text() == "确认导入 24 人"
    assert office.members.list_all() == ()
    go_on(dialog, qtbot)
    assert len(office.members.list_all()) == 24
    assert dialog.steps.result.message.text() == "新增 24 人，更新 0 人。"


def test_import_tells_other_pages_what_changed(
    dialog: ImportDialog, app_context: AppContext, qtbot: QtBot
) -> None:
    read(dialog, qtbot)
    go_on(dialog, qtbot)
    with qtbot.waitSignal(app_context.changes.changed):
        dialog.next_button.click()


def test_import_twice_finds_nothing_to_write(
    people: Office, dialog: ImportDialog, qtbot: QtBot
) -> None:
    read(dialog, qtbot)
    go_on(dialog, qtbot)
    assert dialog.steps.preview.tabs.tabText(3) == "相同 24"
    assert not dialog.next_button.isEnabled()


def test_import_columns_show_what_was_recognised(dialog: ImportDialog, qtbot: QtBot) -> None:
    read(dialog, qtbot)
    fields = dialog.steps.columns.fields
    assert fields[MemberField.NAME].currentText() == "B  姓名 · 王䶮"
    assert fields[MemberField.LEVEL].currentText().startswith("I  消防设施操作员证书 等级")
    assert fields[MemberField.DEPARTMENT].value() is None


def test_import_with_a_corrected_column_reads_that_column(
    dialog: ImportDialog, qtbot: QtBot
) -> None:
    read(dialog, qtbot)
    fields = dialog.steps.columns.fields
    fields[MemberField.TEAM].set_value(None)
    fields[MemberField.DEPARTMENT].set_value(6)
    go_on(dialog, qtbot)
    values = dialog.steps.preview.table.visible_records()[0].values
    assert (values.team, values.department) == ("", "一班")


def test_import_with_one_column_for_two_fields_stays_and_says_so(
    dialog: ImportDialog, qtbot: QtBot
) -> None:
    read(dialog, qtbot)
    dialog.steps.columns.fields[MemberField.DEPARTMENT].set_value(1)
    dialog.go_on()
    row = dialog.steps.columns.fields[MemberField.DEPARTMENT].parentWidget()
    assert row.hint_text() == "这一列已用作“姓名”。"
    assert dialog.step == 1


def test_import_of_another_sheet_recognises_it_anew(
    dialog: ImportDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    book = Workbook()
    first, second = book.active, book.create_sheet("外包")
    assert first is not None
    first.title = "本单位"
    for sheet, name in ((first, "赵一"), (second, "钱二")):
        sheet.append(["姓名", "岗位", "电话"])
        sheet.append([name, "消防员", "13800000001"])
    book.save(tmp_path / "两张表.xlsx")
    read(dialog, qtbot, tmp_path / "两张表.xlsx")
    dialog.steps.columns.sheet_box.set_value("外包")
    qtbot.waitUntil(lambda: dialog.steps.columns.isEnabled())
    go_on(dialog, qtbot)
    assert [row.values.name for row in dialog.steps.preview.table.visible_records()] == ["钱二"]


def test_import_preview_names_every_reason_of_a_refused_row(
    dialog: ImportDialog, office: Office, qtbot: QtBot, tmp_path: Path
) -> None:
    path = save_list(
        tmp_path / "坏.xlsx",
        [["姓名", "身份证号", "入职日期"], ["周七", 110101199001011230, "2026-13-45"]],
    )
    read(dialog, qtbot, path)
    go_on(dialog, qtbot)
    row = dialog.steps.preview.table.visible_records()[0]
    assert row.state in (PreviewState.REFUSED, PreviewState.UNDECIDED)
    dialog.steps.preview.table.view.selectRow(0)
    for reason in row.reasons:
        assert reason in dialog.steps.preview.panel.text()
    assert len(row.reasons) >= 2
    assert not dialog.next_button.isEnabled()


def test_import_result_lists_the_rows_left_out(
    dialog: ImportDialog, office: Office, qtbot: QtBot, tmp_path: Path
) -> None:
    rows: list[list[object]] = [["姓名", "身份证号"], ["吴八", ""], ["周七", 110101199001011230]]
    read(dialog, qtbot, save_list(tmp_path / "两人.xlsx", rows))
    go_on(dialog, qtbot)
    go_on(dialog, qtbot)
    assert [entry.record.name for entry in office.members.list_all()] == ["吴八"]
    assert [row.values.name for row in dialog.steps.result.left_out.visible_records()] == ["周七"]


def test_import_preview_masks_a_changed_phone(
    dialog: ImportDialog, office: Office, qtbot: QtBot, tmp_path: Path
) -> None:
    office.members.add(MemberFields(name="郑九", phone="13800000001"))
    rows: list[list[object]] = [["姓名", "联系电话"], ["郑九", "13900000002"]]
    read(dialog, qtbot, save_list(tmp_path / "改号.xlsx", rows))
    go_on(dialog, qtbot)
    assert "138****0001 → 139****0002" in dialog.steps.preview.table.copy_text()
    assert "13900000002" not in dialog.steps.preview.table.copy_text()


def test_import_offer_of_leave_is_noted_with_one_click(
    dialog: ImportDialog, office: Office, qtbot: QtBot
) -> None:
    read(dialog, qtbot)
    go_on(dialog, qtbot)
    go_on(dialog, qtbot)
    dialog.steps.result.buttons[0].click()
    leaves = office.leaves.list_all()
    assert [(leave.record.first, leave.record.last) for leave in leaves] == [
        (date(2026, 12, 8), date(2026, 12, 14))
    ]
    assert not dialog.steps.result.buttons[0].isEnabled()


def test_import_offer_without_date_opens_the_member(
    dialog: ImportDialog, office: Office, qtbot: QtBot
) -> None:
    read(dialog, qtbot)
    go_on(dialog, qtbot)
    go_on(dialog, qtbot)
    dialog.steps.result.buttons[1].click()
    member = dialog.findChild(MemberDialog)
    assert member is not None
    member.form.no_night_until.setText("2027-03-01")
    assert member.submit()
    until = {entry.record.name: entry.record.no_night_until for entry in office.members.list_all()}
    assert until["张振华"] == date(2027, 3, 1)
    assert dialog.steps.result.buttons[1].text() == "已登记"


def test_import_of_a_foreign_file_says_why_and_stays(
    dialog: ImportDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "照片.xlsx"
    path.write_bytes(b"\x89PNG not a workbook")
    dialog.read(path)
    qtbot.waitUntil(lambda: bool(dialog.steps.file.message.text()))
    assert dialog.step == 0
    assert dialog.steps.file.isEnabled()


def test_import_takes_a_file_dropped_on_it(dialog: ImportDialog, qtbot: QtBot) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(SAMPLE))])
    event = QDropEvent(
        QPoint(5, 5),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    with qtbot.waitSignal(dialog.steps.file.chosen) as chosen:
        dialog.steps.file.dropEvent(event)
    assert chosen.args == [SAMPLE]
    qtbot.waitUntil(lambda: dialog.step == 1)


def test_import_steps_give_the_keyboard_to_the_way_on(dialog: ImportDialog, qtbot: QtBot) -> None:
    read(dialog, qtbot)
    qtbot.waitUntil(lambda: dialog.focusWidget() is dialog.next_button)
    go_on(dialog, qtbot)
    qtbot.waitUntil(lambda: dialog.focusWidget() is dialog.next_button)
