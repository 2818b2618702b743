"""A row of tools in windows of any width."""

import pytest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from fire_roster.ui.common.flow_row import FlowRow

_SIDE = 100


def _places(qtbot: QtBot, width: int, hidden: int = -1) -> list[tuple[int, int]]:
    """Of two widgets before the stretch and two behind it, each 100 wide and 30 high."""
    line = FlowRow()
    qtbot.addWidget(line)
    widgets = [QPushButton(str(number)) for number in range(4)]
    for number, widget in enumerate(widgets):
        widget.setFixedSize(_SIDE, 30)
        if number == 2:
            line.addStretch()
        if number != 1:
            line.addWidget(widget)
    line.insertWidget(1, widgets[1])
    if hidden >= 0:
        widgets[hidden].hide()
    line.resize(width, line.heightForWidth(width))
    line.show()
    assert widgets[0].nextInFocusChain() is widgets[1]
    return [(one.x(), one.y()) for one in widgets if one.isVisible()]


@pytest.mark.parametrize(
    ("width", "places"),
    [
        (600, [(0, 0), (108, 0), (392, 0), (500, 0)]),
        (424, [(0, 0), (108, 0), (216, 0), (324, 0)]),
        (400, [(0, 0), (108, 0), (300, 0), (300, 38)]),
        (220, [(0, 0), (108, 0), (12, 38), (120, 38)]),
        (120, [(0, 0), (0, 38), (20, 76), (20, 114)]),
    ],
)
def test_what_does_not_fit_goes_on_below(
    qtbot: QtBot, width: int, places: list[tuple[int, int]]
) -> None:
    assert _places(qtbot, width) == places


def test_hidden_widgets_take_no_room(qtbot: QtBot) -> None:
    assert _places(qtbot, 316, hidden=1) == [(0, 0), (108, 0), (216, 0)]


def test_row_follows_widgets_that_come_change_and_go(qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    line = FlowRow(host)
    assert line.heightForWidth(9) == 0
    host.show()
    first, second, third = (QPushButton(str(number)) for number in range(3))
    for widget in (first, second, third):
        widget.setFixedSize(_SIDE, 30)
        line.addWidget(widget)
    assert first.isVisible()
    assert (line.sizeHint().width(), line.minimumSizeHint().width()) == (316, _SIDE)
    first.hide()
    qtbot.waitUntil(lambda: second.x() == 0)
    second.setFixedSize(40, 30)
    qtbot.waitUntil(lambda: line.sizeHint().width() == 148)
    third.setParent(None)
    qtbot.addWidget(third)
    assert line.sizeHint().width() == 40


def test_text_that_changed_unseen_has_its_room_when_it_is_seen(qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    line = FlowRow(host)
    button = QPushButton("共 1 条")
    line.addWidget(button)
    line.resize(600, 40)
    button.setText("共 10 条，另有 20 条没有显示")
    host.show()
    assert button.width() >= button.sizeHint().width()
