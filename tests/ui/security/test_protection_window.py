"""The window's way to encryption: print, type back, locked out, back in, off again."""

import io
import re
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from fire_roster.services.protection import unlock
from fire_roster.store.paths import DataPaths
from fire_roster.store.vault.key_ring import KEY_RING, is_encrypted
from fire_roster.ui.alerts.health import Health, light_text, protection_point
from fire_roster.ui.context import AppContext
from fire_roster.ui.security.code_dialogs import KeyDialog, RemoveProtectionDialog
from fire_roster.ui.security.security_panel import SecurityPanel
from fire_roster.ui.security.sheet_dialog import SheetDialog
from tests.key_stores import MemoryKeyring, on_a_pc
from tests.ui.offices import open_office

NOW = datetime(2026, 12, 3, 9, 30)


@pytest.fixture
def key_store() -> Iterator[MemoryKeyring]:
    """This PC."""
    with on_a_pc() as store:
        yield store


@pytest.fixture
def secured(context: AppContext, data_dir: Path, key_store: MemoryKeyring) -> Iterator[AppContext]:
    """A context over a fresh data folder."""
    with closing(open_office(data_dir)) as office:
        made = replace(context, services=office)
        yield made
        made.tasks.shut_down()


def _code(dialog: SheetDialog) -> str:
    text = PdfReader(io.BytesIO(dialog.paper().pdf)).pages[0].extract_text()
    return "".join(re.findall(r"\b[0-9A-Z]{5}\b", text))


def test_print_type_back_and_take_off_again(
    secured: AppContext, data_dir: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    database = DataPaths(data_dir).database
    panel = SecurityPanel(secured)
    qtbot.addWidget(panel)
    panel.refresh()
    assert panel.protection.chip.text() == "未加密" and "恢复单" in panel.protection.words.text()
    dialog = SheetDialog(secured, is_change=False, parent=None)
    dialog.show()
    # Only in the active window does a button give up being the default with the keyboard.
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    assert not dialog.code.isEnabled() and not dialog.submit()
    dialog._output.save_to(dialog.paper(), tmp_path / "恢复单.pdf")
    code = _code(dialog)
    assert dialog.code.isEnabled() and "删除这个 PDF" in dialog.message.text()
    QTest.keyClicks(dialog.code.line, code[:9].lower())
    QTest.keyClicks(dialog.code.line, "0" if code[9] != "0" else "1")
    assert "第 2 组不对" in dialog.code.hint_text() and not dialog.accept_button.isEnabled()
    QTest.keyClick(dialog.code.line, Qt.Key.Key_Backspace)
    QTest.keyClicks(dialog.code.line, code[9:])
    assert len(dialog.code.line.text()) == 35 and dialog.accept_button.isEnabled()
    with qtbot.waitSignal(dialog.accepted, timeout=60_000):
        QTest.keyClick(dialog.code.line, Qt.Key.Key_Return)
    assert is_encrypted(database)
    panel.refresh()
    assert (
        panel.protection.chip.text() == "已加密" and "系统账户保管" in panel.protection.words.text()
    )
    off = RemoveProtectionDialog(secured, None)
    off.show()
    QTest.keyClicks(off.code.line, code)
    with qtbot.waitSignal(off.accepted, timeout=60_000):
        off.accept_button.click()
    assert not is_encrypted(database)


def test_data_of_another_pc_asks_for_the_code(
    secured: AppContext, data_dir: Path, key_store: MemoryKeyring, qtbot: QtBot
) -> None:
    sheet = secured.services.protection.make_sheet()
    text = PdfReader(io.BytesIO(sheet.pdf)).pages[0].extract_text()
    code = "".join(re.findall(r"\b[0-9A-Z]{5}\b", text))
    secured.services.protection.confirm(code)
    key_store.keys.clear()
    KEY_RING.forget()
    dialog = KeyDialog(partial(unlock, DataPaths(data_dir)))
    qtbot.addWidget(dialog)
    assert not dialog.submit() and "请输入" in dialog.row.hint_text()
    dialog.secret.setText("不对")
    assert not dialog.submit() and "不对" in dialog.message.text()
    dialog.secret.setText(code)
    assert dialog.submit()
    # From now on the account of the system keeps it.
    KEY_RING.forget()
    assert secured.services.protection.state().is_key_kept


def test_light_is_amber_until_the_data_is_encrypted() -> None:
    wanted = Health(
        last_check=NOW, is_autostart_on=True, protection=protection_point(is_wanted=True)
    )
    points = wanted.points(NOW)
    assert light_text(points, wanted.worst(NOW)) == "数据未加密"
    assert "设置 → 安全" in wanted.worst(NOW).advice
    done = replace(wanted, protection=protection_point(is_wanted=False))
    assert light_text(done.points(NOW), done.worst(NOW)) == "提醒正常"
