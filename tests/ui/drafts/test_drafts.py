"""Typing survives a crash, is offered in the same form only, and never lies in clear text."""

import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout
from pytestqt.qtbot import QtBot

from fire_roster.services.clock import Clock
from fire_roster.services.drafts import DraftService
from fire_roster.services.office import Office
from fire_roster.store.draft_file import drafts_of
from fire_roster.store.paths import DataPaths
from fire_roster.ui.common.date_field import DateField
from fire_roster.ui.common.form_dialog import FormDialog
from fire_roster.ui.common.inline_message import InlineMessage
from fire_roster.ui.drafts.draft_desk import DraftDesk
from fire_roster.ui.drafts.safe_end import SafeEnd
from fire_roster.ui.members.member_dialog import MemberDialog
from fire_roster.ui.settings.unit_panel import UnitPanel
from fire_roster.ui.theme import Theme
from tests.key_stores import on_a_pc
from tests.ui.offices import make_context, open_crew_office

_SECRET = "15400001234"


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = open_crew_office(tmp_path / "data", 8)
    yield made
    made.close()


@pytest.fixture
def context(office: Office, theme: Theme) -> Iterator[Any]:
    made = make_context(office, theme)
    yield made
    made.tasks.shut_down()
    DraftDesk.current = None


def _desk(office: Office) -> DraftDesk:
    """As at the start of the program: only the file knows what was before."""
    paths = office.database.paths
    DraftDesk.current = DraftDesk(DraftService(paths, office.clock, lambda: ""))
    return DraftDesk.current


def _offers(form: Any) -> list[InlineMessage]:
    found = form.findChildren(InlineMessage)
    return [one for one in found if one.isVisible() and "填到一半" in one.text()]


def _press(line: InlineMessage, text: str) -> None:
    next(one for one in line.findChildren(QPushButton) if one.text() == text).click()


def _open(make: Any, qtbot: QtBot) -> Any:
    form = make()
    form.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(form)
    form.show()
    QCoreApplication.processEvents()
    return form


def test_member_half_typed_comes_back_whole(office: Office, context: Any, qtbot: QtBot) -> None:
    def new() -> MemberDialog:
        return MemberDialog(context)

    desk = _desk(office)
    crashed = _open(new, qtbot)
    assert not _offers(crashed)
    crashed.form.name.setText("王䶮")
    crashed.form.phone.set_value(_SECRET)
    crashed.form.sex.set_value("女")
    crashed.form.team.set_value("戊班")
    crashed.form.remark.setPlainText("夜里填的")
    desk.look()

    _desk(office)
    entry = office.members.list_all()[0]
    other = _open(lambda: MemberDialog(context, entry), qtbot)
    assert not _offers(other)
    again = _open(new, qtbot)
    assert "2026-12-03 09:30" in _offers(again)[0].text()
    _press(_offers(again)[0], "接着填")
    form = again.form
    assert (form.name.text(), form.sex.value(), form.team.value()) == ("王䶮", "女", "戊班")
    assert (form.phone.value(), form.remark.toPlainText()) == (_SECRET, "夜里填的")
    assert not _offers(again)

    again.reject()
    assert not drafts_of(office.database.paths).exists()
    _desk(office)
    assert not _offers(_open(new, qtbot))


def test_page_of_settings_is_kept_until_it_is_saved(
    office: Office, context: Any, qtbot: QtBot
) -> None:
    def panel() -> UnitPanel:
        made = UnitPanel(context)
        made.refresh()
        return made

    desk = _desk(office)
    form = _open(panel, qtbot)
    form.texts["address"].setText("沿江路 1 号")
    desk.look()
    _desk(office)
    again = _open(panel, qtbot)
    _press(_offers(again)[0], "接着填")
    assert again.texts["address"].text() == "沿江路 1 号"
    assert again.is_edited()
    assert again.save()
    assert DraftDesk.current is not None
    DraftDesk.current.look()
    assert not drafts_of(office.database.paths).exists()


class _Dated(FormDialog):
    """A form that proposes today."""

    def __init__(self, today: str) -> None:
        super().__init__("登记", parent=None)
        self.day, self.text = DateField(), QLineEdit()
        self.secret = QLineEdit()
        self.secret.setEchoMode(QLineEdit.EchoMode.Password)
        self.day.setText(today)
        layout: QVBoxLayout = self.body
        for field in (self.day, self.text, self.secret):
            layout.addWidget(field)


def test_day_that_moved_on_is_no_other_form_and_passwords_are_not_read(
    office: Office, context: Any, qtbot: QtBot
) -> None:
    desk = _desk(office)
    crashed = _open(lambda: _Dated("2026-12-03"), qtbot)
    crashed.text.setText("半句话")
    crashed.secret.setText("不要留下")
    desk.look()
    assert "不要留下" not in drafts_of(office.database.paths).read_text(encoding="utf-8")
    _desk(office)
    again = _open(lambda: _Dated("2026-12-04"), qtbot)
    _press(_offers(again)[0], "不要了")
    assert again.text.text() == ""
    assert not drafts_of(office.database.paths).exists()


class _Lines(FormDialog):
    """A form of as many fields as there are lines."""

    def __init__(self, texts: list[str]) -> None:
        super().__init__("登记", parent=None)
        self.lines = [QLineEdit(text) for text in texts]
        for line in self.lines:
            self.body.addWidget(line)

    def add(self) -> None:
        self.lines.append(QLineEdit())
        self.body.addWidget(self.lines[-1])


def test_form_whose_lines_moved_is_not_filled_in(
    office: Office, context: Any, qtbot: QtBot
) -> None:
    desk = _desk(office)
    crashed = _open(lambda: _Lines(["早", "中"]), qtbot)
    crashed.add()
    crashed.lines[0].setText("夜")
    desk.look()
    _desk(office)
    assert not _offers(_open(lambda: _Lines(["早", "中"]), qtbot))


def test_offer_waits_until_it_is_answered_and_never_stands_beside_its_own_form(
    office: Office, context: Any, qtbot: QtBot
) -> None:
    desk = _desk(office)
    first = _open(lambda: _Lines(["", ""]), qtbot)
    first.lines[1].setText("夜里填的")
    desk.look()
    assert not _offers(_open(lambda: _Lines(["", ""]), qtbot))
    _desk(office)
    for _ in range(2):
        looked = _open(lambda: _Lines(["", ""]), qtbot)
        assert _offers(looked)
        looked.reject()
    saved = _open(lambda: _Lines(["", ""]), qtbot)
    _press(_offers(saved)[0], "接着填")
    assert saved.lines[1].text() == "夜里填的" and saved.try_save()
    assert not drafts_of(office.database.paths).exists()


def test_end_of_the_session_keeps_forms_and_asks_nobody(
    office: Office, context: Any, qtbot: QtBot, tmp_path: Path
) -> None:
    from PySide6.QtGui import QCloseEvent
    from PySide6.QtWidgets import QApplication

    from fire_roster.ui.backup_clock import BackupClock
    from fire_roster.ui.main_window import MainWindow
    from fire_roster.ui.navigation import PAGES
    from fire_roster.ui.window_memory import WindowMemory

    window = MainWindow(context, PAGES, WindowMemory(tmp_path / "local.json"))
    qtbot.addWidget(window)
    window.stay_behind = pytest.fail
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    end = SafeEnd(application, window, BackupClock(context.tasks, office, window), window)
    end.begin(office.drafts)
    form = _open(lambda: _Dated("2026-12-03"), qtbot)
    form.text.setText("写到一半")
    office.unit.update(address="沿江路 1 号")
    end.on_session_end()
    form.reject()
    end._on_quit()
    assert [one.reason for one in office.backups.list_all()] == ["exit"]
    assert (tmp_path / "local.json").exists()
    event = QCloseEvent()
    window.closeEvent(event)
    assert event.isAccepted()
    end.close()
    left = DraftService(office.database.paths, office.clock, lambda: "").find("_Dated 登记")
    assert left[0].values[1] == ("QLineEdit", "写到一半")


def test_drafts_of_encrypted_data_are_sealed(office: Office) -> None:
    clock, paths = office.clock, office.database.paths
    DraftService(paths, clock, lambda: "").keep("a", ("x",), (_SECRET,))
    plain = drafts_of(paths).read_text(encoding="utf-8")
    assert _SECRET in plain
    with on_a_pc():
        sheet = office.protection.make_sheet()
        office.protection.confirm(_code_on(sheet.pdf))
        assert not drafts_of(paths).exists()
        drafts_of(paths).write_text(plain, encoding="utf-8")
        _check_sealed(paths, clock)


def _code_on(pdf: bytes) -> str:
    """As somebody reads it from the paper."""
    text = PdfReader(io.BytesIO(pdf)).pages[0].extract_text()
    return "-".join(re.findall(r"\b[0-9A-Z]{5}\b", text))


def _check_sealed(paths: DataPaths, clock: Clock) -> None:
    service = DraftService(paths, clock, lambda: "")
    assert service.find("a") == ()
    service.keep("b", ("x",), (_SECRET,))
    assert _SECRET.encode() not in drafts_of(paths).read_bytes()
    again = DraftService(paths, clock, lambda: "王伟")
    assert again.find("b") == ()
    assert DraftService(paths, clock, lambda: "").find("b")[0].values == (_SECRET,)
    drafts_of(paths).write_bytes(drafts_of(paths).read_bytes()[:-3])
    assert DraftService(paths, clock, lambda: "").find("b") == ()
