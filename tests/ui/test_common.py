"""The parts every screen is made of."""

from datetime import date

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from fire_roster.errors import InputRefused
from fire_roster.ui.common.date_field import DateField
from fire_roster.ui.common.date_navigator import DateNavigator
from fire_roster.ui.common.dialogs import ConfirmDialog, ErrorDialog
from fire_roster.ui.common.empty_state import EmptyState
from fire_roster.ui.common.form_row import FormRow
from fire_roster.ui.common.month_navigator import MonthNavigator
from fire_roster.ui.common.number_field import NumberField
from fire_roster.ui.common.search_combo import SearchCombo, SearchItem
from fire_roster.ui.common.split_panel import SplitPanel
from fire_roster.ui.theme import Theme

PEOPLE = (
    SearchItem(1, "王建国", ("wangjianguo", "wjg")),
    SearchItem(2, "张伟", ("zhangwei", "zw")),
    SearchItem(3, "张薇", ("zhangwei", "zw")),
)


def make_combo(qtbot: QtBot) -> SearchCombo:
    combo = SearchCombo()
    qtbot.addWidget(combo)
    combo.set_items(PEOPLE)
    return combo


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("张", ["张伟", "张薇"]),
        ("zw", ["张伟", "张薇"]),
        ("WJG", ["王建国"]),
        ("zhang wei", ["张伟", "张薇"]),
        ("李", []),
    ],
)
def test_search_combo_typed_text_finds_by_name_and_pinyin(
    qtbot: QtBot, theme: Theme, typed: str, found: list[str]
) -> None:
    assert make_combo(qtbot).matches(typed) == found


def test_search_combo_single_match_is_taken_on_leaving(qtbot: QtBot, theme: Theme) -> None:
    combo = make_combo(qtbot)
    combo.lineEdit().setText("wjg")
    combo.lineEdit().editingFinished.emit()
    assert combo.value() == 1


def test_search_combo_unknown_text_falls_back_to_last_choice(qtbot: QtBot, theme: Theme) -> None:
    combo = make_combo(qtbot)
    combo.set_value(2)
    combo.lineEdit().setText("没有这个人")
    combo.lineEdit().editingFinished.emit()
    assert combo.value() == 2
    assert combo.currentText() == "张伟"


def test_search_combo_cleared_has_no_value(qtbot: QtBot, theme: Theme) -> None:
    combo = make_combo(qtbot)
    combo.set_value(2)
    combo.lineEdit().setText("")
    combo.lineEdit().editingFinished.emit()
    assert combo.value() is None


def test_month_navigator_across_year_end_tells_first_day(qtbot: QtBot, theme: Theme) -> None:
    navigator = MonthNavigator(date(2026, 12, 15), date(2026, 11, 23))
    qtbot.addWidget(navigator)
    told: list[date] = []
    navigator.month_changed.connect(told.append)
    navigator.go_forward()
    navigator.go_back()
    assert told == [date(2027, 1, 1), date(2026, 12, 1)]
    assert navigator.text() == "2026年12月"


def test_month_navigator_same_month_tells_nothing(qtbot: QtBot, theme: Theme) -> None:
    navigator = MonthNavigator(date(2026, 12, 1), date(2026, 11, 23))
    qtbot.addWidget(navigator)
    with qtbot.assertNotEmitted(navigator.month_changed):
        navigator.set_month(date(2026, 12, 31))


def test_month_navigator_this_month_button_goes_to_today(qtbot: QtBot, theme: Theme) -> None:
    navigator = MonthNavigator(date(2026, 12, 1), date(2026, 11, 23))
    qtbot.addWidget(navigator)
    button = navigator.findChild(QPushButton)
    button.click()
    assert navigator.month == date(2026, 11, 1)
    assert not button.isEnabled()


def test_form_row_error_replaces_hint_and_comes_back(qtbot: QtBot, theme: Theme) -> None:
    form_row = FormRow("手机号", QLineEdit(), "仅用于内部联系。")
    qtbot.addWidget(form_row)
    form_row.set_error("手机号应为 11 位数字。")
    assert form_row.hint_text() == "手机号应为 11 位数字。"
    assert form_row.field.property("invalid") == "true"
    form_row.set_error("")
    assert form_row.hint_text() == "仅用于内部联系。"


def test_form_row_field_has_its_label_as_name(qtbot: QtBot, theme: Theme) -> None:
    form_row = FormRow("手机号", QLineEdit())
    qtbot.addWidget(form_row)
    assert form_row.field.accessibleName() == "手机号"


def test_number_field_wheel_leaves_value_alone(qtbot: QtBot, theme: Theme) -> None:
    field = NumberField(1, 9, "人")
    qtbot.addWidget(field)
    field.setValue(2)
    field.show()
    qtbot.keyClick(field, Qt.Key.Key_Up)
    assert field.value() == 3
    assert field.text() == "3 人"


def test_empty_state_action_runs(qtbot: QtBot, theme: Theme) -> None:
    done = []
    empty = EmptyState("users", "还没有人员")
    qtbot.addWidget(empty)
    empty.add_action("导入人员台账", lambda: done.append(True))
    empty.findChild(QPushButton).click()
    assert done == [True]


def test_empty_state_only_first_action_is_primary(qtbot: QtBot, theme: Theme) -> None:
    empty = EmptyState("users", "还没有人员")
    qtbot.addWidget(empty)
    empty.add_action("导入", lambda: None)
    empty.add_action("手工添加", lambda: None)
    variants = [button.property("variant") for button in empty.findChildren(QPushButton)]
    assert sorted(variants) == ["primary", "quiet"]


def test_split_panel_side_closed_is_told_once(qtbot: QtBot, theme: Theme) -> None:
    panel = SplitPanel(QWidget(), QWidget())
    qtbot.addWidget(panel)
    panel.show()
    told: list[bool] = []
    panel.side_toggled.connect(told.append)
    panel.set_side_visible(False)
    panel.set_side_visible(False)
    assert told == [False]
    assert not panel.is_side_visible()


def test_confirm_dialog_enter_keeps_everything(qtbot: QtBot, theme: Theme) -> None:
    dialog = ConfirmDialog("删除？", "2 本证书会一起删除。", "删除")
    qtbot.addWidget(dialog)
    dialog.show()
    defaults = [button.text() for button in dialog.findChildren(QPushButton) if button.isDefault()]
    assert defaults == ["取消"]


def test_confirm_dialog_action_accepts(qtbot: QtBot, theme: Theme) -> None:
    dialog = ConfirmDialog("删除？", "2 本证书会一起删除。", "删除")
    qtbot.addWidget(dialog)
    dialog.show()
    buttons = {button.text(): button for button in dialog.findChildren(QPushButton)}
    buttons["删除"].click()
    assert dialog.result() == ConfirmDialog.DialogCode.Accepted


def test_error_dialog_shows_message_of_error(qtbot: QtBot, theme: Theme) -> None:
    dialog = ErrorDialog(InputRefused("文件是空的，请重新选择。"))
    qtbot.addWidget(dialog)
    assert dialog.text() == "文件是空的，请重新选择。"


def test_date_navigator_steps_and_tells_each_day_once(qtbot: QtBot, theme: Theme) -> None:
    navigator = DateNavigator(date(2026, 12, 31), lambda: date(2026, 12, 3))
    qtbot.addWidget(navigator)
    told: list[date] = []
    navigator.day_changed.connect(told.append)
    navigator.go(1)
    navigator.set_day(date(2027, 1, 1))
    assert told == [date(2027, 1, 1)]
    assert navigator.text() == "2027-01-01（周五）"


def test_date_navigator_today_asks_the_clock(qtbot: QtBot, theme: Theme) -> None:
    navigator = DateNavigator(date(2026, 12, 1), lambda: date(2026, 12, 3))
    qtbot.addWidget(navigator)
    buttons = {button.text(): button for button in navigator.findChildren(QPushButton)}
    buttons["今天"].click()
    assert navigator.day == date(2026, 12, 3)
    assert not buttons["今天"].isEnabled()


def test_date_navigator_picked_day_is_shown(qtbot: QtBot, theme: Theme) -> None:
    navigator = DateNavigator(date(2026, 12, 1), lambda: date(2026, 12, 3))
    qtbot.addWidget(navigator)
    navigator.show()
    popup = navigator.pick()
    assert popup.calendar.selectedDate() == QDate(2026, 12, 1)
    popup.calendar.clicked.emit(QDate(2026, 12, 24))
    assert navigator.day == date(2026, 12, 24)


def test_date_field_picked_day_is_written(qtbot: QtBot, theme: Theme) -> None:
    field = DateField()
    qtbot.addWidget(field)
    field.show()
    with qtbot.waitSignal(field.editingFinished):
        field.pick().calendar.activated.emit(QDate(2026, 12, 24))
    assert field.value() == date(2026, 12, 24)


def test_button_with_the_focus_is_the_one_that_enter_presses(qtbot: QtBot, theme: Theme) -> None:
    dialog = ConfirmDialog("发布？", "发布后会成为新的一版。", "发布", is_danger=False)
    qtbot.addWidget(dialog)
    dialog.show()
    cancel = next(one for one in dialog.findChildren(QPushButton) if one.text() == "取消")
    cancel.setFocus()
    with qtbot.waitSignal(dialog.rejected, timeout=1000):
        qtbot.keyClick(cancel, Qt.Key.Key_Return)
