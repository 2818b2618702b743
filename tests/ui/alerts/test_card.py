"""The card: stays while something waits, leads to the cause, takes no keyboard."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from pytestqt.qtbot import QtBot

from fire_roster.domain.alerts.judgement import AlertState
from fire_roster.services.alert_entries import AlertEntry
from fire_roster.services.office import Office
from fire_roster.ui.alerts.alert_words import to_show
from fire_roster.ui.alerts.card import CARD_TITLE, AlertCard
from fire_roster.ui.alerts.snooze_dialog import SnoozeDialog
from fire_roster.ui.alerts.snooze_menu import make_snooze_menu
from tests.ui.offices import NOW


@pytest.fixture
def entries(office: Office) -> tuple[AlertEntry, ...]:
    return to_show(office.alerts.list_open())


@pytest.fixture
def card(qtbot: QtBot, entries: tuple[AlertEntry, ...]) -> AlertCard:
    made = AlertCard(lambda: NOW)
    qtbot.addWidget(made)
    made.show_entries(entries, note="先看这里")
    made.pop_up()
    return made


def test_the_card_is_a_window_of_its_own_above_the_others(card: AlertCard) -> None:
    assert card.isVisible() and card.windowTitle() == CARD_TITLE
    assert card.windowFlags() & Qt.WindowType.WindowStaysOnTopHint
    assert card.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    area = card.screen().availableGeometry()
    assert area.contains(card.geometry())
    assert card.note() == "先看这里"


def test_the_card_stays_on_the_screen_when_more_alerts_come(
    card: AlertCard, entries: tuple[AlertEntry, ...]
) -> None:
    card.show_entries(entries[:1])
    card.show_entries(entries)
    QCoreApplication.processEvents()
    assert len(card.rows) > 1
    assert card.screen().availableGeometry().contains(card.geometry())


def test_the_card_without_alerts_goes_away_and_does_not_come(card: AlertCard) -> None:
    card.show_entries(())
    assert not card.isVisible()
    card.pop_up()
    assert not card.isVisible()


def test_names_are_kept_back_where_anybody_may_look(
    card: AlertCard, entries: tuple[AlertEntry, ...]
) -> None:
    paper = next(one for one in entries if one.kind.value == "certificate")
    card.hide_names(True)
    card.show_entries([paper])
    assert "王" not in card.rows[0].text.text() and "有 1 人的" in card.rows[0].text.text()
    card.hide_names(False)
    assert card.rows[0].text.text() == paper.message


def test_more_than_fit_are_counted(card: AlertCard, entries: tuple[AlertEntry, ...]) -> None:
    many = [replace(entries[0], key=str(number)) for number in range(7)]
    card.show_entries(many)
    assert len(card.rows) == 4 and card.all_button.text() == "查看其余 3 条"
    with qtbot_signal(card.all_wanted) as heard:
        card.all_button.click()
    assert heard == [()]


class qtbot_signal:  # noqa: N801 - reads as a statement
    """Collects what a signal carries."""

    def __init__(self, signal: object) -> None:
        self._signal = signal

    def __enter__(self) -> list[tuple[object, ...]]:
        heard: list[tuple[object, ...]] = []
        self._signal.connect(lambda *words: heard.append(words))  # type: ignore[attr-defined]
        return heard

    def __exit__(self, *_: object) -> None:
        return


def test_buttons_of_a_row_say_what_to_do(card: AlertCard) -> None:
    first = card.rows[0]
    with qtbot_signal(card.opened) as opened, qtbot_signal(card.known) as known:
        first.open_button.click()
        first.known_button.click()
        card.known_button.click()
    assert opened == [(first.entry,)]
    assert known == [([first.entry],), (list(card.entries),)]


def test_snoozing_offers_moments_in_words(card: AlertCard) -> None:
    chosen: list[object] = []
    menu = make_snooze_menu(NOW, chosen.append, card)
    actions = {one.text(): one for one in menu.actions()}
    for text in ("1 小时后", "明天 8:30", "下周一 8:30"):
        actions[text].trigger()
    assert [f"{one:%m-%d %H:%M}" for one in chosen] == [  # type: ignore[str-format]
        "12-03 10:30",
        "12-04 08:30",
        "12-07 08:30",
    ]
    actions["到指定时间…"].trigger()
    dialog = card.findChild(SnoozeDialog)
    assert isinstance(dialog, SnoozeDialog)
    dialog.day.setText("2026-12-01")
    assert not dialog.submit()
    dialog.day.setText("2026-12-09")
    assert dialog.submit()
    assert f"{chosen[-1]:%m-%d %H:%M}" == "12-09 08:30"  # type: ignore[str-format]


def test_the_menu_of_a_row_puts_it_off(card: AlertCard) -> None:
    row = card.rows[0]
    with qtbot_signal(card.put_off) as heard:
        row.put_off.emit(row.entry, NOW + timedelta(hours=1))
    assert heard == [([row.entry], NOW + timedelta(hours=1))]


def test_what_was_put_off_is_not_on_the_card(entries: tuple[AlertEntry, ...]) -> None:
    snoozed = replace(entries[0], state=AlertState.SNOOZED)
    assert to_show([snoozed, *entries[1:]]) == entries[1:]
