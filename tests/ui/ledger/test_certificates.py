"""Certificates in the window: views, changing one, verification."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from fire_roster.records.certificate import CertificateFields
from fire_roster.services.office import Office
from fire_roster.ui.certificates.certificate_columns import days_left_text
from fire_roster.ui.certificates.certificate_dialog import CertificateDialog
from fire_roster.ui.certificates.certificates_page import CertificatesPage
from fire_roster.ui.context import AppContext


@pytest.fixture
def page(people: Office, app_context: AppContext, qtbot: QtBot) -> CertificatesPage:
    made = CertificatesPage(app_context, "证书")
    qtbot.addWidget(made)
    made.resize(1200, 640)
    made.show()
    made.refresh()
    return made


def open_first(
    office: Office, context: AppContext, qtbot: QtBot, name: str = "李堃"
) -> CertificateDialog:
    owner = office.members.find(name)
    record = owner.certificates[0] if owner.certificates else None
    dialog = CertificateDialog(context, owner, record)
    qtbot.addWidget(dialog)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    dialog.open()
    return dialog


def shown_names(page: CertificatesPage) -> list[str]:
    return [row.owner.record.name for row in page.table.visible_records()]


def test_certificates_page_counts_its_views(page: CertificatesPage) -> None:
    texts = [page.tabs.tabText(number) for number in range(page.tabs.count())]
    assert texts == [
        "全部 15",
        "快到期 2",
        "已过期 2",
        "应复审 0",
        "未核验 15",
        "无扫描件 15",
        "无证 9",
        "离职 0",
        "持证矩阵 24",
    ]


def test_certificates_page_view_of_expired_shows_word_and_days(page: CertificatesPage) -> None:
    page.tabs.choose("expired")
    rows = page.table.visible_records()
    assert {row.entry.state.value for row in rows if row.entry} == {"已过期"}
    assert "已过 33 天" in page.table.copy_text()


def test_certificates_page_leaves_those_who_left_out_of_what_is_due(
    people: Office, page: CertificatesPage
) -> None:
    people.members.update(people.members.find("李堃").record.id, left=date(2026, 12, 1))
    page.refresh()
    assert page.tabs.tabText(1) == "快到期 1"
    assert "李堃" in shown_names(page)


def test_certificates_page_verify_marks_all_selected_and_can_be_taken_back(
    people: Office, page: CertificatesPage, app_context: AppContext
) -> None:
    undo = []
    app_context.notices.toast.connect(lambda text, action, back: undo.append(back))
    page.table.view.selectAll()
    page.verify()
    assert {entry.record.verified_on for entry in people.certificates.list_all()} == {
        date(2026, 12, 3)
    }
    assert page.tabs.tabText(4) == "未核验 0"
    undo[0]()
    assert page.tabs.tabText(4) == "未核验 15"


def test_certificates_page_offers_a_certificate_to_somebody_without(
    page: CertificatesPage,
) -> None:
    page.tabs.choose("missing")
    page.table.view.selectRow(0)
    assert page.edit_button.text().strip() == "添加证书"
    assert not page.verify_button.isEnabled()
    page.edit()
    dialog = page.findChild(CertificateDialog)
    assert dialog is not None
    assert dialog.heading.text().startswith("添加证书")


def test_certificate_dialog_changes_what_was_typed(
    people: Office, app_context: AppContext, page: CertificatesPage, qtbot: QtBot
) -> None:
    dialog = open_first(people, app_context, qtbot)
    dialog.form.level.set_value("三级")
    dialog.form.expires.setText("2029.1.5")
    dialog.form._verify_today()
    assert dialog.submit()
    record = people.members.find("李堃").certificates[0]
    assert (record.level, record.expires) == ("三级", date(2029, 1, 5))
    assert record.verified_on == date(2026, 12, 3)
    assert page.tabs.tabText(1) == "快到期 1"


def test_certificate_dialog_long_term_empties_the_end(
    people: Office, app_context: AppContext, qtbot: QtBot
) -> None:
    dialog = open_first(people, app_context, qtbot)
    dialog.form.is_long_term.setChecked(True)
    assert not dialog.form.expires.isEnabled()
    assert dialog.submit()
    record = people.members.find("李堃").certificates[0]
    assert (record.is_long_term, record.expires) == (True, None)


def test_certificate_dialog_with_end_before_issue_says_so_at_the_field(
    people: Office, app_context: AppContext, qtbot: QtBot
) -> None:
    dialog = open_first(people, app_context, qtbot)
    dialog.form.expires.setText("2001-01-01")
    assert not dialog.submit()
    assert "早于发证日期" in dialog.form._rows["expires"].hint_text()


def test_certificate_dialog_adds_a_certificate(
    people: Office, app_context: AppContext, qtbot: QtBot
) -> None:
    dialog = open_first(people, app_context, qtbot, "赵𬀩")
    dialog.form.type.set_value("救护员证")
    dialog.form.number.setText("ab 12")
    assert dialog.submit()
    papers = people.members.find("赵𬀩").certificates
    assert [(paper.type, paper.number) for paper in papers] == [("救护员证", "AB12")]


def test_certificate_verified_too_long_ago_counts_as_unverified(
    people: Office, page: CertificatesPage
) -> None:
    owner = people.members.find("赵𬀩")
    for number, day in (("A1", date(2025, 12, 3)), ("A2", date(2025, 12, 2))):
        fields = CertificateFields(number=number, verified_on=day)
        people.certificates.add(owner.record.id, fields)
    page.refresh()
    page.tabs.choose("unverified")
    numbers = {row.entry.record.number for row in page.table.visible_records() if row.entry}
    assert "A2" in numbers
    assert "A1" not in numbers


@pytest.mark.parametrize(
    ("days", "text"), [(None, ""), (0, "今天到期"), (12, "还有 12 天"), (-3, "已过 3 天")]
)
def test_days_left_text_speaks_of_both_sides(days: int | None, text: str) -> None:
    assert days_left_text(days) == text


def test_certificate_number_of_a_strange_length_is_asked_about_and_saved_all_the_same(
    people: Office, app_context: AppContext, qtbot: QtBot
) -> None:
    dialog = open_first(people, app_context, qtbot)
    number = dialog.form.number
    number.setText("12345")
    assert "现在 5 位" in dialog.form._rows["number"].hint_text()
    number.setText("1" * 16)
    assert dialog.form._rows["number"].hint_text() == ""
    number.setText("12345")
    assert dialog.check()
