"""人手预测: a sentence, bars and rows for the station chosen."""

from pytestqt.qtbot import QtBot

from fire_roster.domain.month import Month
from fire_roster.domain.staffing_forecast import StaffingMonth
from fire_roster.services.office import Office
from fire_roster.ui.context import AppContext
from fire_roster.ui.staffing.staffing_chart import kind_of
from fire_roster.ui.staffing.staffing_page import StaffingPage


def open_page(context: AppContext, qtbot: QtBot) -> StaffingPage:
    page = StaffingPage(context, "人手预测")
    qtbot.addWidget(page)
    page.resize(1100, 700)
    page.show()
    page.refresh()
    qtbot.waitUntil(lambda: context.tasks.running_count == 0)
    return page


def test_page_says_what_the_command_says(
    people: Office, app_context: AppContext, qtbot: QtBot
) -> None:
    page = open_page(app_context, qtbot)
    outlook = people.staffing.outlook(page.station.value())
    assert page.verdict.text() == outlook.sentence
    assert page.table.model.records() == outlook.months
    assert outlook.sentence in page.chart.accessibleName()
    first = page.chart.month_at(20)
    assert first == outlook.months[0] and page.chart.month_at(10_000) is None


def test_page_follows_the_station_and_changes(
    people: Office, app_context: AppContext, qtbot: QtBot
) -> None:
    page = open_page(app_context, qtbot)
    station = people.stations.find("微型消防站").record.id
    page.focus_on(station_id=station)
    qtbot.waitUntil(lambda: page.table.model.records()[0].station == "微型消防站")
    assert "值守人员" in page.verdict.text()


def test_bars_are_coloured_by_what_is_to_spare() -> None:
    kinds = [
        kind_of(StaffingMonth(Month(2027, 1), "消控室", 8, heads, None, "")) for heads in (7, 8, 9)
    ]
    assert kinds == ["danger", "warning", "success"]
