"""Puts a copy in the place of the database: made ready beside it, swapped step by step.

A crash at any moment leaves the old database or the new one; the next start finishes the swap.
What was there before is kept untouched in a folder of its own.
"""

import json
import shutil
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from fire_roster.errors import DatabaseDamaged, DataLocked, StorageUnavailable
from fire_roster.store import audit_chain
from fire_roster.store.anchor_file import write_anchor
from fire_roster.store.attachment_copies import copy_attachments
from fire_roster.store.backup_shelf import BackupShelf
from fire_roster.store.copy_inspection import sync_file
from fire_roster.store.durable_file import sync_folder, write_durably
from fire_roster.store.failures import telling_failures
from fire_roster.store.folder_lock import folder_lock
from fire_roster.store.manifest import Manifest
from fire_roster.store.paths import DataPaths
from fire_roster.store.schema import upgrade_if_older
from fire_roster.store.transaction import Database
from fire_roster.store.vault.conversion import convert_database
from fire_roster.store.vault.envelope import envelope_of, read_envelope, write_envelope
from fire_roster.store.vault.key_ring import current_entry
from fire_roster.store.vault.sealed_files import begin_settling, files_key

_ASIDE_NAME = "%Y%m%d-%H%M%S"


def restore_copy(
    paths: DataPaths,
    shelf: BackupShelf,
    manifest: Manifest,
    real_now: Callable[[], datetime],
    program: str,
) -> Path | None:
    """Replaces the database by a copy that was verified; returns where the old one lies now.

    DataBusy where another process has the data; DatabaseDamaged where the copy does not open.
    """
    paths.create_folder()
    with telling_failures(), folder_lock(paths, program):
        _clear_staging(paths)
        try:
            _make_ready(paths, shelf, manifest, real_now)
        except Exception:
            # On a full disk a half copy would take the last room.
            _clear_staging(paths)
            raise
        aside = free_folder(paths.set_aside / f"{real_now():{_ASIDE_NAME}}")
        has_old = any(path.exists() for path in _old_files(paths))
        journal = {"backup": manifest.backup_id, "aside": aside.name}
        write_durably(paths.restore_journal, json.dumps(journal).encode())
        finish_restore(paths)
        return aside if has_old else None


def finish_restore(paths: DataPaths) -> None:
    """Does what a restore has still to do; harmless where nothing is pending. Under the lock."""
    if not paths.restore_journal.exists():
        return
    try:
        journal = json.loads(paths.restore_journal.read_text(encoding="utf-8"))
        aside = paths.set_aside / Path(str(journal["aside"])).name
    except (ValueError, KeyError, TypeError) as error:
        raise DatabaseDamaged("恢复记录 restoring.json 已损坏，请重新恢复一次备份。") from error
    ready = DataPaths(paths.staging).database
    if ready.exists():
        _set_aside(paths, aside)
        # Copied, not moved: a second try sets what stands there aside once more.
        write_envelope(paths.keys, read_envelope(envelope_of(ready)))
        ready.replace(paths.database)
        sync_folder(paths.folder)
    if not paths.database.exists():
        raise DatabaseDamaged("上次恢复没有完成，准备好的数据库不见了。请重新恢复一次备份。")
    _renew_anchor(paths)
    paths.restore_journal.unlink(missing_ok=True)
    sync_folder(paths.folder)
    _clear_staging(paths)


def keep_current(paths: DataPaths, real_now: Callable[[], datetime], program: str) -> None:
    """Goes on with a database that is older than the work saved on this PC."""
    with telling_failures(), folder_lock(paths, program):
        if not paths.database.exists():
            raise StorageUnavailable("数据文件夹里没有数据库，请用备份恢复。")
        paths.anchor.unlink(missing_ok=True)
    database = Database(paths, is_writing=True, real_now=real_now, program=program)
    try:
        with database.write("data.keep_older") as transaction:
            audit_chain.start_lineage(transaction.session)
            transaction.describe("确认继续使用较旧的数据库")
    finally:
        database.close()


def _make_ready(
    paths: DataPaths, shelf: BackupShelf, manifest: Manifest, real_now: Callable[[], datetime]
) -> None:
    """The copy in the staging folder, upgraded, on its own line of history, audited, durable."""
    staging = DataPaths(paths.staging)
    staging.create_folder()
    copy = shelf.file_of(manifest.backup_id)
    shutil.copyfile(copy, staging.database)
    write_envelope(staging.keys, read_envelope(envelope_of(copy)))
    upgrade_if_older(staging.database)
    _protect(paths, staging)
    begin_settling(paths)
    # Nothing that is there is written anew: until the exchange it belongs to the old database.
    key = files_key(staging.database)
    copy_attachments(shelf.attachments, paths.attachments, manifest.attachments, key, renews=False)
    database = Database(staging, is_writing=True, real_now=real_now, program="restore")
    try:
        with database.write("data.restore") as transaction:
            audit_chain.start_lineage(transaction.session)
            transaction.describe(
                f"从备份恢复：{manifest.made:%Y-%m-%d %H:%M}",
                f"backup:{manifest.backup_id}",
                {"backup": manifest.backup_id, "digest": manifest.digest},
            )
    finally:
        database.close()
    sync_file(staging.database)
    sync_folder(staging.folder)


def _protect(paths: DataPaths, staging: DataPaths) -> None:
    """An older copy gets the protection that the data has now; its own where that is not known."""
    try:
        entry = current_entry(paths)
    except DataLocked:
        return
    if entry is not None and entry not in read_envelope(staging.keys):
        convert_database(staging, entry)


def _set_aside(paths: DataPaths, aside: Path) -> None:
    aside.mkdir(parents=True, exist_ok=True)
    for path in _old_files(paths):
        target = aside / path.name
        if path.exists() and not target.exists():
            path.replace(target)
    sync_folder(aside)
    sync_folder(paths.set_aside)


def _old_files(paths: DataPaths) -> tuple[Path, ...]:
    """The log moves before the database: alone, a log without its database says nothing."""
    database = paths.database
    return (Path(f"{database}-wal"), Path(f"{database}-shm"), paths.anchor, paths.keys, database)


def _renew_anchor(paths: DataPaths) -> None:
    database = Database(paths, is_writing=False, real_now=_no_clock)
    try:
        with database.read() as session:
            write_anchor(paths.anchor, audit_chain.read_anchor(session))
    finally:
        database.close()


def _no_clock() -> datetime:
    raise RuntimeError("reading asks no clock")


def free_folder(wanted: Path) -> Path:
    """The folder wanted, numbered where something lies there already; not made."""
    names = (wanted, *(wanted.with_name(f"{wanted.name}-{number}") for number in range(2, 1000)))
    return next(path for path in names if not path.exists())


def _clear_staging(paths: DataPaths) -> None:
    with suppress(FileNotFoundError):
        shutil.rmtree(paths.staging)
