"""The list of records: native sorting, filter, empty states, copy to Excel."""

from datetime import date

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
