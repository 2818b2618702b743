"""How the tour comes to encryption, accounts and the lock."""

import keyring
from PySide6.QtWidgets import QWidget

from tests.key_stores import MemoryKeyring
from tests.ui.tour.scene import Scene


def panel(scene: Scene) -> QWidget:
    """设置 → 安全, on a PC that can keep a key."""
    keyring.set_keyring(MemoryKeyring())
    scene.open_page("settings", panel="security")
    return scene.window


def sheet(scene: Scene) -> QWidget:
    """The recovery sheet is printed, and half of its code typed back with a mistake."""
    panel(scene)
    from fire_roster.ui.security.sheet_dialog import SheetDialog

    dialog = SheetDialog(scene.context, is_change=False, parent=scene.window)
    dialog.open()
    dialog._on_output("已交给打印机。", "success")
    dialog.code.line.setText("0000Z-0000Z")
    dialog.code.line.textEdited.emit(dialog.code.line.text())
    return dialog


def remove(scene: Scene) -> QWidget:
    """Taking the encryption off."""
    scene.open_page("settings", panel="security").panel("security").protection.remove()
    return scene.dialog()


def key(scene: Scene) -> QWidget:
    """Data from another PC."""
    from fire_roster.ui.security.code_dialogs import KeyDialog

    dialog = KeyDialog(str, scene.window)
    dialog.open()
    dialog.submit()
    return dialog


def accounts(scene: Scene) -> QWidget:
    """The accounts of a unit; taken away again by the next stop."""
    add_accounts(scene)
    scene.open_page("settings", panel="security")
    return scene.window


def first_account(scene: Scene) -> QWidget:
    """Switching the login on, with two passwords that differ."""
    drop_accounts(scene)
    scene.open_page("settings", panel="security").panel("security").accounts.start()
    dialog = scene.dialog()
    dialog.passwords.first.setText("一二三四五六七八")  # type: ignore[attr-defined]
    dialog.submit()  # type: ignore[attr-defined]
    return dialog


def own_password(scene: Scene) -> QWidget:
    """A new password of one's own."""
    from fire_roster.ui.security.account_dialogs import OwnPasswordDialog

    dialog = OwnPasswordDialog(scene.context, scene.window)
    dialog.open()
    return dialog


def login(scene: Scene) -> QWidget:
    """Somebody has typed a wrong password."""
    add_accounts(scene)
    from fire_roster.ui.security.login_dialog import LoginDialog

    dialog = LoginDialog(scene.office.accounts, is_locked=True, parent=scene.window)
    scene.keep(dialog)
    dialog.show()
    dialog.submit()
    return dialog


def add_accounts(scene: Scene) -> None:
    """An administrator and three others; made once."""
    from fire_roster.domain.rights import Role
    from fire_roster.records.account import AccountFields

    found = scene.office.accounts
    if found.are_on():
        return
    people = (("周建国", Role.ADMIN), ("沈秀英", Role.PLANNER), ("消控室当班", Role.OPERATOR))
    for name, role in people:
        is_admin = role is Role.ADMIN
        fields = AccountFields(name=name, role=role.value, may_unmask=is_admin, may_export=is_admin)
        found.add(fields, "一二三四五六七八")


def drop_accounts(scene: Scene) -> None:
    """Without accounts again, as the other stops want it."""
    if scene.office.accounts.are_on():
        scene.office.accounts.switch_off()
