"""Undo calls services and forgets what never happened."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fire_roster.errors import InputRefused
from fire_roster.ui.undo import UndoHistory


class Counter(QObject):
    """A service that can be told to refuse."""

    def __init__(self) -> None:
        super().__init__()
        self.value = 0
        self.refuses = False

    def add(self) -> None:
        if self.refuses:
            raise InputRefused("该月已发布，不能修改。")
        self.value += 1

    def take_back(self) -> None:
        if self.refuses:
            raise InputRefused("该月已发布，不能修改。")
        self.value -= 1


def test_history_do_undo_redo_calls_the_service(qapp: QApplication) -> None:
    counter, history = Counter(), UndoHistory()
    history.do("排班：王建国 12月3日 夜班", counter.add, counter.take_back)
    assert (counter.value, history.undo_text) == (1, "排班：王建国 12月3日 夜班")
    history.undo()
    assert (counter.value, history.redo_text) == (0, "排班：王建国 12月3日 夜班")
    history.redo()
    assert counter.value == 1


def test_history_refused_do_leaves_nothing_to_undo(qapp: QApplication, qtbot: QtBot) -> None:
    counter, history = Counter(), UndoHistory()
    counter.refuses = True
    with qtbot.waitSignal(history.failed) as told:
        history.do("排班", counter.add, counter.take_back)
    assert told.args[0].message == "该月已发布，不能修改。"
    assert history.undo_text == ""
    counter.refuses = False
    history.undo()
    assert counter.value == 0


def test_history_refused_undo_drops_the_step(qapp: QApplication, qtbot: QtBot) -> None:
    counter, history = Counter(), UndoHistory()
    history.do("排班", counter.add, counter.take_back)
    counter.refuses = True
    with qtbot.waitSignal(history.failed):
        history.undo()
    assert (counter.value, history.undo_text) == (1, "")


def test_history_refused_redo_drops_the_step(qapp: QApplication, qtbot: QtBot) -> None:
    counter, history = Counter(), UndoHistory()
    history.do("排班", counter.add, counter.take_back)
    history.undo()
    counter.refuses = True
    with qtbot.waitSignal(history.failed):
        history.redo()
    assert (counter.value, history.redo_text) == (0, "")


def test_history_cleared_has_no_text(qapp: QApplication) -> None:
    counter, history = Counter(), UndoHistory()
    history.do("排班", counter.add, counter.take_back)
    history.clear()
    assert history.undo_text == ""


def test_history_tells_each_step(qapp: QApplication) -> None:
    counter, history = Counter(), UndoHistory()
    texts: list[str] = []
    history.changed.connect(lambda: texts.append(history.undo_text))
    history.do("排班", counter.add, counter.take_back)
    history.undo()
    assert texts == ["排班", ""]
