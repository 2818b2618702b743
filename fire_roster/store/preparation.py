"""Makes a data folder ready to be opened: new, upgraded, or with a restore brought to its end."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from sqlmodel import Session

from fire_roster.errors import DatabaseDamaged
from fire_roster.store.failures import telling_failures
from fire_roster.store.folder_lock import folder_lock
from fire_roster.store.paths import DataPaths
from fire_roster.store.place_check import refuse_unsafe_place
from fire_roster.store.schema_version import SCHEMA_VERSION, stored_version

if TYPE_CHECKING:
    from fire_roster.store.backup_shelf import BackupShelf

_SECONDS = 30.0
UPGRADE_REASON = "upgrade"

Moments = Callable[[], tuple[datetime, datetime]]
"""The shown wall-clock time and the real instant."""


def prepare_database(
    paths: DataPaths, fill: Callable[[Session], None], moments: Moments | None = None
) -> None:
    """Makes the database where there is none and upgrades an older one, under the lock.

    With `moments` a copy goes to the backups before an upgrade. Raises DatabaseDamaged,
    NewerDatabase, DataBusy or StorageUnavailable; there is never an empty database in the place
    of one that got lost.
    """
    with telling_failures():
        if _is_ready(paths):
            return
        refuse_unsafe_place(paths.folder)
        paths.create_folder()
        with folder_lock(paths, "fire-roster", _SECONDS):
            _make_ready(paths, fill, moments)


def _is_ready(paths: DataPaths) -> bool:
    return (
        paths.database.exists()
        and not paths.restore_journal.exists()
        and not paths.converting.exists()
        and stored_version(paths.database) == SCHEMA_VERSION
    )


def _make_ready(paths: DataPaths, fill: Callable[[Session], None], moments: Moments | None) -> None:
    """Imported now: few starts need it, and it takes as long as all else that `duty` does."""
    from fire_roster.store.backup_shelf import BackupShelf
    from fire_roster.store.restore import finish_restore
    from fire_roster.store.schema import create_database, upgrade_database
    from fire_roster.store.vault.conversion import finish_conversion

    finish_restore(paths)
    if paths.converting.exists():
        finish_conversion(paths)
    if not paths.database.exists():
        _refuse_lost(paths, BackupShelf(paths.backups))
        create_database(paths.database, fill)
    elif stored_version(paths.database) < SCHEMA_VERSION:
        if moments is not None:
            BackupShelf(paths.backups).make(paths, UPGRADE_REASON, *moments())
        upgrade_database(paths.database)


def _refuse_lost(paths: DataPaths, shelf: "BackupShelf") -> None:
    """DatabaseDamaged where there was a database before."""
    if paths.anchor.exists() or shelf.list_copies():
        raise DatabaseDamaged(
            "数据库文件不见了（可能被移动、删除或被杀毒软件隔离），没有另建空的。"
            "请把它找回来，或用最近的备份恢复：restore --latest。"
        )
