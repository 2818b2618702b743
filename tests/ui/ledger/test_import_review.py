"""Reviewing an import in the window: choosing, putting right, pasting, taking back."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from fire_roster.records.member import MemberFields
from fire_roster.services.imports import MemberField, PreviewState
from fire_roster.services.office import Office
from fire_roster.ui.context import AppContext
from fire_roster.ui.members.import_dialog import ImportDialog
from tests.ui.ledger.importing import go_on, read, save_list
from tests.unit.exchange.files import id_number


@pytest.fixture
def dialog(app_context: AppContext, qtbot: QtBot) -> ImportDialog:
    made = ImportDialog(app_context)
    qtbot.addWidget(made)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    made.open()
    return made


def two_doubts(folder: Path) -> Path:
    """One row without a level, one whose ID number Excel has cut."""
    return save_list(
        folder / "疑.xlsx",
        [
            ["姓名", "身份证号", "证书编号", "等级"],
            ["吴八", "", "2011003006400001", ""],
            ["周七", 110101199001011230, "", ""],
        ],
    )


def state_of(dialog: ImportDialog, name: str) -> PreviewState:
    """What the preview says about a person."""
    records = dialog.preview_step.table.visible_records()
    return next(row.state for row in records if row.values.name == name)


def choose(dialog: ImportDialog, name: str) -> None:
    """Select the row of a person."""
    table = dialog.preview_step.table
    table.select(next(row for row in table.visible_records() if row.values.name == name))


def test_import_first_row_in_doubt_is_selected_and_put_right_in_place(
    dialog: ImportDialog, office: Office, qtbot: QtBot, tmp_path: Path
) -> None:
    read(dialog, qtbot, two_doubts(tmp_path))
    go_on(dialog, qtbot)
    panel = dialog.preview_step.panel
    level = panel.cells[MemberField.LEVEL, 0]
    assert isinstance(level, QLineEdit)
    view = dialog.preview_step.table.view
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert dialog.focusWidget() is level
    qtbot.keyClick(level, Qt.Key.Key_Return)
    assert dialog.step == 2
    level.setText("四级")
    qtbot.keyClick(level, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: state_of(dialog, "吴八") is PreviewState.READY)
    qtbot.waitUntil(lambda: dialog.focusWidget() is view)
    choose(dialog, "周七")
    number = panel.cells[MemberField.ID_NUMBER, 0]
    assert isinstance(number, QLineEdit)
    number.clear()
    panel.apply_button.click()
    qtbot.waitUntil(lambda: state_of(dialog, "周七") is PreviewState.READY)
    go_on(dialog, qtbot)
    assert [one.record.name for one in office.members.list_all()] == ["吴八", "周七"]
    assert office.members.list_all()[0].certificates[0].level == "四级"


def test_import_row_is_taken_as_it_is_or_passed_over(
    dialog: ImportDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    read(dialog, qtbot, two_doubts(tmp_path))
    go_on(dialog, qtbot)
    panel = dialog.preview_step.panel
    (cell,) = [one for one, field in panel.cells.items() if field.property("invalid") == "true"]
    panel.decision_box.setCurrentText("就照这样导入")
    qtbot.waitUntil(lambda: state_of(dialog, "吴八") is PreviewState.READY)
    assert panel.cells[cell].property("invalid") != "true"
    assert dialog.next_button.text() == "确认导入 1 人"
    dialog.preview_step.panel.decision_box.setCurrentText("这一行不导入")
    qtbot.waitUntil(lambda: state_of(dialog, "吴八") is PreviewState.SKIPPED)
    assert not dialog.next_button.isEnabled()


def test_import_change_that_is_not_wanted_keeps_what_is_on_file(
    dialog: ImportDialog, office: Office, qtbot: QtBot, tmp_path: Path
) -> None:
    office.members.add(MemberFields(name="郑九", phone="13800000001", position="消防员"))
    rows: list[list[object]] = [["姓名", "联系电话", "岗位"], ["郑九", "13900000002", "驾驶员"]]
    read(dialog, qtbot, save_list(tmp_path / "改.xlsx", rows))
    go_on(dialog, qtbot)
    choose(dialog, "郑九")
    dialog.preview_step.panel.changes["phone"].click()
    qtbot.waitUntil(lambda: "phone" in dialog.preview_step.table.visible_records()[0].review.kept)
    go_on(dialog, qtbot)
    record = office.members.list_all()[0].record
    assert (record.phone, record.position) == ("13800000001", "驾驶员")


def test_import_namesake_on_file_is_one_person_or_two(
    dialog: ImportDialog, office: Office, qtbot: QtBot, tmp_path: Path
) -> None:
    office.members.add(MemberFields(name="郑九", phone="13800000001"))
    rows: list[list[object]] = [["姓名", "身份证号"], ["郑九", id_number()]]
    read(dialog, qtbot, save_list(tmp_path / "同名.xlsx", rows))
    go_on(dialog, qtbot)
    box = dialog.preview_step.panel.decision_box
    box.setCurrentText("就是库里的 郑九，更新他的资料")
    qtbot.waitUntil(lambda: state_of(dialog, "郑九") is PreviewState.CHANGED)
    dialog.preview_step.panel.decision_box.setCurrentText("是另一个人，新增")
    qtbot.waitUntil(lambda: state_of(dialog, "郑九") is PreviewState.READY)
    go_on(dialog, qtbot)
    assert len(office.members.list_all()) == 2


def test_import_without_a_column_of_names_is_mapped_by_hand_and_remembered(
    dialog: ImportDialog, app_context: AppContext, office: Office, qtbot: QtBot, tmp_path: Path
) -> None:
    path = save_list(
        tmp_path / "无名.xlsx", [["谁", "号码"], ["小钱", "13800000001"], ["小孙", "13800000002"]]
    )
    read(dialog, qtbot, path)
    assert "没有找到“姓名”列" in dialog.columns_step.message.text()
    dialog.go_on()
    assert dialog.step == 1
    dialog.columns_step.first_row.setValue(1)
    dialog.columns_step.last_row.setValue(1)
    dialog.columns_step.fields[MemberField.NAME].set_value(0)
    dialog.columns_step.fields[MemberField.PHONE].set_value(1)
    go_on(dialog, qtbot)
    go_on(dialog, qtbot)
    assert [one.record.name for one in office.members.list_all()] == ["小钱", "小孙"]
    again = ImportDialog(app_context)
    qtbot.addWidget(again)
    again.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    read(again, qtbot, path)
    assert again.columns_step.fields[MemberField.NAME].value() == 0
    assert "上次改好" in again.columns_step.message.text()


def test_import_completes_months_without_a_day_at_once(
    dialog: ImportDialog, office: Office, qtbot: QtBot, tmp_path: Path
) -> None:
    rows = [
        ["姓名", "等级", "发证日期"],
        ["张三", "四级", "2026年3月"],
        ["李四", "四级", "2026-05"],
    ]
    read(dialog, qtbot, save_list(tmp_path / "月.xlsx", rows))
    go_on(dialog, qtbot)
    step = dialog.preview_step
    assert step.days_button.text() == "2 行的日期只有年月，统一补日"
    step.days_button.click()
    qtbot.waitUntil(lambda: state_of(dialog, "李四") is PreviewState.READY)
    assert step.days_button.isHidden()
    go_on(dialog, qtbot)
    issued = [one.certificates[0].issued for one in office.members.list_all()]
    assert issued == [date(2026, 3, 1), date(2026, 5, 1)]


def test_import_pastes_cells_copied_in_excel(
    dialog: ImportDialog, office: Office, qtbot: QtBot
) -> None:
    QGuiApplication.clipboard().setText("姓名\t电话\n李四\t13800000001\n")
    qtbot.keyClick(dialog.file_step, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: dialog.step == 1)
    go_on(dialog, qtbot)
    assert state_of(dialog, "李四") is PreviewState.READY


def test_import_is_taken_back_in_one_step(
    dialog: ImportDialog, office: Office, qtbot: QtBot
) -> None:
    before = office.upkeep.digest()
    read(dialog, qtbot)
    go_on(dialog, qtbot)
    go_on(dialog, qtbot)
    dialog.result_step.buttons[0].click()
    assert office.leaves.list_all()
    dialog.result_step.undo_button.click()
    assert "之后登记的 1 项" in dialog.result_step.message.text()
    assert office.members.list_all() == ()
    assert office.upkeep.digest() == before
    assert "已撤销" in dialog.result_step.message.text()


def test_import_saves_template_and_rows_left_out(
    dialog: ImportDialog,
    office: Office,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    out = tmp_path / "保存"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out), ""))
    dialog.save_template()
    assert "已保存“保存.xlsx”" in dialog.file_step.message.text()
    assert office.imports.read(out.with_suffix(".xlsx")).problem == ""
    read(dialog, qtbot, two_doubts(tmp_path))
    go_on(dialog, qtbot)
    dialog.preview_step.save_button.click()
    again = office.imports.preview(out.with_suffix(".xlsx"))
    assert [row.values.name for row in again.rows] == ["吴八", "周七"]


def test_import_second_certificate_has_columns_of_its_own(
    dialog: ImportDialog, office: Office, qtbot: QtBot, tmp_path: Path
) -> None:
    path = save_list(
        tmp_path / "两证.xlsx", [["姓名", "等级", "甲", "乙"], ["李四", "四级", "BA12", "x"]]
    )
    read(dialog, qtbot, path)
    step = dialog.columns_step
    step.paper_box.setCurrentText("再加一张证书…")
    step.kind_box.setEditText("保安员证")
    step.fields[MemberField.NUMBER].set_value(2)
    go_on(dialog, qtbot)
    go_on(dialog, qtbot)
    papers = office.members.list_all()[0].certificates
    assert [(one.type, one.level, one.number) for one in papers] == [
        ("消防设施操作员", "四级", ""),
        ("保安员证", "", "BA12"),
    ]
