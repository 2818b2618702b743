"""Takes the data folder to another place: copied, looked through, then a note leads there.

Until the note is durable the old folder is in force, from then on the new one; a crash at any
moment leaves one of the two. Nothing is deleted: the old database is set aside where it was.
"""

import json
import shutil
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

from fire_roster.errors import DatabaseDamaged, InputRefused, StorageUnavailable
from fire_roster.store.copy_inspection import copy_database, file_sha256, inspect_copy, sync_file
from fire_roster.store.durable_file import sync_folder, write_durably
from fire_roster.store.failures import telling_failures
from fire_roster.store.folder_lock import folder_lock
from fire_roster.store.moved_note import note_of
from fire_roster.store.paths import DataPaths
from fire_roster.store.place_check import refuse_unsafe_place

_OWN_NAME = "消防值班数据"
_DRAFT = ".moving"
_SPARE_BYTES = 20_000_000


def target_of(paths: DataPaths, chosen: Path) -> Path:
    """The folder that the data would have: the chosen one, or one in it where it holds files.

    InputRefused or StorageUnavailable where the data must not lie there.
    """
    with telling_failures():
        is_used = chosen.is_dir() and any(chosen.iterdir())
    target = chosen / _OWN_NAME if is_used else chosen
    if target.is_dir() and any(target.iterdir()):
        raise InputRefused(f"“{target}”里已经有文件，请另选一个文件夹。")
    here, there = paths.folder.resolve(), target.resolve()
    if there.is_relative_to(here) or here.is_relative_to(there):
        raise InputRefused("新位置不能在现在的数据文件夹里面，也不能包含它，请另选一个文件夹。")
    refuse_unsafe_place(target)
    return target


def move_data(
    paths: DataPaths, target: Path, real_now: Callable[[], datetime], program: str
) -> Path:
    """Takes the data to `target` (see `target_of`), which is returned.

    DataBusy where another process has them; StorageUnavailable where they do not fit there;
    DatabaseDamaged where the database is not whole. In all these cases nothing has changed.
    """
    with telling_failures(), folder_lock(paths, program):
        draft = target.with_name(target.name + _DRAFT)
        shutil.rmtree(draft, ignore_errors=True)
        draft.mkdir(parents=True)
        try:
            _copy(paths, draft)
            if target.is_dir():
                target.rmdir()
            draft.rename(target)
        except BaseException:
            shutil.rmtree(draft, ignore_errors=True)
            raise
        sync_folder(target.parent)
        note = {"moved_to": str(target), "at": real_now().isoformat()}
        write_durably(note_of(paths.folder), json.dumps(note, ensure_ascii=False).encode("utf-8"))
        _set_aside(paths, real_now())
    return target


def _copy(paths: DataPaths, draft: Path) -> None:
    files = tuple(_files(paths))
    needed = sum(path.stat().st_size for path in (*files, paths.database)) + _SPARE_BYTES
    if shutil.disk_usage(draft).free < needed:
        raise StorageUnavailable(
            f"新位置的磁盘空间不够（需要 {needed / 1_000_000:.0f} MB），请另选一个文件夹。"
        )
    for path in files:
        copy = draft / path.relative_to(paths.folder)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, copy)
        sync_file(copy)
        if file_sha256(copy) != file_sha256(path):
            raise StorageUnavailable("复制后的内容不一致，新位置的磁盘可能有故障，没有移动。")
    _copy_database(paths, DataPaths(draft))
    for folder in (draft, *(path for path in draft.rglob("*") if path.is_dir())):
        sync_folder(folder)


def _copy_database(paths: DataPaths, draft: DataPaths) -> None:
    copy_database(paths.database, draft.database)
    found = inspect_copy(draft.database)
    if found.problems or found.digest != inspect_copy(paths.database).digest:
        raise DatabaseDamaged("数据库已损坏，没有移动。请先用备份恢复。")


def _files(paths: DataPaths) -> Iterator[Path]:
    """What goes along besides the database; what belongs to this run or this place stays."""
    stays = {
        paths.database, Path(f"{paths.database}-wal"), Path(f"{paths.database}-shm"),
        paths.lock, paths.holder, paths.ballast, paths.staging, paths.restore_journal,
        paths.set_aside, paths.viewing, note_of(paths.folder), paths.converting,
        paths.updates, paths.folder / "trial",
    }  # fmt: skip
    for path in sorted(paths.folder.rglob("*")):
        is_left = path in stays or any(parent in stays for parent in path.parents)
        if path.is_file() and not is_left and path.suffix != ".part":
            yield path


def _set_aside(paths: DataPaths, at: datetime) -> None:
    aside = paths.set_aside / f"moved-{at:%Y%m%d-%H%M%S}"
    aside.mkdir(parents=True, exist_ok=True)
    database = paths.database
    for path in (
        Path(f"{database}-wal"),
        Path(f"{database}-shm"),
        paths.anchor,
        paths.keys,
        database,
    ):
        if path.exists():
            path.replace(aside / path.name)
    sync_folder(aside)
    sync_folder(paths.folder)
