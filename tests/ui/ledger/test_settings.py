"""Settings in the window: saved, read back, refused at the field."""

import json
from datetime import date
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from fire_roster.domain.unit import SinglePersonProof
from fire_roster.services.office import Office
from fire_roster.ui.context import AppContext
from fire_roster.ui.settings.holiday_dialog import HolidayDialog
from fire_roster.ui.settings.holidays_panel import HolidaysPanel
from fire_roster.ui.settings.panel import SettingsPanel
from fire_roster.ui.settings.rule_dialog import RuleDialog
from fire_roster.ui.settings.rules_panel import RulesPanel
from fire_roster.ui.settings.settings_page import SettingsPage
from fire_roster.ui.settings.shifts_panel import ShiftsPanel
from fire_roster.ui.settings.stations_panel import StationsPanel
from fire_roster.ui.settings.unit_panel import UnitPanel

Panel = TypeVar("Panel", bound=SettingsPanel)


@pytest.fixture
def page(app_context: AppContext, qtbot: QtBot) -> SettingsPage:
    made = SettingsPage(app_context, "设置")
    qtbot.addWidget(made)
    made.resize(1200, 640)
    made.show()
    made.refresh()
    return made


def open_panel(page: SettingsPage, key: str, kind: type[Panel]) -> Panel:
    page.focus_on(panel=key)
    panel = page.panel(key)
    assert isinstance(panel, kind)
    return panel


def open_rule(page: SettingsPage, context: AppContext, qtbot: QtBot, key: str) -> RuleDialog:
    panel = open_panel(page, "rules", RulesPanel)
    row = next(row for row in panel.table.visible_records() if row.key == key)
    dialog = RuleDialog(context, row)
    qtbot.addWidget(dialog)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    dialog.open()
    return dialog


def test_unit_panel_saves_and_reads_back(
    office: Office, page: SettingsPage, toasts: list[str]
) -> None:
    panel = open_panel(page, "unit", UnitPanel)
    panel.texts["name"].setText("江城广场")
    panel.traits.set_values(["公众聚集场所", "高层民用建筑"])
    panel.is_averaged.setChecked(True)
    panel.number.setText("人社批〔2026〕1号")
    panel.until.setText("2027-12-31")
    assert panel.save()
    unit = office.unit.get()
    assert (unit.name, unit.traits) == ("江城广场", "公众聚集场所、高层民用建筑")
    assert unit.averaged_hours_until == date(2027, 12, 31)
    assert toasts == [
        "已保存：单位名称、单位类型、实行综合计算工时、综合计算工时批准文号、综合计算工时批准有效期至"
    ]


def test_unit_panel_with_a_wrong_date_says_so_and_writes_nothing(
    office: Office, page: SettingsPage
) -> None:
    panel = open_panel(page, "unit", UnitPanel)
    panel.texts["name"].setText("江城广场")
    panel.until.setText("2027-02-30")
    assert not panel.save()
    assert "2026-12-01" in panel._until_row.hint_text()
    assert office.unit.get().name == ""


def test_unit_panel_keeps_what_was_typed_when_the_page_is_shown_again(page: SettingsPage) -> None:
    panel = open_panel(page, "unit", UnitPanel)
    panel.texts["name"].setText("还没存")
    page.refresh()
    assert panel.texts["name"].text() == "还没存"


def test_stations_panel_saves_level_and_staff_with_basis(
    office: Office, page: SettingsPage
) -> None:
    panel = open_panel(page, "stations", StationsPanel)
    panel.form.min_level.set_value("五级")
    panel.form.min_level_basis.set_value("当地大队书面答复")
    panel.form.min_staff.setValue(3)
    assert panel.save()
    record = office.stations.find("消控室").record
    assert (record.min_level, record.min_level_basis) == ("五级", "当地大队书面答复")
    assert record.min_staff == 3


def test_stations_panel_refuses_one_person_without_basis_at_the_field(
    office: Office, page: SettingsPage
) -> None:
    panel = open_panel(page, "stations", StationsPanel)
    panel.form.min_staff.setValue(1)
    panel.form.min_staff_basis.set_value("")
    assert not panel.save()
    assert "依据" in panel.form._staff_row.hint_text()
    assert office.stations.find("消控室").record.min_staff == 2


def test_stations_panel_says_in_words_what_single_duty_still_lacks(
    office: Office, page: SettingsPage
) -> None:
    panel = open_panel(page, "stations", StationsPanel)
    single = panel.form.single
    single.clause.setText("某省消防条例 第36条")
    single.in_force.setText("2021-11-25")
    single.proofs.set_values([proof.value for proof in SinglePersonProof][:1])
    assert "远程中心24小时持证值守" in single.verdict.text()
    single.proofs.set_values([proof.value for proof in SinglePersonProof])
    assert "2021-11-25 起每班可以只排 1 人" in single.verdict.text()
    assert panel.save()
    assert office.stations.find("消控室").facts.single_person.missing == ()


def test_stations_panel_adds_a_station_and_chooses_it(office: Office, page: SettingsPage) -> None:
    panel = open_panel(page, "stations", StationsPanel)
    panel.begin_new()
    panel.form.name.setText("二号楼消控室")
    assert panel.save()
    assert panel.list.currentItem().text() == "二号楼消控室"
    assert len(office.stations.find("二号楼消控室").shifts) == 3


def test_stations_panel_tells_a_taken_name(office: Office, page: SettingsPage) -> None:
    panel = open_panel(page, "stations", StationsPanel)
    panel.begin_new()
    panel.form.name.setText("微型消防站")
    assert not panel.save()
    assert "请换一个名称" in panel.message.text()


def test_shifts_panel_shows_night_from_24_00(page: SettingsPage) -> None:
    panel = open_panel(page, "shifts", ShiftsPanel)
    night = panel.lines[2]
    assert (night.start.text(), night.end.text()) == ("24:00", "08:00")
    assert night.summary.text() == "24:00–次日08:00，8 小时"


def test_shifts_panel_saves_changed_and_new_shifts(office: Office, page: SettingsPage) -> None:
    panel = open_panel(page, "shifts", ShiftsPanel)
    panel.lines[0].hotkey.setText("Z")
    line = panel.add_line()
    line.code.setText("白")
    line.name.setText("白班")
    line.start.setText("8：00")
    line.end.setText("20:00")
    line.is_required.setChecked(False)
    assert panel.save()
    shifts = office.stations.find("消控室").shifts
    assert shifts[0].hotkey == "Z"
    assert [(one.start_minute, one.end_minute) for one in shifts if one.code == "白"] == [
        (480, 1200)
    ]
    assert len(panel.lines) == 4


def test_shifts_panel_with_an_unreadable_time_names_the_shift(
    office: Office, page: SettingsPage
) -> None:
    panel = open_panel(page, "shifts", ShiftsPanel)
    panel.lines[1].start.setText("25:00")
    assert not panel.save()
    assert "“中班”" in panel.message.text()
    assert panel.lines[1].start.property("invalid") == "true"
    assert panel.lines[1].summary.text() == "时间看不懂"


def test_shifts_panel_tells_what_the_service_refuses(office: Office, page: SettingsPage) -> None:
    panel = open_panel(page, "shifts", ShiftsPanel)
    panel.lines[1].code.setText("早")
    assert not panel.save()
    assert "重复" in panel.message.text()


def test_shifts_panel_without_a_deleted_shift_saves_the_rest(
    office: Office, page: SettingsPage
) -> None:
    panel = open_panel(page, "shifts", ShiftsPanel)
    panel.lines[2].delete_button.click()
    assert panel.save()
    assert [shift.code for shift in office.stations.find("消控室").shifts] == ["早", "中"]


def test_rules_panel_shows_severities_in_chinese(page: SettingsPage) -> None:
    panel = open_panel(page, "rules", RulesPanel)
    assert "错误" in panel.table.copy_text()
    assert "error" not in panel.table.copy_text()


def test_rule_dialog_sets_a_parameter_with_its_basis(
    office: Office, page: SettingsPage, app_context: AppContext, qtbot: QtBot
) -> None:
    dialog = open_rule(page, app_context, qtbot, "rule.D05.min_rest_hours")
    dialog.number.setText("12")
    dialog.basis.set_value("单位制度 3.2")
    assert dialog.submit()
    assert office.unit.rule_settings().of("D05").parameters == {"min_rest_hours": 12.0}
    panel = open_panel(page, "rules", RulesPanel)
    panel.tabs.choose("changed")
    assert [row.value for row in panel.table.visible_records()] == ["12"]


@pytest.mark.parametrize(("typed", "place"), [("abc", "field"), ("-5", "message")])
def test_rule_dialog_refuses_what_is_no_number_in_range(
    page: SettingsPage, app_context: AppContext, qtbot: QtBot, typed: str, place: str
) -> None:
    dialog = open_rule(page, app_context, qtbot, "rule.D05.min_rest_hours")
    dialog.number.setText(typed)
    assert not dialog.submit()
    said = dialog.message.text() if place == "message" else dialog._value_row.hint_text()
    assert "数字" in said or "之间" in said


def test_rule_dialog_switches_a_rule_off_and_back(
    office: Office, page: SettingsPage, app_context: AppContext, qtbot: QtBot
) -> None:
    dialog = open_rule(page, app_context, qtbot, "rule.C05.severity")
    dialog.severity.set_value("off")
    assert dialog.submit()
    assert office.unit.rule_settings().of("C05").is_off
    open_rule(page, app_context, qtbot, "rule.C05.severity").reset()
    assert not office.unit.rule_settings().of("C05").is_off


def test_holidays_panel_shows_the_bundled_year(page: SettingsPage) -> None:
    panel = open_panel(page, "holidays", HolidaysPanel)
    assert panel.year_box.value() == 2026
    lines = panel.table.copy_text().splitlines()
    assert "2026-01-01\t周四\t元旦\t休 放假\t法定（三倍工资）" in lines
    assert "2026-01-04\t周日\t元旦\t班 调休上班\t" in lines


def test_holidays_panel_of_an_unknown_year_warns(page: SettingsPage) -> None:
    panel = open_panel(page, "holidays", HolidaysPanel)
    panel.year_box.set_value(2027)
    assert "2027 年没有节假日安排" in panel.message.text()
    assert panel.table.visible_records() == []


def test_holidays_panel_delete_can_be_taken_back(
    office: Office, page: SettingsPage, app_context: AppContext
) -> None:
    undo = []
    app_context.notices.toast.connect(lambda text, action, back: undo.append(back))
    panel = open_panel(page, "holidays", HolidaysPanel)
    panel.table.view.selectRow(0)
    panel.delete()
    assert office.holidays.list_days(2026)[0].day == date(2026, 1, 2)
    undo[0]()
    first = office.holidays.list_days(2026)[0]
    assert (first.day, first.is_statutory) == (date(2026, 1, 1), True)


def test_holiday_dialog_adds_a_make_up_workday(
    office: Office, app_context: AppContext, qtbot: QtBot
) -> None:
    dialog = HolidayDialog(app_context)
    qtbot.addWidget(dialog)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    dialog.open()
    assert not dialog.submit()
    dialog.day.setText("2027-02-07")
    dialog.name.setText("春节")
    dialog.is_off.set_value(False)
    assert dialog.submit()
    day = office.holidays.list_days(2027)[0]
    assert (day.day, day.is_off, day.is_statutory) == (date(2027, 2, 7), False, False)


def test_holidays_panel_imports_a_published_year(
    office: Office, page: SettingsPage, tmp_path: Path
) -> None:
    content = {
        "year": 2027,
        "papers": ["通知"],
        "days": [{"name": "元旦", "date": "2027-01-01", "isOffDay": True}],
    }
    path = tmp_path / "2027.json"
    path.write_text(json.dumps(content), encoding="utf-8")
    panel = open_panel(page, "holidays", HolidaysPanel)
    assert panel.import_file(path)
    panel.year_box.set_value(2027)
    assert [day.name for day in panel.table.visible_records()] == ["元旦"]
    assert panel.basis.accessibleName() == "依据：通知"


def test_holidays_panel_refuses_a_foreign_file_in_words(page: SettingsPage, tmp_path: Path) -> None:
    path = tmp_path / "别的.json"
    path.write_text("[]", encoding="utf-8")
    panel = open_panel(page, "holidays", HolidaysPanel)
    assert not panel.import_file(path)
    assert "不是节假日文件" in panel.message.text()


def test_unit_panel_saves_with_ctrl_s(office: Office, page: SettingsPage, qtbot: QtBot) -> None:
    panel = open_panel(page, "unit", UnitPanel)
    panel.texts["name"].setText("江城广场")
    page.window().activateWindow()
    qtbot.waitUntil(page.window().isActiveWindow)
    qtbot.keyClick(panel.texts["name"], Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: office.unit.get().name == "江城广场")
