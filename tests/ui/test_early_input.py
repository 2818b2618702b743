"""A window whose data are still being opened is not answered, and cannot wait for itself."""

from concurrent.futures import Future

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from fire_roster.ui.early_input import EarlyInput


def test_clicks_and_keys_wait_until_the_data_are_open_but_a_dialog_works(qtbot: QtBot) -> None:
    told: list[str] = []
    window, dialog = QWidget(), QDialog()
    qtbot.addWidget(window)
    qtbot.addWidget(dialog)
    button, over = QPushButton("页面", window), QPushButton("解锁", dialog)
    button.clicked.connect(lambda: told.append("页面"))
    over.clicked.connect(lambda: told.append("解锁"))
    shortcut = QShortcut(QKeySequence("Ctrl+F"), window)
    shortcut.activated.connect(lambda: told.append("查找"))
    with qtbot.waitExposed(window):
        window.show()
    opened: Future[bool] = Future()
    EarlyInput(window, opened)
    for _ in range(2):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        qtbot.keyClick(button, Qt.Key.Key_Space)
        qtbot.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
        qtbot.mouseClick(over, Qt.MouseButton.LeftButton)
        if not opened.done():
            opened.set_result(True)
    assert told == ["解锁", "页面", "页面", "查找", "解锁"]
