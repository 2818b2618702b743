"""Login, the lock and the way back: nothing typed is lost, no name stands anywhere meanwhile."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import argon2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from fire_roster.domain.alerts.judgement import AlertState
from fire_roster.domain.alerts.kinds import AlertKind
from fire_roster.domain.rights import Role
from fire_roster.domain.rules.base import Severity
from fire_roster.records.account import AccountFields
from fire_roster.records.member import MemberFields
from fire_roster.services.alert_entries import AlertEntry
from fire_roster.services.office import Office
from fire_roster.ui.alerts.desk import AlertDesk
from fire_roster.ui.alerts.wall_screen import WallScreen
from fire_roster.ui.common.rights_gate import RIGHTS_GATE, GuardedButton
from fire_roster.ui.context import AppContext
from fire_roster.ui.main_window import MainWindow
from fire_roster.ui.members.member_dialog import MemberDialog
from fire_roster.ui.members.members_page import MembersPage
from fire_roster.ui.navigation import PAGES
from fire_roster.ui.residence import Residence
from fire_roster.ui.security.account_button import AccountButton
from fire_roster.ui.security.account_dialogs import AccountDialog, OwnPasswordDialog
from fire_roster.ui.security.accounts_card import AccountsCard
from fire_roster.ui.security.lock_cover import LockCover
from fire_roster.ui.security.lock_desk import LockDesk
from fire_roster.ui.window_memory import WindowMemory
from tests.ui.alerts.test_desk import ScriptedWatch
from tests.ui.offices import open_office

WORD = "长长的登录口令一"


@pytest.fixture(autouse=True)
def cheap_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Real hashing takes a tenth of a second each time."""
    defaults = argon2.PasswordHasher.__init__.__defaults__
    assert defaults is not None
    monkeypatch.setattr(argon2.PasswordHasher.__init__, "__defaults__", (1, 8, 1, *defaults[3:]))


@pytest.fixture
def office(data_dir: Path) -> Iterator[Office]:
    """One member, an administrator and an operator."""
    with closing(open_office(data_dir)) as office:
        office.members.add(MemberFields(name="周一", phone="13800000001"))
        yield office


@pytest.fixture
def desk(office: Office, context: AppContext, tmp_path: Path, qtbot: QtBot) -> Iterator[LockDesk]:
    """The window with a lock whose clock is moved by hand."""
    memory = WindowMemory(tmp_path / "local.json")
    made = replace(context, services=office, residence=Residence(memory, ()))
    window = MainWindow(made, PAGES, memory)
    qtbot.addWidget(window)
    window.show()
    moments = [0.0]
    desk = LockDesk(made, window, lambda: window.open_page("today"), lambda: moments[0])
    desk.moments = moments  # type: ignore[attr-defined]
    yield desk
    made.tasks.shut_down()


def _add_accounts(office: Office) -> None:
    for name, role in (("赵主任", Role.ADMIN), ("孙值班", Role.OPERATOR)):
        office.accounts.add(AccountFields(name=name, role=role.value), WORD)


def _log_in(desk: LockDesk, name: str, word: str = WORD) -> None:
    dialog = desk.dialog
    assert dialog is not None
    dialog.name.setCurrentText(name)
    dialog.secret.setText(word)
    dialog.accept_button.click()


def _words(*windows: QWidget) -> str:
    """Everything that stands on these windows."""
    labels = (label for one in windows for label in one.findChildren(QLabel))
    return " ".join(label.text() for label in labels if label.isVisible())


def test_without_accounts_the_first_page_comes_at_once(desk: LockDesk, office: Office) -> None:
    window = desk._window
    desk.begin()
    assert not desk.is_locked and window.current_page() is not None
    desk.lock()
    assert not desk.is_locked


def test_idle_lock_keeps_what_was_typed_and_asks_again(desk: LockDesk, office: Office) -> None:
    window = desk._window
    _add_accounts(office)
    office.accounts.sign_out()
    desk.begin()
    assert desk.is_locked and window.current_page() is None
    window.open_page("members")
    assert window.current_page() is None  # nothing comes behind the lock
    _log_in(desk, "孙值班", "不是这个登录口令")
    assert desk.is_locked and desk.dialog is not None and "密码不对" in desk.dialog.message.text()
    QTest.keyClick(desk.dialog, Qt.Key.Key_Escape)
    assert desk.dialog.isVisible()
    _log_in(desk, "赵主任")
    assert not desk.is_locked and window.current_page() is not None
    # Somebody is in the middle of a form when the phone rings.
    form = MemberDialog(desk._context, None, window)
    form.open()
    form.form.name.setText("郑一半")
    moments: list[float] = desk.moments  # type: ignore[attr-defined]
    moments[0] = 9 * 60.0
    desk.look()
    assert not desk.is_locked
    moments[0] = 10 * 60.0
    desk.look()
    assert desk.is_locked
    place = form.form.name.mapTo(form, form.form.name.rect().center())
    assert isinstance(form.childAt(place), LockCover)
    _log_in(desk, "赵主任")
    assert form.isVisible() and form.form.name.text() == "郑一半" and not desk.is_locked
    # Another person does not see it.
    desk.lock()
    _log_in(desk, "孙值班")
    assert not form.isVisible() and office.accounts.current is not None
    assert office.accounts.current.name == "孙值班"


def test_buttons_are_grey_for_whoever_lacks_the_right_and_say_who_has_it(
    desk: LockDesk, office: Office
) -> None:
    _add_accounts(office)
    office.accounts.sign_out()
    desk.begin()
    _log_in(desk, "孙值班")
    desk._window.open_page("members")
    page = desk._window.current_page()
    assert isinstance(page, MembersPage)
    (entry,) = office.members.list_all()
    (add,) = (one for one in page.findChildren(GuardedButton) if "新增人员" in one.text())
    assert not add.isEnabled() and "管理员、排班员可以做" in add.toolTip()
    assert not page.delete_button.isEnabled()
    # The form shows to everybody and cannot save.
    form = MemberDialog(desk._context, entry, desk._window)
    assert not form.accept_button.isEnabled()
    # What the page wishes meanwhile counts when the right comes.
    page.delete_button.setEnabled(False)
    desk.lock()
    _log_in(desk, "赵主任")
    assert add.isEnabled() and "Ctrl+N" in add.toolTip()
    assert not page.delete_button.isEnabled()
    page.delete_button.setDisabled(False)
    assert page.delete_button.isEnabled() and form.accept_button.isEnabled()
    # An own role that changes counts at once; an export has to be given one by one.
    (export,) = (one for one in page.findChildren(GuardedButton) if "导出台账" in one.text())
    assert not export.isEnabled() and "单独勾选" in export.toolTip()
    RIGHTS_GATE.use(None)
    assert export.isEnabled()
    form.close()


def test_input_keeps_it_open(desk: LockDesk, office: Office) -> None:
    _add_accounts(office)
    desk.begin()
    _log_in(desk, "赵主任")
    moments: list[float] = desk.moments  # type: ignore[attr-defined]
    moments[0] = 599.0
    handle = desk._window.windowHandle()
    assert handle is not None
    QTest.keyClick(handle, Qt.Key.Key_Shift)
    moments[0] = 700.0
    desk.look()
    assert not desk.is_locked


def test_no_name_stands_on_card_and_wall_while_locked(
    desk: LockDesk, office: Office, qtbot: QtBot
) -> None:
    window, context = desk._window, desk._context
    alerts = AlertDesk(context, window, lambda services, desk: ScriptedWatch(services.alerts, desk))
    desk.locked.connect(alerts.card.hide_names)
    _add_accounts(office)
    wall = WallScreen(context)
    qtbot.addWidget(wall)
    wall.resize(1366, 768)
    wall.show()
    entry = AlertEntry(
        key="k",
        kind=next(iter(AlertKind)),
        severity=Severity.ERROR,
        due=context.clock(),
        message="周一的证书到期",
        public="1 本证书到期",
        state=AlertState.SHOWN,
    )
    alerts.card.show_entries([entry])
    alerts.card.pop_up()
    desk.begin()
    assert [one.text.text() for one in alerts.card.rows] == ["1 本证书到期"]
    assert "周一" not in _words(alerts.card, wall)
    assert wall._hides_names
    _log_in(desk, "赵主任")
    assert [one.text.text() for one in alerts.card.rows] == ["周一的证书到期"]
    assert not wall._hides_names
    alerts.stop()


def test_accounts_are_managed_in_the_settings(desk: LockDesk, office: Office, qtbot: QtBot) -> None:
    context = desk._context
    card = AccountsCard(context)
    qtbot.addWidget(card)
    card.refresh()
    card.show()
    assert card.start_button.isVisible() and not card.table.isVisible()
    button = AccountButton(context, desk.lock, desk._window)
    qtbot.addWidget(button)
    first = AccountDialog(context, None, is_first=True)
    qtbot.addWidget(first)
    assert not first.submit() and "登录名" in first.name_row.hint_text()
    first.name.setText("赵主任")
    _type(first.passwords, WORD, "别的")  # type: ignore[arg-type]
    assert not first.submit()
    _type(first.passwords, WORD, WORD)  # type: ignore[arg-type]
    assert first.submit() and office.accounts.are_on()
    card.refresh()
    button.refresh()
    assert card.table.isVisible() and "赵主任" in button.text()
    second = AccountDialog(context, None)
    qtbot.addWidget(second)
    second.name.setText("李看看")
    second.role.setCurrentText("只读")
    assert "只能查看" in second.role_row.hint_text()
    _type(second.passwords, WORD, WORD)  # type: ignore[arg-type]
    assert second.submit()
    own = OwnPasswordDialog(context)
    qtbot.addWidget(own)
    own.old.setText("不是这个登录口令")
    _type(own.passwords, "全新的登录口令二", "全新的登录口令二")
    assert not own.submit() and "密码不对" in own.message.text()
    own.old.setText(WORD)
    assert own.submit()
    card.minutes.setCurrentIndex(card.minutes.findData(5))
    card.minutes.activated.emit(card.minutes.currentIndex())
    assert context.residence is not None and context.residence.lock_minutes == 5
    # The right to read numbers is asked for where they are shown.
    office.accounts.sign_in("李看看", WORD)
    errors: list[object] = []
    context.notices.error.disconnect()  # the window would wait for somebody to read it
    context.notices.error.connect(errors.append)
    form = MemberDialog(context, office.members.list_all()[0], None)
    qtbot.addWidget(form)
    form.form.phone.toggle()
    assert len(errors) == 1 and form.form.phone.line.text() == "138****0001"


def _type(passwords: object, first: str, second: str) -> None:
    lines: list[QLineEdit] = [passwords.first, passwords.second]  # type: ignore[attr-defined]
    for line, text in zip(lines, (first, second), strict=True):
        line.setText(text)
