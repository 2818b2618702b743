"""A name is text: markup in it is shown, never obeyed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QTextDocument
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from fire_roster.ui.common.card import Card
from fire_roster.ui.common.chips import Badge, StateChip
from fire_roster.ui.common.dialogs import ConfirmDialog
from fire_roster.ui.common.inline_message import InlineMessage
from fire_roster.ui.common.labels import ElidedLabel, PlainLabel, WrappedLabel
from fire_roster.ui.common.toast import Toast
from fire_roster.ui.common.tooltip import set_tooltip, tooltip_text
from fire_roster.ui.theme import Theme
from tests.ui.samples import NASTY_NAME


@pytest.mark.parametrize("kind", [PlainLabel, WrappedLabel, StateChip, InlineMessage, Card])
def test_part_with_markup_in_name_shows_it_literally(
    theme: Theme, qtbot: QtBot, kind: type
) -> None:
    part = kind(NASTY_NAME)
    qtbot.addWidget(part)
    labels = [part, *part.findChildren(PlainLabel)]
    shown = [label for label in labels if getattr(label, "text", str)() == NASTY_NAME]
    plain = [label for label in shown if isinstance(label, PlainLabel)]
    assert plain
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in plain)


def test_dialog_with_markup_in_name_shows_it_literally(theme: Theme, qtbot: QtBot) -> None:
    dialog = ConfirmDialog(f"删除 {NASTY_NAME}？", NASTY_NAME, "删除")
    qtbot.addWidget(dialog)
    for label in dialog.findChildren(PlainLabel):
        assert label.textFormat() == Qt.TextFormat.PlainText
    assert dialog.text() == NASTY_NAME


def test_tooltip_text_markup_renders_as_typed() -> None:
    document = QTextDocument()
    document.setHtml(tooltip_text(f"{NASTY_NAME}\n第二行"))
    assert document.toPlainText() == f"{NASTY_NAME}\n第二行"


def test_tooltip_text_empty_stays_empty() -> None:
    assert tooltip_text("") == ""


def test_set_tooltip_names_widget_and_shows_shortcut(theme: Theme, qtbot: QtBot) -> None:
    button = QPushButton()
    qtbot.addWidget(button)
    set_tooltip(button, "打印", "Ctrl+P")
    assert button.accessibleName() == "打印"
    assert "打印（Ctrl+P）" in button.toolTip()


def test_set_tooltip_on_action_is_escaped(theme: Theme) -> None:
    action = QAction()
    set_tooltip(action, "<b>王</b>")
    assert "<b>" not in action.toolTip()


def test_elided_label_in_narrow_room_keeps_full_name_for_screen_readers(
    qtbot: QtBot, theme: Theme
) -> None:
    label = ElidedLabel("江城明珠广场物业服务中心")
    qtbot.addWidget(label)
    label.resize(80, 20)
    label.show()
    assert label.text().endswith("…")
    assert label.accessibleName() == "江城明珠广场物业服务中心"


@pytest.mark.parametrize(
    ("count", "text", "is_shown"), [(0, "0", False), (7, "7", True), (120, "99+", True)]
)
def test_badge_count_is_short_and_hidden_at_zero(
    qtbot: QtBot, theme: Theme, count: int, text: str, is_shown: bool
) -> None:
    badge = Badge(count)
    qtbot.addWidget(badge)
    assert badge.text() == text
    assert badge.isHidden() is not is_shown


def test_toast_with_action_runs_it_and_goes(qtbot: QtBot, theme: Theme) -> None:
    host = Card()
    qtbot.addWidget(host)
    host.resize(600, 400)
    host.show()
    toast, done = Toast(host), []
    toast.show_text(f"已删除 {NASTY_NAME}", "撤销", lambda: done.append(True))
    toast.findChild(QPushButton).click()
    assert done == [True]
    assert toast.isHidden()
    assert toast.text() == f"已删除 {NASTY_NAME}"


def test_toast_stays_inside_resized_window(qtbot: QtBot, theme: Theme) -> None:
    host = Card()
    qtbot.addWidget(host)
    host.resize(900, 600)
    host.show()
    toast = Toast(host)
    toast.show_text("已保存")
    host.resize(500, 300)
    assert host.rect().contains(toast.geometry())
