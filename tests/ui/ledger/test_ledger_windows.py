"""Scans, renewal, matrix, reports, purge and nasty names in the window."""

from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument
from pytestqt.qtbot import QtBot

from fire_roster.domain.attachment import AttachmentPurpose
from fire_roster.domain.certificate import CertificateState
from fire_roster.records.certificate import CertificateFields
from fire_roster.records.member import MemberFields
from fire_roster.services.office import Office
from fire_roster.ui.attachments import attachment_panel
from fire_roster.ui.attachments.attachment_panel import AttachmentPanel, size_text
from fire_roster.ui.certificates import matrix_view
from fire_roster.ui.certificates.certificate_dialog import CertificateDialog
from fire_roster.ui.certificates.certificates_page import CertificatesPage
from fire_roster.ui.certificates.types_dialog import TypeDialog, TypesDialog, months_text
from fire_roster.ui.context import AppContext
from fire_roster.ui.members import members_page, purge_dialog
from fire_roster.ui.members.member_dialog import MemberDialog
from fire_roster.ui.members.members_page import MembersPage
from fire_roster.ui.members.purge_dialog import PurgeDialog
from fire_roster.ui.members.report_dialog import ReportDialog
from tests.integration.services.nasty_names import add_nasty_people
from tests.ui.offices import seat

TODAY = date(2026, 12, 3)


@pytest.fixture
def zhang(office: Office) -> int:
    """An operator with one certificate that ends soon."""
    key = office.members.add(
        MemberFields(name="张三", position="控制室值班员", joined=date(2020, 1, 1))
    ).value
    office.certificates.add(
        key, CertificateFields(level="四级", number="A1", expires=date(2026, 12, 20))
    )
    return key


def _page(context: AppContext, qtbot: QtBot) -> CertificatesPage:
    page = CertificatesPage(context, "证书")
    qtbot.addWidget(page)
    page.resize(1200, 640)
    page.show()
    page.refresh()
    return page


def _dialog(office: Office, context: AppContext, qtbot: QtBot) -> CertificateDialog:
    owner = office.members.find("张三")
    dialog = CertificateDialog(context, owner, owner.certificates[0])
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.open()
    return dialog


def _picture(path: Path) -> Path:
    Image.new("RGB", (30, 20), "white").save(path)
    return path


def _add(panel: AttachmentPanel, path: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.counted, timeout=20_000):
        panel.add([path], AttachmentPurpose.SCAN)


def test_clerk_attaches_a_scan_verifies_and_finds_what_runs_out(
    office: Office,
    zhang: int,
    app_context: AppContext,
    toasts: list[str],
    qtbot: QtBot,
    tmp_path: Path,
) -> None:
    page = _page(app_context, qtbot)
    page.focus_on(view="no_scan")
    assert [row.owner.name for row in page.table.visible_records()] == ["张三"]
    dialog = _dialog(office, app_context, qtbot)
    dialog.show_tab("scans")
    _add(dialog.scans, _picture(tmp_path / "正面.png"), qtbot)
    assert dialog.tabs.tabText(1) == "扫描件 1"
    dialog.form.verified_on.setText("2026-12-03")
    assert dialog.form.result.value() == "相符"
    dialog.form.verified_by.setText("陈静")
    dialog.form.original_place.set_value("办公室档案柜")
    assert dialog.submit()
    (entry,) = office.certificates.list_all()
    assert entry.doubts == ()
    assert (entry.record.verified_by, entry.record.original_place) == ("陈静", "办公室档案柜")
    assert page.table.visible_records() == []
    page.focus_on(view="expiring")
    assert [row.owner.name for row in page.table.visible_records()] == ["张三"]
    assert "已添加 1 个文件" in toasts


def test_scan_is_viewed_saved_and_removed(
    office: Office,
    zhang: int,
    app_context: AppContext,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    panel = _dialog(office, app_context, qtbot).scans
    _add(panel, _picture(tmp_path / "正面.png"), qtbot)
    panel.table.view.selectRow(0)
    opened: list[Path] = []
    monkeypatch.setattr(attachment_panel, "open_with_system_viewer", opened.append)
    panel.view()
    assert [path.name for path in opened] == ["正面.png"]
    target = tmp_path / "另存.png"
    dialog = attachment_panel.QFileDialog
    monkeypatch.setattr(dialog, "getSaveFileName", lambda *_: (str(target), ""))
    panel.save_as()
    assert target.read_bytes() == opened[0].read_bytes()
    told: list[tuple[Any, ...]] = []
    app_context.notices.toast.connect(lambda *words: told.append(words))
    panel.remove()
    assert panel.table.model.records() == ()
    assert told[-1][:2] == ("已删除 正面.png", "撤销")
    told[-1][2]()
    panel.show_owner(*panel._owner)
    assert len(panel.table.model.records()) == 1
    panel.table.view.selectRow(0)
    panel.remove()
    monkeypatch.setattr(dialog, "getOpenFileNames", lambda *_: ([], ""))
    panel.choose(AttachmentPurpose.SCAN)
    assert not panel.open_button.isEnabled()


def test_file_that_is_no_picture_is_told_and_changes_nothing(
    office: Office, zhang: int, app_context: AppContext, qtbot: QtBot, tmp_path: Path
) -> None:
    panel = _dialog(office, app_context, qtbot).scans
    path = tmp_path / "程序.exe"
    path.write_bytes(b"MZ")
    with qtbot.waitSignal(app_context.notices.error, timeout=20_000) as told:
        panel.add([path], AttachmentPurpose.SCAN)
    assert "不是图片也不是 PDF" in told.args[0].message
    qtbot.waitUntil(lambda: panel.add_buttons[0].isEnabled())
    assert panel.table.model.records() == ()


@pytest.mark.parametrize(
    ("size", "text"), [(10, "1 KB"), (348_160, "340 KB"), (1_258_291, "1.2 MB")]
)
def test_size_text_is_short(size: int, text: str) -> None:
    assert size_text(size) == text


def test_renewal_keeps_the_old_paper_in_the_history(
    office: Office, zhang: int, app_context: AppContext, qtbot: QtBot
) -> None:
    owner = office.members.find("张三")
    dialog = CertificateDialog(app_context, owner, None, renews=owner.certificates[0])
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.open()
    assert dialog.form.level.value() == "四级"
    assert "旧证（A1）保留在历史里" in dialog.history.text()
    dialog.form.number.setText("A2")
    dialog.form.issued.setText("2026-12-01")
    assert dialog.submit()
    states = {one.record.number: one.state for one in office.certificates.list_all()}
    assert states == {"A1": CertificateState.REPLACED, "A2": CertificateState.VALID}
    shown = _dialog(office, app_context, qtbot)
    assert "新证：A2，2026-12-01 发证" in shown.history.text()
    assert shown.renew_button.isHidden()


def test_result_without_a_date_is_asked_for(
    office: Office, zhang: int, app_context: AppContext, qtbot: QtBot
) -> None:
    dialog = _dialog(office, app_context, qtbot)
    dialog.form.result.set_value("查无此证")
    assert not dialog.submit()
    assert dialog.form._rows["verified_on"].hint_text() == "请填写核验日期。"


def test_matrix_slides_to_another_day_and_goes_to_excel(
    office: Office,
    zhang: int,
    app_context: AppContext,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page = _page(app_context, qtbot)
    page.focus_on(view="matrix")
    view = page.matrix
    assert page.edit_button.isHidden()
    assert view.table is not None
    assert "四级 还有 17 天" in view.table.copy_text()
    view.slider.setValue(88)
    assert view.day.day == date(2027, 3, 1)
    assert view.matrix().day_text == "状态于 2027-03-01"
    assert "四级 已过期" in view.table.copy_text()
    view.day.set_day(TODAY)
    assert view.slider.value() == 0
    path = tmp_path / "矩阵.xlsx"
    monkeypatch.setattr(matrix_view, "ask_list_path", lambda *_: path)
    view.export_list()
    sheet = openpyxl.load_workbook(path).worksheets[0]
    assert sheet["D2"].value == "四级 还有 17 天"
    opened: list[Path] = []
    monkeypatch.setattr(matrix_view, "open_with_system_viewer", opened.append)
    monkeypatch.setattr(matrix_view, "ask_pdf_path", lambda *_: tmp_path / "矩阵.pdf")
    view.export_pdf()
    assert opened[0].read_bytes().startswith(b"%PDF-")
    office.certificates.add(zhang, CertificateFields(type="电工证"))
    page.refresh()
    assert [column.title for column in view.table.model.columns][3:] == [
        "消防设施操作员",
        "电工证",
    ]


def test_own_type_is_added_changed_and_removed(
    office: Office, zhang: int, app_context: AppContext, qtbot: QtBot
) -> None:
    dialog = TypesDialog(app_context)
    qtbot.addWidget(dialog)
    assert "特种作业操作证\t6 年\t3 年\t默认" in dialog.table.copy_text()
    form = TypeDialog(app_context, None, dialog)
    form.accepted.connect(dialog._show)
    form.open()
    assert not form.submit()
    assert form._name_row.hint_text() == "请填写证书类别。"
    form.name.setText("电梯安全员证")
    form.validity.setValue(18)
    assert form.submit()
    own = office.certificate_types.list_all()[-1]
    assert months_text(own.kind.validity_months, "") == "18 个月"
    dialog.table.select(own)
    assert dialog.reset_button.text() == "删除类别"
    dialog.reset()
    assert "电梯安全员证" not in dialog.table.copy_text()
    dialog.table.view.selectRow(0)
    assert not dialog.reset_button.isEnabled()


def test_leaving_date_says_which_seats_it_frees_before_saving(
    office: Office, zhang: int, app_context: AppContext, toasts: list[str], qtbot: QtBot
) -> None:
    seat(office, zhang, 20, "早")
    dialog = MemberDialog(app_context, office.members.find("张三"))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.open()
    dialog.form.left.setText("2026-12-10")
    assert "消控室 2026年12月 1 个" in dialog.message.text()
    assert dialog.submit()
    assert "空出 1 个班次" in toasts[-1]
    dialog.form.left.setText("")
    assert dialog.message.text() == ""


def test_member_form_takes_terms_and_refuses_those_that_end_before_they_begin(
    office: Office, zhang: int, app_context: AppContext, qtbot: QtBot
) -> None:
    dialog = MemberDialog(app_context, office.members.find("张三"))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    form = dialog.form
    form.team_from.setText("2026-12-31")
    form.team_until.setText("2026-12-01")
    assert not dialog.submit()
    assert "早于开始日期" in form._rows["team_period"].hint_text()
    form.team_until.setText("2027-06-30")
    form.trained_on.setText("2026.11.2")
    assert dialog.submit()
    record = office.members.find("张三").record
    assert (record.team_from, record.team_until) == (date(2026, 12, 31), date(2027, 6, 30))
    assert record.trained_on == date(2026, 11, 2)


def test_reports_wait_on_the_page_until_they_are_noted(
    office: Office, zhang: int, app_context: AppContext, toasts: list[str], qtbot: QtBot
) -> None:
    page = MembersPage(app_context, "人员")
    qtbot.addWidget(page)
    page.show()
    page.refresh()
    assert page.reports.isHidden()
    office.members.update(zhang, left=date(2026, 11, 24))
    page.refresh()
    assert "张三离岗" in page.reports.text()
    assert "1 人已超期" in page.reports.text()
    dialog = ReportDialog(app_context)
    qtbot.addWidget(dialog)
    assert "已超 2 天" in dialog.table.copy_text()
    dialog.table.view.selectRow(0)
    dialog.mark()
    assert page.reports.isHidden()
    assert "已登记报送：张三" in toasts[-1]
    assert not dialog.mark_button.isEnabled()


def test_purge_shows_what_goes_and_asks_first(
    office: Office,
    zhang: int,
    app_context: AppContext,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    office.members.update(zhang, left=date(2024, 1, 1), phone="15400000001")
    dialog = PurgeDialog(app_context)
    qtbot.addWidget(dialog)
    assert "张三\t2024-01-01\t电话" in dialog.table.copy_text()
    monkeypatch.setattr(purge_dialog, "confirm", lambda *_: False)
    dialog.purge()
    assert office.members.find("张三").record.phone
    monkeypatch.setattr(purge_dialog, "confirm", lambda *_: True)
    dialog.purge()
    assert office.members.find("张三").record.phone == ""
    assert not dialog.purge_button.isEnabled()


def test_ledger_is_exported_from_the_page(
    office: Office,
    app_context: AppContext,
    toasts: list[str],
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    office.members.add(MemberFields(name="张三"))
    page = MembersPage(app_context, "人员")
    qtbot.addWidget(page)
    path = tmp_path / "台账.xlsx"
    monkeypatch.setattr(members_page, "ask_list_path", lambda *_: path)
    page.export()
    assert path.is_file()
    assert "已打码" in toasts[-1]


def test_nasty_names_are_text_in_list_tooltip_and_dialog(
    office: Office, app_context: AppContext, qtbot: QtBot
) -> None:
    add_nasty_people(office)
    page = MembersPage(app_context, "人员")
    qtbot.addWidget(page)
    page.show()
    page.refresh()
    columns = [column.key for column in page.table.model.columns]
    entries = office.members.list_all()
    document = QTextDocument()
    for number, entry in enumerate(entries):
        index = page.table.model.index(number, columns.index("name"))
        assert index.data() == entry.name
        document.setHtml(index.data(Qt.ItemDataRole.ToolTipRole))
        assert document.toPlainText().split() == entry.name.split()
    for entry in entries[::25]:
        dialog = MemberDialog(app_context, entry)
        qtbot.addWidget(dialog)
        assert dialog.form.name.text() == entry.record.name
        assert dialog.heading.text() == entry.name
        assert dialog.heading.textFormat() == Qt.TextFormat.PlainText


def test_photo_stands_beside_the_form_and_is_replaced(
    office: Office, app_context: AppContext, zhang: int, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = MemberDialog(app_context, office.members.find(str(zhang)))
    qtbot.addWidget(dialog)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    assert (dialog.photo.picture.text(), dialog.photo.button.text()) == ("没有照片", "添加照片")
    for colour in ("red", "blue"):
        path = tmp_path / f"{colour}.png"
        Image.new("RGB", (300, 400), colour).save(path)
        with qtbot.waitSignal(app_context.changes.changed):
            dialog.photo.take(path)
    shown = dialog.photo.picture.pixmap().toImage().pixelColor(40, 60)
    assert (shown.blue() > 200, dialog.photo.button.text()) == (True, "更换照片")
    assert len(office.attachments.list_for("member", zhang)) == 1
