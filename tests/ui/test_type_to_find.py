"""Typing in a list leads to the line that is meant, by characters, pinyin or initials."""

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListWidget, QWidget
from pytestqt.qtbot import QtBot

from fire_roster.ui.common.choice_field import ChoiceField
from fire_roster.ui.common.empty_state import EmptyState
from fire_roster.ui.common.record_model import Column
from fire_roster.ui.common.record_table import RecordTable
from fire_roster.ui.common.tick_list import TickList
from fire_roster.ui.common.type_to_find import TypeToFind
from fire_roster.ui.common.typed_word import TypedWord
from fire_roster.ui.theme import Theme

_PEOPLE = ["王䶮", "李堃", "王伟", "欧阳喆", "A1 班"]


@pytest.mark.parametrize(
    ("keys", "found"),
    [
        ("w", [2]),
        ("ww", [2, 0]),
        ("wang", [2, 2, 2, 2]),
        ("欧", [3]),
        ("oyz", [3, 3, 3]),
        ("a1", [4, 4]),
        ("x", [None]),
    ],
)
def test_letters_typed_quickly_make_one_word(keys: str, found: list[int | None]) -> None:
    word, at = TypedWord(lambda: 0.0), 0
    for key, wanted in zip(keys, found, strict=False):
        number = word.find(key, _PEOPLE, at)
        assert number == wanted
        at = at if number is None else number


def test_a_pause_begins_anew() -> None:
    now = [0.0]
    word = TypedWord(lambda: now[0])
    assert word.find("l", _PEOPLE, 0) == 1
    now[0] = 2.0
    assert word.find("w", _PEOPLE, 1) == 2


def _shown(widget: QWidget, qtbot: QtBot) -> None:
    qtbot.addWidget(widget)
    widget.show()
    widget.setFocus()
    QCoreApplication.processEvents()


def test_list_goes_to_the_row_and_chinese_comes_from_an_input_method(
    theme: Theme, qtbot: QtBot
) -> None:
    view = QListWidget()
    view.addItems(_PEOPLE)
    TypeToFind(view)
    _shown(view, qtbot)
    QTest.keyClicks(view, "lk")
    assert view.currentItem().text() == "李堃"
    event = QInputMethodEvent()
    event.setCommitString("欧阳")
    QCoreApplication.sendEvent(view, event)
    assert view.currentItem().text() == "欧阳喆"
    QCoreApplication.processEvents()
    assert view.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)


def test_table_hands_the_letters_to_its_search_field(theme: Theme, qtbot: QtBot) -> None:
    table: RecordTable[str] = RecordTable(
        [Column("name", "姓名", lambda one: one)],
        EmptyState("users", "没有"),
        search_text=lambda one: {"王伟": "wangwei"}.get(one, ""),
    )
    table.set_records(_PEOPLE)
    _shown(table, qtbot)
    table.view.setFocus()
    QTest.keyClicks(table.view, "w")
    QTest.keyClicks(table.filter_box, "ei")
    assert table.filter_box.text() == "wei"
    assert table.visible_records() == ["王伟"]


def test_choice_and_ticks_know_pinyin(theme: Theme, qtbot: QtBot) -> None:
    choice = ChoiceField((name, name) for name in _PEOPLE)
    _shown(choice, qtbot)
    QTest.keyClicks(choice, "oy")
    assert choice.value() == "欧阳喆"
    ticks = TickList((name, name) for name in _PEOPLE)
    _shown(ticks, qtbot)
    ticks.box("王䶮").setFocus()
    QTest.keyClicks(ticks.box("王䶮"), "lk")
    assert ticks.box("李堃").hasFocus()
    QTest.keyClick(ticks.box("李堃"), Qt.Key.Key_Space)
    assert ticks.values() == ["李堃"]


def test_headings_and_hidden_rows_are_passed_over(theme: Theme, qtbot: QtBot) -> None:
    view = QListWidget()
    view.addItems(["上墙", "审批单", "速查"])
    view.item(0).setFlags(Qt.ItemFlag.NoItemFlags)
    view.item(1).setHidden(True)
    TypeToFind(view)
    _shown(view, qtbot)
    QTest.keyClicks(view, "s")
    assert view.currentRow() == 2
