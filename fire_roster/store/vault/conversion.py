"""Puts a database under a key, under another one, or under none.

The new file is made beside the old one, compared with it row by row and made durable; one rename is
the moment at which it counts. While the files are exchanged the envelope holds both keys, so that a
crash at any moment leaves a database that opens; the next start clears up (`finish_conversion`).
"""

import hashlib
import shutil
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from string import Template
from typing import Any

from sqlcipher3 import dbapi2

from fire_roster.errors import DatabaseDamaged, DataBusy
from fire_roster.store.copy_inspection import inspect_copy, sync_file
from fire_roster.store.durable_file import sync_folder
from fire_roster.store.engine import connect
from fire_roster.store.paths import DataPaths
from fire_roster.store.vault.envelope import (
    KeyEntry,
    envelope_of,
    read_envelope,
    write_envelope,
)
from fire_roster.store.vault.key_ring import KEY_RING, is_encrypted

_HEADER = ("user_version", "application_id")
_DEFINITIONS = "SELECT type, name, sql FROM sqlite_master ORDER BY type, name"
# The names are those that the database itself gives its tables.
_ALL_ROWS = Template('SELECT * FROM "${table}" NOT INDEXED')

Step = Callable[[str], object]
"""Told the name of each step before it is taken; for progress, and to stop at in tests."""


def _quiet(step: str) -> None:
    """Nobody listens."""


def convert_database(paths: DataPaths, entry: KeyEntry | None, told: Step = _quiet) -> None:
    """Rewrites the database under the key of `entry`, which the ring knows; None for none.

    Under the lock of the folder, with no connection of this process open. DatabaseDamaged where
    the new file is not what the old one was, DataBusy where another process reads; the old
    database then stays as it is.
    """
    told("prepare")
    _clear(paths)
    try:
        _make_ready(paths, entry, told)
    except Exception:
        _clear(paths)
        raise
    told("exchange")
    for leftover in _logs(paths.database):
        leftover.unlink(missing_ok=True)
    DataPaths(paths.converting).database.replace(paths.database)
    told("clear")
    finish_conversion(paths)


def _make_ready(paths: DataPaths, entry: KeyEntry | None, told: Step) -> None:
    """The new file, whole and durable, and an envelope that opens the old and the new one."""
    old_entries = read_envelope(paths.keys)
    staging = DataPaths(paths.converting)
    staging.create_folder()
    _merge_log(paths.database)
    told("rewrite")
    rewrite(paths.database, staging.database, entry)
    told("compare")
    refuse_difference(paths.database, staging.database)
    told("sync")
    sync_file(staging.database)
    sync_folder(staging.folder)
    told("envelope")
    both = {one.key_id: one for one in (*old_entries, *([entry] if entry else []))}
    write_envelope(paths.keys, tuple(both.values()))
    sync_folder(paths.folder)


def finish_conversion(paths: DataPaths) -> None:
    """Clears up after a conversion that was cut off; harmless at any time. Under the lock."""
    sync_folder(paths.folder)
    entries = read_envelope(paths.keys)
    if not is_encrypted(paths.database):
        write_envelope(paths.keys, ())
    elif len(entries) > 1:
        write_envelope(paths.keys, [one for one in entries if not _is_past(paths.database, one)])
    _clear(paths)


def rewrite(source: Path, target: Path, entry: KeyEntry | None) -> None:
    """The content of a database that nobody writes, as a new file under a key or none."""
    key = _key_of(entry)
    envelope = envelope_of(target)
    write_envelope(envelope, [entry] if entry else [])
    with closing(connect(source, is_writing=False)) as connection:
        header = {name: _pragma(connection, name) for name in _HEADER}
        # Text from a key, which has no other characters than these.
        word = f"x'{key.hex()}'" if key else ""
        connection.execute("ATTACH DATABASE ? AS new KEY ?", (str(target), word)).close()
        connection.execute("SELECT sqlcipher_export('new')").close()
        for name, value in header.items():
            connection.execute(f"PRAGMA new.{name}={value}").close()
        connection.execute("DETACH DATABASE new").close()


def refuse_difference(old: Path, new: Path) -> None:
    """DatabaseDamaged where a single row of the new file is not what it was, or a page is bad."""
    if inspect_copy(new).problems or _raw_digest(old) != _raw_digest(new):
        raise DatabaseDamaged(
            "转换后的数据库与原来的不一致，没有替换，数据仍是原样。"
            "请先检查数据（check --deep），有问题时用备份恢复后再试。"
        )


def _raw_digest(path: Path) -> str:
    """Every row of every table and every definition, whatever the schema."""
    hasher = hashlib.sha256()
    with closing(connect(path, is_writing=False)) as connection:
        definitions = connection.execute(_DEFINITIONS).fetchall()
        for definition in definitions:
            hasher.update(repr(definition).encode())
        for kind, name, _ in definitions:
            if kind == "table":
                for row in connection.execute(_ALL_ROWS.substitute(table=name)):
                    hasher.update(repr(row).encode())
    return hasher.hexdigest()


def _merge_log(database: Path) -> None:
    """Everything into the file itself; DataBusy while another process reads."""
    with closing(connect(database, is_writing=True)) as connection:
        busy = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
    if busy:
        raise DataBusy("另一个程序正在读取数据，暂时不能转换。请关闭别的窗口和命令后再试。")


def _is_past(database: Path, entry: KeyEntry) -> bool:
    """Whether the key of an entry is at hand and opens another file than this one."""
    key = KEY_RING.find(entry)
    if key is None:
        return False
    try:
        connect(database, is_writing=False, key=key).close()
    except dbapi2.DatabaseError as error:
        return bool(error.sqlite_errorcode == dbapi2.SQLITE_NOTADB)
    return False


def _key_of(entry: KeyEntry | None) -> bytes | None:
    if entry is None:
        return None
    key = KEY_RING.find(entry)
    if key is None:
        raise KEY_RING.refusal()
    return key


def _pragma(connection: Any, name: str) -> int:
    return int(connection.execute(f"PRAGMA {name}").fetchone()[0])


def _logs(database: Path) -> tuple[Path, ...]:
    return (Path(f"{database}-wal"), Path(f"{database}-shm"))


def _clear(paths: DataPaths) -> None:
    with suppress(FileNotFoundError):
        shutil.rmtree(paths.converting)
