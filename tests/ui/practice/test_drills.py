"""The life of a drill in the window, and courses."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fire_roster.domain.drill import DrillMark
from fire_roster.services.office import Office
from fire_roster.ui.common.moment_field import MomentField, parse_moment_text
from fire_roster.ui.context import AppContext
from fire_roster.ui.practice.drill_dialog import DrillDialog
from fire_roster.ui.practice.drills_page import DrillsPage
from fire_roster.ui.practice.hazard_lines import HazardLinesDialog
from fire_roster.ui.practice.timeline_tab import clock_text
from fire_roster.ui.practice.training_dialog import TrainingDialog
from tests.ui.practice.conftest import Watch

_BOX = Qt.ItemDataRole.CheckStateRole


def _dialog(page: DrillsPage, title: str, qtbot: QtBot) -> DrillDialog:
    panel = page.panel("drill")
    record = next(one for one in panel.table.visible_records() if one.title == title)
    dialog = panel.make_dialog(record)
    qtbot.addWidget(dialog)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    dialog.open()
    assert isinstance(dialog, DrillDialog)
    return dialog


def test_list_tells_what_is_due_and_how_quick_the_last_ones_were(drills: DrillsPage) -> None:
    panel = drills.panel("drill")
    text = panel.table.copy_text()
    assert "196 秒" in text and "已计划" in text
    assert panel.table.visible_records()[0].planned_on == date(2026, 12, 20)
    assert "消防安全重点单位每半年至少演练一次" in panel.deadline._text.text()
    assert "晚于期限" in panel.deadline._text.text()


def test_whole_life_of_a_drill(
    drills: DrillsPage, office: Office, watch: Watch, qtbot: QtBot
) -> None:
    dialog = _dialog(drills, "冬季灭火和应急疏散演练", qtbot)
    dialog.forms[0].fields["is_told"].set_value(True)
    dialog.timeline.press(DrillMark.ALARM)
    watch.go_on(45)
    dialog.timeline.press(DrillMark.CONFIRM)
    watch.go_on(150)
    dialog.timeline.press(DrillMark.FIRST_ARRIVAL)
    line = dialog.timeline._rows[DrillMark.FIRST_ARRIVAL]
    assert (line.seconds.text(), line.chip.text()) == ("195 秒", "超过 180 秒")
    assert dialog.forms[1].values()["begins_at"] == "09:30"
    dialog.take_people_on_duty()
    called = {one.entry.name for one in dialog.people.called()}
    assert called and "应到" in dialog.people.count.text()
    dialog.forms[2].fields["evaluation"].set_value("配合熟练")
    assert dialog.submit()
    record = office.records.get("drill", dialog.record.id)
    assert (record.held_on, record.present_count) == (date(2026, 12, 3), len(called))
    assert record.is_told and record.evaluation == "配合熟练"
    stage = next(one.stage for one in office.drills.list_facts() if one.drill_id == record.id)
    assert stage.value == "已评估"


def test_typed_moment_is_noted_and_can_be_taken_back(
    drills: DrillsPage, office: Office, qtbot: QtBot
) -> None:
    dialog = _dialog(drills, "微型消防站拉动", qtbot)
    line = dialog.timeline._rows[DrillMark.WATER]
    line.moment.setText("15:04:00")
    line.moment.editingFinished.emit()
    assert line.seconds.text() == "240 秒"
    line.moment.setText("25 点")
    line.moment.editingFinished.emit()
    assert line.seconds.text() == "如 09:30:05"
    line.moment.setText("")
    line.moment.editingFinished.emit()
    facts = next(one for one in office.drills.list_facts() if one.drill_id == dialog.record.id)
    assert DrillMark.WATER not in facts.timeline


def test_stop_watch_of_a_drill_nobody_saved_saves_it_first(
    drills: DrillsPage, practice_context: AppContext, office: Office, qtbot: QtBot
) -> None:
    dialog = DrillDialog(practice_context, None, drills, defaults={"planned_on": date(2026, 12, 3)})
    qtbot.addWidget(dialog)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    before = len(office.records.list_all("drill"))
    dialog.timeline.press(DrillMark.ALARM)
    assert dialog.forms[0].rows["title"].hint_text() == "请填写演练名称。"
    assert len(office.records.list_all("drill")) == before
    dialog.forms[0].fields["title"].set_value("临时拉动")
    dialog.timeline.press(DrillMark.ALARM)
    assert office.records.list_all("drill")[-1].held_on == date(2026, 12, 3)


def test_problems_become_hazards(drills: DrillsPage, office: Office, qtbot: QtBot) -> None:
    dialog = _dialog(drills, "夏季灭火和应急疏散演练", qtbot)
    before = len(office.records.list_all("hazard"))
    dialog.raise_hazards()
    lines = QApplication.activeModalWidget()
    assert isinstance(lines, HazardLinesDialog)
    assert lines.lines[0][0].text() == "三层东侧疏散引导员到位偏慢"
    lines.lines[0][1].setText("客服部")
    assert lines.submit()
    hazards = office.records.list_all("hazard")
    assert (len(hazards), hazards[-1].owner) == (before + 1, "客服部")
    assert hazards[-1].deadline == date(2026, 12, 10)


def test_people_are_ticked_searched_and_counted(drills: DrillsPage, qtbot: QtBot) -> None:
    dialog = _dialog(drills, "冬季灭火和应急疏散演练", qtbot)
    model = dialog.people.model
    dialog.people.search.setText("wzx")
    assert model.rowCount() == 1
    model.setData(model.index(0, 3), Qt.CheckState.Checked.value, _BOX)
    assert dialog.people.count.text() == "应到 1 人，实到 1 人"
    model.setData(model.index(0, 3), Qt.CheckState.Unchecked.value, _BOX)
    assert dialog.people.count.text() == "应到 1 人，实到 0 人"
    dialog.people._call_all()
    assert "应到 24 人" in dialog.people.count.text()


def test_training_tells_coverage_and_plans_for_the_missing(
    drills: DrillsPage, office: Office, qtbot: QtBot
) -> None:
    drills.focus_on(panel="training")
    panel = drills.panel("training")
    assert "覆盖率 87%" in panel.coverage._text.text()
    panel.plan_for_missing()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, TrainingDialog)
    dialog.forms[0].fields["held_on"].set_value(date(2026, 12, 3))
    called = dialog.people.called()
    model = dialog.people.model
    assert model.setData(model.index(0, 4), "85")
    assert not model.setData(model.index(0, 4), "很好")
    assert dialog.submit()
    assert len(called) == 3
    assert "覆盖率 100%" in panel.coverage._text.text()


def test_equipment_form_offers_the_standard_names_and_refuses_emptiness(
    drills: DrillsPage, office: Office
) -> None:
    drills.focus_on(panel="equipment", action="add")
    dialog = QApplication.activeModalWidget()
    assert not dialog.submit()
    form = dialog.forms[0]
    assert form.rows["name"].hint_text() == "请填写器材名称。"
    form.fields["name"].set_value("水带")
    form.fields["quantity"].set_value(6)
    assert dialog.submit()
    assert office.records.list_all("equipment")[-1].quantity == 6


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("2026-12-01 08:00", "2026-12-01 08:00"),
        ("2026年12月1日 8点5分", "2026-12-01 08:05"),
        ("20261201 8:00", "2026-12-01 08:00"),
        ("2026.12.1 23:59", "2026-12-01 23:59"),
    ],
)
def test_moment_field_understands_the_usual_spellings(text: str, shown: str, qtbot: QtBot) -> None:
    field = MomentField()
    qtbot.addWidget(field)
    field.setText(text)
    field.editingFinished.emit()
    assert (field.text(), field.problem()) == (shown, "")


@pytest.mark.parametrize("text", ["昨天 8:00", "2026-12-01", "2026-12-01 25:00", "8:00"])
def test_moment_field_says_how_to_write_what_it_cannot_read(text: str, qtbot: QtBot) -> None:
    assert parse_moment_text(text) is None


def test_clock_text() -> None:
    assert [clock_text(one) for one in (5, 190, 3725)] == ["0:05", "3:10", "1:02:05"]
