"""The right to write for the time of one piece of work on the files themselves."""

from collections.abc import Iterator
from contextlib import contextmanager

from fire_roster.store.lock import DataLock
from fire_roster.store.paths import DataPaths

_SECONDS = 1.0


@contextmanager
def folder_lock(paths: DataPaths, program: str, seconds: float = _SECONDS) -> Iterator[None]:
    """Holds the lock of the folder; DataBusy where another process has it."""
    with DataLock(paths, program) as lock:
        lock.acquire(seconds)
        yield
