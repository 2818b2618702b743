"""What every page is given."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from fire_roster.ui.tasks import TaskRunner
from fire_roster.ui.theme import Theme

if TYPE_CHECKING:
    from fire_roster.ui.residence import Residence


class ChangeSignal(QObject):
    """Carries what a use case changed; every page that cares re-reads.

    `changed(Changes)`: the value the service returned. `count` says how often.
    """

    changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.count = 0
        self.changed.connect(self._count)

    def _count(self, _: object) -> None:
        self.count += 1


class Navigator(QObject):
    """Asks the window for another page: `requested(page_key, focus)`."""

    requested = Signal(str, dict)


class Notices(QObject):
    """Asks the window to tell the user something, or to make room.

    `toast(text, action_text, callback or None)`, `error(exception)`, `leaving(work)`: see
    `AppContext.leave_for`. `help(article_key)`.
    """

    toast = Signal(str, str, object)
    error = Signal(object)
    leaving = Signal(object)
    help = Signal(str)


@dataclass(frozen=True)
class AppContext:
    """Services and signals of the running application; built once, in `app`.

    `clock` gives the current wall-clock time. `residence`: how the program lives on this PC, None
    where it only shows itself.
    """

    services: Any
    theme: Theme
    tasks: TaskRunner
    changes: ChangeSignal
    navigator: Navigator
    notices: Notices
    clock: Callable[[], datetime]
    residence: "Residence | None" = None

    def data_mark(self) -> tuple[object, ...]:
        """As long as it stays equal a page need not read again.

        It moves with every action on record, whoever wrote it (undo and other processes
        included), with what the program notes about its own work, at midnight, and when somebody
        else is logged in.
        """
        newest = self.services.database.newest_operation()
        return newest, self.changes.count, self.clock().date(), self.services.accounts.current

    def navigate(self, page_key: str, **focus: object) -> None:
        """Open a page; `focus` says what it should show, e.g. `member_id=…`."""
        self.navigator.requested.emit(page_key, focus)

    def announce(
        self, text: str, action: str = "", on_action: Callable[[], object] | None = None
    ) -> None:
        """Show a toast in the window."""
        self.notices.toast.emit(text, action, on_action)

    def show_help(self, article: str) -> None:
        """Open an article of the help, or the card of a rule by its id."""
        self.notices.help.emit(article)

    def leave_for(self, work: Callable[[], object]) -> None:
        """Close the data, do `work` without them, start the program anew; may be refused."""
        self.notices.leaving.emit(work)

    def report(self, error: Exception) -> None:
        """Tell an error; a bug goes to the crash report."""
        self.notices.error.emit(error)


def build_context(
    services: Any,
    theme: Theme,
    clock: Callable[[], datetime],
    residence: "Residence | None" = None,
) -> AppContext:
    """Context with fresh signals; a task's error is reported like any other."""
    context = AppContext(
        services=services,
        theme=theme,
        tasks=TaskRunner(),
        changes=ChangeSignal(),
        navigator=Navigator(),
        notices=Notices(),
        clock=clock,
        residence=residence,
    )
    context.tasks.failed.connect(context.notices.error)
    return context
