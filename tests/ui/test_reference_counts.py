"""PySide6 6.12.0 on CPython 3.11 lost a reference with each setText, until the process died."""

import sys

from PySide6.QtWidgets import QLineEdit

from fire_roster.ui.common.labels import PlainLabel

TIMES = 20_000


def test_set_text_many_times_keeps_references(qtbot) -> None:
    label, field = PlainLabel(), QLineEdit()
    qtbot.addWidget(label)
    qtbot.addWidget(field)
    before = sys.getrefcount(None)
    for number in range(TIMES):
        label.setText(str(number))
        field.setText(str(number))
    assert (label.text(), field.text()) == (str(TIMES - 1), str(TIMES - 1))
    assert abs(sys.getrefcount(None) - before) < TIMES // 2
