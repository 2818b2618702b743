"""The one way in which a screen writes: call the service, tell every page what changed."""

from collections.abc import Callable
from typing import Any, TypeVar

from fire_roster.errors import FireRosterError
from fire_roster.services.changes import Done
from fire_roster.ui.context import AppContext

Value = TypeVar("Value")


def save(context: AppContext, work: Callable[[], Done[Value]]) -> Value:
    """Run a use case and send its changes round; a refusal goes on to the caller."""
    done = work()
    context.changes.changed.emit(done.changes)
    return done.value


def delete_at_once(context: AppContext, work: Callable[[], Done[Any]], told: str) -> bool:
    """Delete without asking: the toast brings it back now, the recycle bin for 90 days."""
    if not try_save(context, work):
        return False
    undo = context.services.undo
    deleted = undo.newest_deleted()
    if deleted is None:
        context.announce(told)
        return True

    def bring_back() -> None:
        try_save(context, lambda: undo.restore_deleted(deleted.entry_id), "已恢复刚才删除的内容")

    context.announce(told, "撤销", bring_back)
    return True


def try_save(context: AppContext, work: Callable[[], Done[Value]], told: str = "") -> bool:
    """Run a use case, tell a refusal in a dialog and success in a toast; whether it was done."""
    try:
        save(context, work)
    except FireRosterError as error:
        context.report(error)
        return False
    if told:
        context.announce(told)
    return True
