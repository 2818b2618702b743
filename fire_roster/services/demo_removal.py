"""The way back from the demonstration unit to a fresh data folder of the user's own."""

import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from fire_roster.services.clock import Clock
from fire_roster.store.anew import set_everything_aside
from fire_roster.store.paths import DataPaths
from fire_roster.store.queries import logbook
from fire_roster.store.transaction import Database

_PROGRAM = "fire-roster demo"
_NAME = "demo"
_FILL = "demo.fill"
_BY_ITSELF = ("alert.",)
"""Also alerts that somebody put off or knew of: they come again by themselves."""


class DemoRemovalService:
    """Nothing of the invented unit stays in the data: the whole folder is begun anew."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
    ) -> None:
        self._database = database
        self._clock = clock

    def is_demo(self) -> bool:
        """Whether the data show the invented unit: only an untouched folder can be filled."""
        with self._database.read() as session:
            first = logbook.find_first(session)
        return first is not None and first.action == _FILL

    def later(self) -> tuple[str, ...]:
        """What was done since, as the audit says it, newest first.

        Alerts are left out, told or answered.
        """
        with self._database.read() as session:
            first = logbook.find_first(session)
            entries = logbook.list_after(session, first.id) if first else ()
        return tuple(one.summary for one in entries if not one.action.startswith(_BY_ITSELF))

    def prepare(self) -> Callable[[], Path | None]:
        """The removal itself, to be called when nobody has the data open any more.

        Where something was done in the demonstration the old folder is kept under `set-aside`
        (the value); untouched it goes for good. NotAllowed for who may not restore data.
        """
        self._database.permit("data.restore")
        paths, clock = self._database.paths, self._clock
        is_kept = bool(self.later())
        return lambda: _remove(paths, clock, is_kept=is_kept)


def _remove(paths: DataPaths, clock: Clock, *, is_kept: bool) -> Path | None:
    aside = set_everything_aside(paths, clock.real_utc_now, _NAME, _PROGRAM)
    if is_kept:
        return aside
    shutil.rmtree(aside, ignore_errors=True)
    with suppress(OSError):
        paths.set_aside.rmdir()
    return None
