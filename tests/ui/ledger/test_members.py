"""The staff ledger in the window."""

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from fire_roster.records.leave import LeaveFields
from fire_roster.records.member import MemberFields
from fire_roster.services.office import Office
from fire_roster.ui.common.form_dialog import FormDialog
from fire_roster.ui.context import AppContext
from fire_roster.ui.members.leave_tab import LeaveDialog
from fire_roster.ui.members.member_dialog import MemberDialog
from fire_roster.ui.members.members_page import MembersPage
from tests.ui.samples import NASTY_NAME


@pytest.fixture
def page(app_context: AppContext, qtbot: QtBot) -> MembersPage:
    made = MembersPage(app_context, "人员")
    qtbot.addWidget(made)
    made.resize(1200, 640)
    made.show()
    made.refresh()
    return made


def open_dialog(context: AppContext, qtbot: QtBot, office: Office, name: str = "") -> MemberDialog:
    entry = office.members.find(name) if name else None
    dialog = MemberDialog(context, entry)
    keep(dialog, qtbot)
    return dialog


def keep(dialog: FormDialog, qtbot: QtBot) -> None:
    """Show a dialog that stays to be looked at after it closed."""
    qtbot.addWidget(dialog)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    dialog.open()


def names(page: MembersPage) -> list[str]:
    return [row.entry.name for row in page.table.visible_records()]


def test_members_page_without_people_offers_import_and_add(page: MembersPage) -> None:
    assert "还没有人员" in page.table._stack.currentWidget().accessibleName()


@pytest.mark.parametrize("typed", ["买买提", "maimaiti", "mmt", "0526"])
def test_members_page_finds_by_name_pinyin_initials_and_phone(
    people: Office, page: MembersPage, typed: str
) -> None:
    page.table.filter_box.setText(typed)
    assert names(page) == ["买买提·艾力"]


def test_members_page_masks_phones_even_in_what_is_copied(
    people: Office, page: MembersPage
) -> None:
    full = people.members.list_all()[0].record.phone
    assert full not in page.table.copy_text()
    assert f"{full[:3]}****{full[-4:]}" in page.table.copy_text()


def test_members_page_shows_those_who_left_only_when_asked(
    people: Office, page: MembersPage
) -> None:
    gone = people.members.list_all()[0]
    people.members.update(gone.record.id, left=date(2026, 12, 2))
    page.refresh()
    assert gone.name not in names(page)
    page.presence_box.set_value("gone")
    assert names(page) == [gone.name]


def test_members_page_filters_by_station(people: Office, page: MembersPage) -> None:
    page.station_box.set_value(people.stations.find("微型消防站").record.id)
    found = page.table.visible_records()
    assert found
    assert {row.entry.stations for row in found} == {("微型消防站",)}


def test_members_page_says_who_is_on_leave_today(people: Office, page: MembersPage) -> None:
    away = people.members.list_all()[2]
    leave = LeaveFields(first=date(2026, 12, 3), last=date(2026, 12, 3), kind="病假")
    people.leaves.add(away, leave)
    page.refresh()
    words = {row.entry.name: row.presence.value for row in page.table.visible_records()}
    assert words[away.name] == "请假中"
    assert words[people.members.list_all()[1].name] == "在职"


def test_members_page_shows_a_nasty_name_literally(office: Office, page: MembersPage) -> None:
    office.members.add(MemberFields(name=NASTY_NAME))
    page.refresh()
    index = page.table.view.model().index(0, 1)
    assert index.data() == NASTY_NAME
    assert "&lt;b&gt;" in index.data(Qt.ItemDataRole.ToolTipRole)


def test_members_page_delete_asks_nobody_and_the_toast_brings_back(
    people: Office, page: MembersPage, app_context: AppContext
) -> None:
    told: list[tuple[str, str, Any]] = []
    app_context.notices.toast.connect(lambda *words: told.append(words))
    papers = len(people.certificates.list_all())
    page.refresh()
    page.table.view.selectRow(0)
    page.delete()
    text, action, bring_back = told[0]
    assert text.startswith("已删除 王䶮和 1 张证书；人员离职不用删除")
    assert "王䶮" not in names(page)
    assert action == "撤销"
    people.unit.update(address="沿江路 1 号")  # what came after stays
    bring_back()
    assert names(page)[0] == "王䶮"
    assert len(people.certificates.list_all()) == papers
    assert people.unit.get().address == "沿江路 1 号"


def test_member_dialog_adds_a_member_with_team_and_station(
    office: Office, app_context: AppContext, page: MembersPage, qtbot: QtBot
) -> None:
    dialog = open_dialog(app_context, qtbot, office)
    form = dialog.form
    form.name.setText(" 王䶮 ")
    form.position.set_value("控制室值班员")
    form.team.set_value("甲班")
    form.phone.line.setText("13800000001")
    form.joined.setText("2026年3月5日")
    assert dialog.submit()
    entry = office.members.find("王䶮")
    assert (entry.team, entry.stations) == ("甲班", ("消控室",))
    assert entry.record.joined == date(2026, 3, 5)
    assert entry.record.phone == "13800000001"
    assert names(page) == ["王䶮"]


def test_member_dialog_says_at_each_field_what_is_wrong(
    office: Office, app_context: AppContext, qtbot: QtBot
) -> None:
    dialog = open_dialog(app_context, qtbot, office)
    form = dialog.form
    form.id_number.line.setText("12345")
    form.joined.setText("2026-02-01")
    form.left.setText("2026-01-01")
    form.birth.setText("去年")
    assert not dialog.submit()
    hints = {key: row.hint_text() for key, row in form._rows.items()}
    assert hints["name"] == "请填写姓名。"
    assert "18 位" in hints["id_number"]
    assert "早于入职日期" in hints["left"]
    assert "2026-12-01" in hints["birth"]
    assert office.members.list_all() == ()


def test_member_dialog_keeps_masked_data_that_was_not_touched(
    people: Office, app_context: AppContext, qtbot: QtBot
) -> None:
    before = people.members.list_all()[0].record
    dialog = open_dialog(app_context, qtbot, people, before.name)
    assert dialog.form.phone.line.text() == "154****2582"
    dialog.form.department.setText("安保部")
    assert dialog.submit()
    after = people.members.list_all()[0].record
    assert (after.phone, after.id_number) == (before.phone, before.id_number)
    assert after.department == "安保部"


def test_member_dialog_puts_a_look_at_personal_data_on_record(
    people: Office, app_context: AppContext, qtbot: QtBot
) -> None:
    record = people.members.list_all()[0].record
    dialog = open_dialog(app_context, qtbot, people, record.name)
    dialog.form.id_number.button.click()
    assert dialog.form.id_number.line.text() == record.id_number
    with people.database.read() as session:
        rows = session.connection().exec_driver_sql("select action, summary from audit_entry")
        assert ("member.reveal", "查看 王䶮 的身份证号") in [tuple(row) for row in rows]


def test_member_dialog_refusal_of_the_service_is_told_in_the_dialog(
    people: Office, app_context: AppContext, qtbot: QtBot
) -> None:
    entry = people.members.list_all()[0]
    dialog = open_dialog(app_context, qtbot, people, entry.name)
    people.members.delete(entry.record.id)
    assert not dialog.submit()
    assert "已经不在了" in dialog.message.text()


def test_member_dialog_shows_certificates_and_leave_only_of_a_saved_member(
    people: Office, app_context: AppContext, qtbot: QtBot
) -> None:
    new = open_dialog(app_context, qtbot, people)
    assert [new.tabs.isTabVisible(number) for number in range(3)] == [True, False, False]
    known = open_dialog(app_context, qtbot, people, "王䶮")
    assert [known.tabs.tabText(number) for number in range(3)] == ["基本资料", "证书 1", "请假"]


def test_member_dialog_saves_and_goes_on_with_a_certificate(
    office: Office, app_context: AppContext, qtbot: QtBot
) -> None:
    dialog = open_dialog(app_context, qtbot, office)
    dialog.form.name.setText("新来的")
    dialog.more_button.click()
    assert office.members.find("新来的").certificates == ()
    assert dialog.tabs.currentWidget() is dialog.certificates
    assert not dialog.more_button.isVisible()


def test_leave_dialog_for_one_day_needs_only_the_first(
    people: Office, app_context: AppContext, qtbot: QtBot
) -> None:
    member = people.members.list_all()[0]
    dialog = LeaveDialog(app_context, member)
    keep(dialog, qtbot)
    assert not dialog.submit()
    dialog.first.setText("20261224")
    assert dialog.submit()
    record = people.leaves.list_all()[0].record
    assert (record.first, record.last) == (date(2026, 12, 24), date(2026, 12, 24))


def test_leave_tab_takes_a_leave_back_after_yes(
    people: Office, app_context: AppContext, qtbot: QtBot
) -> None:
    member = people.members.list_all()[0]
    leave = LeaveFields(first=date(2026, 12, 8), last=date(2026, 12, 9), kind="年休假")
    people.leaves.add(member, leave)
    dialog = open_dialog(app_context, qtbot, people, member.name)
    dialog.show_tab("leaves")
    dialog.leaves.table.view.selectRow(0)
    dialog.leaves.delete()
    assert people.leaves.list_all() == ()
    assert dialog.tabs.tabText(2) == "请假"
