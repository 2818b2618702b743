"""Who is logged in, in the top bar, with what that person can do about it."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from fire_roster.ui.common.tooltip import set_tooltip
from fire_roster.ui.context import AppContext
from fire_roster.ui.icons import icon
from fire_roster.ui.security.account_dialogs import OwnPasswordDialog

_LONGEST = 8
_NARROW = 1100


class AccountButton(QToolButton):
    """Hidden while there is no account."""

    def __init__(self, context: AppContext, lock: Callable[[], object], window: QWidget) -> None:
        super().__init__()
        self._context = context
        self._window = window
        self.setObjectName("healthLight")
        self._fit()
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setIcon(icon("users", "text_muted"))
        menu = QMenu(self)
        menu.addAction("锁定	Ctrl+Shift+L").triggered.connect(lambda: lock())
        menu.addAction("换人登录").triggered.connect(lambda: lock())
        menu.addAction("修改密码…").triggered.connect(self.change_password)
        self.setMenu(menu)
        QShortcut(QKeySequence("Ctrl+Shift+L"), window, lock)
        window.installEventFilter(self)
        self.refresh()

    def refresh(self, *_: object) -> None:
        """Show who is logged in."""
        entry = self._context.services.accounts.held_by
        self.setVisible(entry is not None)
        if entry is None:
            return
        name = entry.name if len(entry.name) <= _LONGEST else f"{entry.name[:_LONGEST]}…"
        self.setText(f" {name}")
        self.setAccessibleName(f"登录：{entry.name}，{entry.role.value}")
        set_tooltip(self, f"{entry.name}（{entry.role.value}）\n锁定：Ctrl+Shift+L")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """In a narrow window the name gives way."""
        if event.type() == QEvent.Type.Resize and watched is self._window:
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        is_narrow = self._window.width() < _NARROW
        style = Qt.ToolButtonStyle
        self.setToolButtonStyle(
            style.ToolButtonIconOnly if is_narrow else style.ToolButtonTextBesideIcon
        )

    def change_password(self) -> None:
        """Ask for the old and a new one."""
        OwnPasswordDialog(self._context, self._window).open()
