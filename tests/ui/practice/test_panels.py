"""Panels that count and plan: figures of drills, stations, coverage, publicity, letters."""

from datetime import date, datetime

from PySide6.QtWidgets import QApplication

from fire_roster.services.office import Office
from fire_roster.ui.practice.drills_page import DrillsPage
from fire_roster.ui.practice.equipment_panel import EquipmentPresetDialog
from fire_roster.ui.practice.inspection_page import InspectionPage
from fire_roster.ui.practice.publicity_panel import PublicityPlanDialog


def test_drills_page_counts_and_plans(drills: DrillsPage, office: Office) -> None:
    drills.focus_on(panel="drill-figures")
    figures = drills.panel("drill-figures")
    assert "3 次演练，1 次首人到场超过 180 秒" in figures.chart.accessibleName()
    assert figures.chart.drill_at(70).arrive_seconds == 148
    assert figures.chart.drill_at(5) is None
    assert figures.people.visible_records()[0].count == 0
    figures.tabs.choose("teams")
    assert figures.teams.isVisible() and "站二班\t3 次\t5" in figures.teams.copy_text()

    drills.focus_on(panel="training-coverage")
    assert (
        "T05\t全员定期培训\t全单位\t87%\t21/24"
        in drills.panel("training-coverage").table.copy_text()
    )

    drills.focus_on(panel="station-roster")
    station = drills.panel("station-roster")
    assert "符合建站标准" in station.verdict.text() and "站长：唐书远" in station.posts.text()
    office.unit.update(safety_manager="别人")
    station.refresh()
    assert "S03" in station.verdict.text()


def test_year_of_publicity_is_planned_from_suggestions(drills: DrillsPage, office: Office) -> None:
    drills.focus_on(panel="publicity")
    panel = drills.panel("publicity")
    assert "覆盖 86 人" in panel.summary.text()
    panel.year.set_value(2027)
    assert panel.summary.text() == "" and panel.empty.isVisible()
    panel.plan()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, PublicityPlanDialog)
    assert dialog.submit()
    assert len(panel.table.visible_records()) == len(office.publicity.year(2027).activities) == 8


def test_equipment_comes_from_the_standard(drills: DrillsPage, office: Office) -> None:
    drills.focus_on(panel="equipment")
    drills.panel("equipment").add_preset()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, EquipmentPresetDialog)
    assert dialog.lines.values() == ["外线电话"]
    assert dialog.submit()
    assert office.records.list_all("equipment")[-1].name == "外线电话"


def test_letter_is_renewed_with_one_press(inspection: InspectionPage, office: Office) -> None:
    inspection.focus_on(panel="commitment")
    panel = inspection.panel("commitment")
    assert "工程部负责人" in panel.summary.text()
    assert not panel.renew_button.isEnabled()
    panel.table.select(panel.table.visible_records()[0])
    panel.renew_button.click()
    assert office.records.list_all("commitment")[-1].expires == date(2027, 12, 3)
    panel.refresh()
    assert "已续签" in panel.table.copy_text()


def test_record_entered_days_later_is_marked(inspection: InspectionPage, office: Office) -> None:
    late = datetime(2026, 11, 20, 10)
    office.records.add("presence", station_id=1, at=late, found="两人在岗")
    inspection.focus_on(panel="presence")
    rows = inspection.panel("presence").table.copy_text().splitlines()
    assert [row.split("\t")[-1] for row in rows] == ["补录", "", "补录"]
    assert office.records.late_ids("equipment") == frozenset()
