"""How somebody comes in: the key for encrypted data, the login, then the first page."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from fire_roster.ui.context import AppContext
from fire_roster.ui.main_window import MainWindow
from fire_roster.ui.security.account_button import AccountButton
from fire_roster.ui.security.code_dialogs import KeyDialog
from fire_roster.ui.security.lock_desk import LockDesk

if TYPE_CHECKING:
    from fire_roster.ui.alerts.desk import AlertDesk


def ask_for_key(unlock: Callable[[str], object], window: MainWindow) -> bool:
    """On a PC that has no key for the data: whether somebody gave what opens it."""
    window.bring_to_front()
    return KeyDialog(unlock, window).exec() == KeyDialog.DialogCode.Accepted


def let_in(
    context: AppContext, window: MainWindow, desk: "AlertDesk | None", first_page: str
) -> LockDesk:
    """The first page, at once or after a login; the lock from then on."""
    lock = LockDesk(context, window, lambda: window.open_page(first_page))
    button = AccountButton(context, lock.lock, window)
    window.top_bar.add_tool(button)
    context.changes.changed.connect(button.refresh)
    if desk is not None:
        lock.locked.connect(desk.card.hide_names)
    lock.begin()
    return lock
