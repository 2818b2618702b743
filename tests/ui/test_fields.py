"""Fields that forms are made of: days, choices, masked data."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from fire_roster.ui.common.choice_field import ChoiceField, WordField
from fire_roster.ui.common.date_field import DateField, parse_day
from fire_roster.ui.common.filter_tabs import FilterTabs
from fire_roster.ui.common.long_text_field import LongTextField
from fire_roster.ui.common.masked_field import MaskedField
from fire_roster.ui.common.text_limit import limit_text
from fire_roster.ui.common.tick_list import TickList
from fire_roster.ui.theme import Theme


@pytest.mark.parametrize(
    "text", ["2026-12-01", "2026.12.1", "2026/12/1", "2026年12月1日", "20261201", "２０２６-12-1"]
)
def test_parse_day_reads_the_usual_spellings(text: str) -> None:
    assert parse_day(text) == date(2026, 12, 1)


@pytest.mark.parametrize("text", ["", "2026-02-30", "12-01", "明天", "2026-1", "202612011"])
def test_parse_day_gives_none_for_anything_else(text: str) -> None:
    assert parse_day(text) is None


def test_date_field_shows_what_it_understood(qtbot: QtBot, theme: Theme) -> None:
    field = DateField()
    qtbot.addWidget(field)
    field.setText("2026.3.5")
    field.editingFinished.emit()
    assert field.text() == "2026-03-05"
    assert field.problem() == ""


def test_date_field_keeps_and_names_what_it_does_not_understand(qtbot: QtBot, theme: Theme) -> None:
    field = DateField()
    qtbot.addWidget(field)
    field.setText("2026-02-30")
    field.editingFinished.emit()
    assert field.text() == "2026-02-30"
    assert "没有这个日期" in field.problem()


def test_choice_field_keeps_its_value_when_choices_change(qtbot: QtBot, theme: Theme) -> None:
    field = ChoiceField([(1, "一"), (2, "二")])
    qtbot.addWidget(field)
    field.set_value(2)
    field.set_choices([(2, "二"), (3, "三")])
    assert field.value() == 2
    field.set_choices([(3, "三")])
    assert field.value() == 3


@pytest.mark.parametrize("kind", [ChoiceField, WordField])
def test_choice_is_not_changed_by_the_wheel(qtbot: QtBot, theme: Theme, kind: type) -> None:
    field = kind([(1, "一"), (2, "二")]) if kind is ChoiceField else kind(["一", "二"])
    qtbot.addWidget(field)
    field.setCurrentIndex(0)
    event = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(0, -120),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(field, event)
    assert field.currentIndex() == 0


def test_masked_field_reveals_and_tells_it(qtbot: QtBot, theme: Theme) -> None:
    field = MaskedField(lambda text: "***", 18)
    qtbot.addWidget(field)
    field.set_value("13800000001")
    assert (field.line.text(), field.line.isReadOnly()) == ("***", True)
    with qtbot.waitSignal(field.revealed):
        field.button.click()
    assert field.line.text() == "13800000001"
    field.line.setText("13900000002")
    field.button.click()
    assert (field.line.text(), field.value()) == ("***", "13900000002")


def test_masked_field_without_a_value_can_be_filled_in(qtbot: QtBot, theme: Theme) -> None:
    field = MaskedField(lambda text: "***", 18)
    qtbot.addWidget(field)
    field.line.setText("110")
    assert field.value() == "110"


def test_long_text_field_is_cut_at_its_length_and_kept_on_one_line(
    qtbot: QtBot, theme: Theme
) -> None:
    field = LongTextField(5)
    qtbot.addWidget(field)
    field.set_value("依据\n条款很长")
    assert field.value() == "依据 条款"


def test_tick_list_gives_ticked_values_in_order(qtbot: QtBot, theme: Theme) -> None:
    ticks = TickList([(1, "一"), (2, "二"), (3, "三")])
    qtbot.addWidget(ticks)
    ticks.set_values([3, 1])
    assert ticks.values() == [1, 3]
    with pytest.raises(KeyError):
        ticks.box(4)


def test_filter_tabs_show_counts_and_tell_the_choice(qtbot: QtBot, theme: Theme) -> None:
    tabs = FilterTabs([("all", "全部"), ("late", "过期")])
    qtbot.addWidget(tabs)
    tabs.set_counts({"all": 3})
    assert [tabs.tabText(0), tabs.tabText(1)] == ["全部 3", "过期 0"]
    with qtbot.waitSignal(tabs.chosen) as chosen:
        tabs.choose("late")
    assert chosen.args == ["late"]


def test_a_line_counts_rare_characters_once(qtbot: QtBot) -> None:
    line = QLineEdit()
    qtbot.addWidget(line)
    limit_text(line, 3)
    line.setText("𠮷𬀩䶮")
    assert line.text() == "𠮷𬀩䶮"
    line.insert("王")
    assert line.text() == "𠮷𬀩䶮"
    line.setCursorPosition(0)
    line.insert("李")
    assert (line.text(), line.cursorPosition()) == ("李𠮷𬀩", 1)
