"""开始使用: from an empty folder to a roster on the wall; left and come back to at any step."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from fire_roster.domain.month import Month
from fire_roster.services.first_start import StartStep
from fire_roster.services.office import Office
from fire_roster.ui.context import AppContext
from fire_roster.ui.first_start import start_desk
from fire_roster.ui.first_start.start_desk import StartDesk
from fire_roster.ui.first_start.start_page import StartPage
from fire_roster.ui.main_window import MainWindow
from fire_roster.ui.navigation import PAGES
from fire_roster.ui.theme import Theme
from fire_roster.ui.window_memory import WindowMemory
from tests.ui.offices import add_crew, make_context, open_office

_NOW = datetime(2026, 11, 25, 9, 30)


@pytest.fixture
def office(tmp_path: Path) -> Any:
    made = open_office(tmp_path / "data", _NOW)
    yield made
    made.close()


@pytest.fixture
def context(office: Office, theme: Theme) -> Any:
    made = make_context(office, theme)
    yield made
    made.tasks.shut_down()


def _open(context: AppContext, qtbot: QtBot) -> StartPage:
    page = StartPage(context, "开始使用")
    qtbot.addWidget(page)
    page.show()
    page.refresh()
    return page


def _panel(page: StartPage) -> Any:
    return page.panels[page.step]


def _dialog(page: StartPage) -> Any:
    """The dialog of the roster page that is open."""
    return _panel(page)._work.dialogs.active


def test_five_steps_lead_to_the_wall(
    context: AppContext, office: Office, qtbot: QtBot, tmp_path: Path
) -> None:
    page = _open(context, qtbot)
    assert page.step is StartStep.UNIT
    page.go_on()
    assert _panel(page).message.text() == "请先填写单位名称。"
    _panel(page).panel.texts["name"].setText("江城明珠广场")
    page.go_on()
    assert office.unit.get().name == "江城明珠广场"
    assert _open(context, qtbot).step is StartStep.STATIONS  # as after a new start

    stations = _panel(page).panel
    stations.list.setCurrentRow(1)
    stations.delete()
    assert [one.record.name for one in office.stations.list_all()] == ["消控室"]
    page.go_on()
    assert page.next_button.text() == "导入台账文件…"
    add_crew(office, 12)
    page.refresh()
    assert page.next_button.text() == "下一步"
    page.go_on()
    _make_the_roster(page, context, qtbot)

    page.go_on()
    dialog = _dialog(page)
    for edit in dialog.reason_edits.values():
        edit.setText("新证正在办理。")
    dialog.accept()
    assert page.next_button.text() == "打印消控室…"
    assert not office.first_start.is_wanted()
    page.go_on()
    dialog = _dialog(page)
    with qtbot.waitSignal(dialog.shown, timeout=20_000):
        pass
    dialog.save_to(tmp_path / "值班表.pdf")
    dialog.reject()
    assert page.next_button.text() == "完成，去看今日"
    with qtbot.waitSignal(context.navigator.requested) as asked:
        page.go_on()
    assert asked.args is not None
    assert asked.args[0] == "today"


def _make_the_roster(page: StartPage, context: AppContext, qtbot: QtBot) -> None:
    """By rotation, because there are teams and people enough; then to the last step."""
    assert page.next_button.text() == "排消控室…"
    page.go_on()
    dialog = _dialog(page)
    assert dialog.setup.by_rotation.isChecked()
    with qtbot.waitSignal(dialog.made, timeout=20_000):
        dialog.start()
    dialog._take()
    assert page.next_button.text() == "下一步"
    assert _open(context, qtbot).step is StartStep.ROSTER

    page.go_on()


def test_people_who_do_not_suffice_are_told_by_number(
    context: AppContext, office: Office, qtbot: QtBot
) -> None:
    add_crew(office, 5)
    page = _open(context, qtbot)
    page.tabs.choose(StartStep.PEOPLE.name)
    start = office.first_start.read(office.first_start.first_month())
    room = start.stations[0]
    assert str(start.month) == "2026-12"
    assert (room.is_short, room.heads, room.teams) == (True, 5, 4)
    assert "缺 3 名" in room.sentence
    page.tabs.choose(StartStep.ROTATION.name)
    page.go_on()
    assert _dialog(page).setup.by_search.isChecked()
    _dialog(page).reject()


def test_typing_is_unsaved_until_the_step_is_left(context: AppContext, qtbot: QtBot) -> None:
    page = _open(context, qtbot)
    assert page.unsaved() == ()
    _panel(page).panel.texts["address"].setText("沿江路 1 号")
    page.tabs.choose(StartStep.PEOPLE.name)
    page.tabs.choose(StartStep.UNIT.name)
    assert _panel(page).panel.texts["address"].text() == "沿江路 1 号"
    assert page.unsaved() == ("开始使用 → 单位",)


def test_demonstration_comes_and_goes_in_one_click(
    context: AppContext, office: Office, qtbot: QtBot, tmp_path: Path, monkeypatch: Any
) -> None:
    window = MainWindow(context, PAGES, WindowMemory(tmp_path / "local.json"))
    qtbot.addWidget(window)
    window.show()
    desk = StartDesk(context, window)
    assert desk.is_wanted
    assert window.bars.text("demo") == ""
    window.open_page("start")
    page: Any = window.current_page()
    with qtbot.waitSignal(context.changes.changed, timeout=20_000):
        page.panels[StartStep.UNIT]._demo.open()
    assert "虚构" in window.bars.text("demo")
    assert not desk.is_wanted
    assert not office.demo.is_possible()

    left: list[Callable[[], object]] = []
    context.notices.leaving.connect(left.append)
    desk.remove_demo()
    assert len(left) == 1
    office.unit.update(name="真的单位")
    asked: list[str] = []
    monkeypatch.setattr(start_desk, "confirm", lambda *words: asked.append(words[2]))
    desk.remove_demo()
    assert len(left) == 1
    assert "修改单位资料" in asked[0]


def test_page_left_open_over_the_end_of_a_month_goes_on(context: AppContext, qtbot: QtBot) -> None:
    page = _open(context, qtbot)
    page._month = page._month.shifted(-2)
    page.refresh()
    assert page._month == Month.of(_NOW.date())
