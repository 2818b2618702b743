"""Takes a whole data folder's content aside, so that the next start begins with a fresh one."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from fire_roster.store.draft_file import drafts_of
from fire_roster.store.durable_file import sync_folder
from fire_roster.store.failures import telling_failures
from fire_roster.store.folder_lock import folder_lock
from fire_roster.store.paths import DataPaths
from fire_roster.store.restore import free_folder

_ASIDE_NAME = "%Y%m%d-%H%M%S"


def set_everything_aside(
    paths: DataPaths, real_now: Callable[[], datetime], name: str, program: str
) -> Path:
    """Moves database, keys, copies and attachments into a folder of their own; where they lie now.

    What lies there is a data folder as a whole and can be opened as one. DataBusy where another
    process has the data.
    """
    database = paths.database
    # The anchor goes first: without it the database opens as before, while an anchor without a
    # database says that work got lost.
    parts = (
        paths.anchor,
        Path(f"{database}-wal"),
        Path(f"{database}-shm"),
        database,
        paths.keys,
        paths.backups,
        paths.attachments,
        drafts_of(paths),
    )
    with telling_failures(), folder_lock(paths, program):
        aside = free_folder(paths.set_aside / f"{name}-{real_now():{_ASIDE_NAME}}")
        aside.mkdir(parents=True)
        for part in parts:
            if part.exists():
                part.replace(aside / part.name)
        sync_folder(aside)
        sync_folder(paths.folder)
    return aside
