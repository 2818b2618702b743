"""今日: who is on duty, what is missing, and where each card leads."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from fire_roster.domain.month import Month
from fire_roster.services.office import Office
from fire_roster.ui.common.inline_message import InlineMessage
from fire_roster.ui.common.labels import PlainLabel
from fire_roster.ui.context import AppContext
from fire_roster.ui.main_window import MainWindow
from fire_roster.ui.theme import Theme
from fire_roster.ui.today.certificates_card import left_words
from fire_roster.ui.today.moments import moment_text
from fire_roster.ui.today.today_page import TodayPage
from tests.ui.offices import (
    control_room,
    make_context,
    make_window,
    open_crew_office,
    open_office,
    seat,
)


class MovableClock:
    """A wall clock that a test sets."""

    def __init__(self, moment: datetime) -> None:
        self.moment = moment

    def __call__(self) -> datetime:
        return self.moment


@pytest.fixture
def office(tmp_path: Path):
    """Members 1 and 2 keep the early shift of 3 December, 3 alone the middle one."""
    made = open_crew_office(tmp_path / "data")
    seat(made, 1, 3, "早")
    seat(made, 2, 3, "早")
    seat(made, 3, 3, "中")
    yield made
    made.close()


@pytest.fixture
def app_context(office: Office, theme: Theme):
    made = make_context(office, theme)
    yield made
    made.tasks.shut_down()


@pytest.fixture
def window(app_context: AppContext, tmp_path: Path, qtbot: QtBot) -> MainWindow:
    made = make_window(app_context, tmp_path)
    qtbot.addWidget(made)
    made.show()
    made.open_page("today")
    settle(qtbot, app_context)
    return made


def settle(qtbot: QtBot, context: AppContext) -> None:
    """What the page asked for is read and shown."""
    qtbot.waitUntil(lambda: context.tasks.running_count == 0)


def page_of(window: MainWindow) -> TodayPage:
    page = window.current_page()
    assert isinstance(page, TodayPage)
    return page


def words(widget) -> str:
    texts = [label.text() for label in widget.findChildren(PlainLabel)]
    return "|".join(texts).replace("\u2060", "")


def press(widget, text: str) -> None:
    buttons = {button.text().strip(): button for button in widget.findChildren(QPushButton)}
    buttons[text].click()


def test_card_names_people_on_duty_and_next(window: MainWindow) -> None:
    shown = words(page_of(window).cards[0])
    assert "赵建国、钱建国" in shown
    assert "早班，08:00 起，到 16:00（值班表还没有发布）" in shown
    assert "16:00 中班接班：孙建国" in shown


def test_uncovered_moment_is_said_in_danger_words(
    qtbot: QtBot, office: Office, theme: Theme, tmp_path: Path
) -> None:
    clock = MovableClock(datetime(2026, 12, 3, 4, 0))
    page = open_today(qtbot, office, theme, clock)
    messages = page.cards[0].findChildren(InlineMessage)
    assert [one.property("kind") for one in messages] == ["danger"]
    assert messages[0].text().startswith("现在无人在岗")


def open_today(qtbot: QtBot, office: Office, theme: Theme, clock: MovableClock) -> TodayPage:
    """The page alone, read, with a clock of its own."""
    page = TodayPage(replace(make_context(office, theme), clock=clock), "今日")
    qtbot.addWidget(page)
    page.show()
    page.visit()
    settle(qtbot, page.context)
    return page


def test_station_without_roster_leads_to_making_one(window: MainWindow) -> None:
    press(page_of(window).cards[1], "去排班")
    page = window.current_page()
    assert page is not None
    assert page.accessibleName() == "值班表"
    assert page.bar.station_box.currentText() == "微型消防站"


def test_week_has_a_word_and_a_sentence_for_each_day(window: MainWindow) -> None:
    buttons = page_of(window).cards[0].week.buttons
    assert [button.text().split("\n")[2] for button in buttons] == ["缺人", *["未排班"] * 6]
    assert "中班缺 1 人" in buttons[0].accessibleName()


def test_day_of_week_opens_that_day(window: MainWindow) -> None:
    page_of(window).cards[0].week.buttons[2].click()
    page = window.current_page()
    assert page is not None
    assert page.editor.place.month == Month(2026, 12)


def test_certificate_running_out_leads_to_its_owner(
    window: MainWindow, app_context: AppContext
) -> None:
    asked: list[tuple[str, dict[str, object]]] = []
    app_context.navigator.requested.disconnect()
    app_context.navigator.requested.connect(lambda key, focus: asked.append((key, focus)))
    press(page_of(window), "王建国")
    assert asked == [("certificates", {"member_id": 8})]


def test_next_month_missing_is_said_from_the_twentieth(
    qtbot: QtBot, office: Office, theme: Theme
) -> None:
    texts = []
    for day in (19, 20):
        clock = MovableClock(datetime(2026, 12, day, 9))
        texts.append(words(open_today(qtbot, office, theme, clock)))
    assert "2027年1月的值班表还没有排" not in texts[0]
    assert "2027年1月的值班表还没有排：消控室、微型消防站。" in texts[1]


def test_shift_change_is_followed(qtbot: QtBot, office: Office, theme: Theme) -> None:
    clock = MovableClock(datetime(2026, 12, 3, 15, 59))
    page = open_today(qtbot, office, theme, clock)
    assert "赵建国" in words(page.cards[0])
    page.follow_clock()
    assert not page.context.tasks.running_count
    clock.moment += timedelta(minutes=1)
    page.follow_clock()
    settle(qtbot, page.context)
    assert "1 人在岗，缺 1 人" in words(page.cards[0])


def test_change_of_roster_is_read_again(
    window: MainWindow, office: Office, app_context: AppContext, qtbot: QtBot
) -> None:
    done = office.rosters.publish(control_room(office), Month(2026, 12), "测试")
    app_context.changes.changed.emit(done.changes)
    settle(qtbot, app_context)
    assert "还没有发布" not in words(page_of(window).cards[0])


@pytest.mark.parametrize(
    ("moment", "text"),
    [
        (datetime(2026, 12, 3, 8), "08:00"),
        (datetime(2026, 12, 4), "24:00"),
        (datetime(2026, 12, 4, 8), "次日08:00"),
        (datetime(2026, 12, 2, 20), "昨日20:00"),
        (datetime(2026, 12, 6, 8), "12月6日08:00"),
    ],
)
def test_moment_text_names_the_day_where_needed(moment: datetime, text: str) -> None:
    assert moment_text(moment, date(2026, 12, 3)) == text


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (-3, ("已过期 3 天", "danger")),
        (0, ("今天到期", "danger")),
        (30, ("还有 30 天", "warning")),
        (31, ("还有 31 天", "neutral")),
    ],
)
def test_left_words_by_days(days: int, expected: tuple[str, str]) -> None:
    assert left_words(days) == expected


def test_today_without_people_says_where_to_begin(
    qtbot: QtBot, theme: Theme, tmp_path: Path
) -> None:
    empty = open_office(tmp_path / "fresh")
    context = make_context(empty, theme)
    wanted: list[tuple[str, dict[str, object]]] = []
    context.navigator.requested.connect(lambda key, focus: wanted.append((key, focus)))
    page = TodayPage(context, "今日")
    qtbot.addWidget(page)
    page.refresh()
    settle(qtbot, context)
    hint = page.findChild(InlineMessage)
    assert hint is not None
    start, demo, security = hint.findChildren(QPushButton)
    start.click()
    security.click()
    assert wanted == [("start", {}), ("settings", {"panel": "security"})]
    with qtbot.waitSignal(context.navigator.requested, timeout=20_000):
        demo.click()
    assert empty.members.list_all()
    context.tasks.shut_down()
    empty.close()
