"""The list of records: native sorting, filter, empty states, copy to Excel."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from fire_roster.ui.common.empty_state import EmptyState
from fire_roster.ui.common.record_model import RECORD_ROLE, SORT_ROLE, STATE_ROLE, RecordModel
from fire_roster.ui.common.record_table import RecordTable
from fire_roster.ui.theme import Theme
from tests.ui.samples import NASTY_NAME
from tests.ui.tour.gallery import PEOPLE_COLUMNS, SAMPLE_PEOPLE, SamplePerson


def make_table(qtbot: QtBot) -> RecordTable[SamplePerson]:
    table: RecordTable[SamplePerson] = RecordTable(
        PEOPLE_COLUMNS, EmptyState("badge-check", "还没有证书")
    )
    qtbot.addWidget(table)
    table.set_records(SAMPLE_PEOPLE)
    table.resize(700, 400)
    table.show()
    return table


def test_record_model_roles_give_text_value_state_and_record() -> None:
    model = RecordModel(PEOPLE_COLUMNS)
    model.set_records(SAMPLE_PEOPLE)
    expires = model.index(0, 2)
    assert model.data(expires) == "2027-03-05"
    assert model.data(expires, SORT_ROLE) == date(2027, 3, 5)
    assert model.data(expires, RECORD_ROLE) is SAMPLE_PEOPLE[0]
    assert model.data(model.index(0, 3), STATE_ROLE) == "neutral"
    assert model.data(expires, STATE_ROLE) is None


def test_record_model_header_gives_titles() -> None:
    model = RecordModel(PEOPLE_COLUMNS)
    titles = [model.headerData(n, Qt.Orientation.Horizontal) for n in range(model.columnCount())]
    assert titles == ["姓名", "等级", "有效期至", "状态"]


def test_record_table_sorted_by_date_puts_none_last(qtbot: QtBot, theme: Theme) -> None:
    table = make_table(qtbot)
    table.view.sortByColumn(2, Qt.SortOrder.AscendingOrder)
    days = [person.expires for person in table.visible_records()]
    assert days[:4] == sorted(day for day in days if day)
    assert days[4] is None


def test_record_table_filter_needs_every_word(qtbot: QtBot, theme: Theme) -> None:
    table = make_table(qtbot)
    table.filter_box.setText("五级 2026")
    assert [person.name for person in table.visible_records()] == ["李秀英"]


def test_record_table_without_match_says_so(qtbot: QtBot, theme: Theme) -> None:
    table = make_table(qtbot)
    table.filter_box.setText("没有这个词")
    qtbot.waitUntil(lambda: not table.view.isVisible())
    assert table.visible_records() == []


def test_record_table_without_records_shows_empty_state(qtbot: QtBot, theme: Theme) -> None:
    table = make_table(qtbot)
    table.set_records([])
    assert not table.view.isVisible()
    assert not table.filter_box.isVisible()
    shown = [state for state in table.findChildren(EmptyState) if state.isVisible()]
    assert [state.accessibleName() for state in shown] == ["还没有证书"]


def test_record_table_copy_is_tab_text_with_headings(qtbot: QtBot, theme: Theme) -> None:
    table = make_table(qtbot)
    table.select(SAMPLE_PEOPLE[3])
    table.copy()
    assert QGuiApplication.clipboard().text() == (
        f"姓名\t等级\t有效期至\t状态\n{NASTY_NAME}\t五级\t2028-01-01\t30 天内到期"
    )


def test_record_table_copy_without_selection_takes_all_shown(qtbot: QtBot, theme: Theme) -> None:
    table = make_table(qtbot)
    assert len(table.copy_text().split("\n")) == 1 + len(SAMPLE_PEOPLE)


def test_record_table_selection_is_told(qtbot: QtBot, theme: Theme) -> None:
    table = make_table(qtbot)
    with qtbot.waitSignal(table.selection_changed) as told:
        table.select(SAMPLE_PEOPLE[2])
    assert told.args == [[SAMPLE_PEOPLE[2]]]


def test_record_table_enter_activates_the_record(qtbot: QtBot, theme: Theme) -> None:
    table = make_table(qtbot)
    table.select(SAMPLE_PEOPLE[1])
    with qtbot.waitSignal(table.activated) as told:
        qtbot.keyClick(table.view, Qt.Key.Key_Return)
    assert told.args == [SAMPLE_PEOPLE[1]]


def test_record_table_new_records_keep_the_sorting(qtbot: QtBot, theme: Theme) -> None:
    table = make_table(qtbot)
    table.view.sortByColumn(2, Qt.SortOrder.DescendingOrder)
    before = [person.expires for person in table.visible_records()]
    table.set_records(tuple(reversed(SAMPLE_PEOPLE)))
    assert [person.expires for person in table.visible_records()] == before


def test_record_table_column_filters_work_together(qtbot: QtBot, theme: Theme) -> None:
    table = make_table(qtbot)
    table.filter_button.click()
    table.header.field(1).setText("五级")
    assert len(table.visible_records()) == 2
    table.header.field(2).setText("2026")
    assert [person.name for person in table.visible_records()] == ["李秀英"]


def test_record_table_closed_filter_row_shows_all_again(qtbot: QtBot, theme: Theme) -> None:
    table = make_table(qtbot)
    table.filter_button.click()
    table.header.field(0).setText("没有这个人")
    assert table.visible_records() == []
    qtbot.waitUntil(table.view.isVisible)
    table.filter_button.click()
    assert len(table.visible_records()) == len(SAMPLE_PEOPLE)


def test_record_table_filter_fields_stand_under_their_columns(qtbot: QtBot, theme: Theme) -> None:
    table = make_table(qtbot)
    table.filter_button.click()
    table.view.setColumnWidth(0, 220)
    left = table.header.sectionViewportPosition(1)
    field = table.header.field(1).geometry()
    assert left <= field.left() < field.right() <= left + table.header.sectionSize(1)
    assert field.bottom() < table.view.viewport().y()


def test_record_table_column_menu_hides_all_but_the_first(qtbot: QtBot, theme: Theme) -> None:
    table = make_table(qtbot)
    actions = table.make_column_menu().actions()
    actions[1].trigger()
    assert table.header.isSectionHidden(1)
    assert not actions[0].isEnabled()
    actions[-1].trigger()
    assert not table.header.isSectionHidden(1)


def test_record_table_layout_comes_back(qtbot: QtBot, theme: Theme) -> None:
    first, second = make_table(qtbot), make_table(qtbot)
    first.view.setColumnWidth(0, 201)
    first.header.setSectionHidden(1, True)
    first.header.moveSection(3, 1)
    second.restore_layout(first.column_layout())
    assert second.column_layout() == first.column_layout()
    assert second.column_layout()["order"] == ["name", "state", "level", "expires"]


@pytest.mark.parametrize(
    "broken",
    [
        {},
        {"widths": {"name": "x", "gone": 3}, "order": ["gone", 4], "hidden": ["name"]},
        {"widths": [], "order": {}, "hidden": 7},
    ],
)
def test_record_table_broken_layout_does_no_harm(
    qtbot: QtBot, theme: Theme, broken: dict[str, object]
) -> None:
    table = make_table(qtbot)
    before = table.column_layout()
    table.restore_layout(broken)
    assert table.column_layout() == before
