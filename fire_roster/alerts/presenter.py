"""Who shows what a tick has found."""

from typing import Protocol

from fire_roster.services.alert_entries import Tick


class Presenter(Protocol):
    """Called from any thread; both return at once."""

    def present(self, tick: Tick) -> None:
        """Show `fresh` and `missed`, say what closed, and confirm with `mark_shown`."""

    def fail(self, error: Exception) -> None:
        """The tick could not be done; it is tried again."""
