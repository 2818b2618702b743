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

    dialog = KeyDialog(scene.context.services.database.paths.folder, scene.window)
    dialog.open()
    dialog.submit()
    return dialog
