"""Connections: one that writes, one that only reads; pragmas set and read back.

`design: WAL + synchronous FULL` is the only combination that lost no acknowledged commit under
simulated power cuts; DDL and DML run inside explicit BEGIN statements.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import Engine, event
from sqlalchemy.engine import Connection
from sqlalchemy.pool import QueuePool
from sqlcipher3 import dbapi2
from sqlmodel import create_engine

from fire_roster.errors import DatabaseDamaged, StorageUnavailable
from fire_roster.store.vault.key_ring import find_keys

APPLICATION_ID = 0x46524F53
"""'FROS', written into the header of every database of ours."""

_BUSY_TIMEOUT_MS = 5_000
_PRAGMAS: dict[str, str | int] = {
    "foreign_keys": 1,
    "trusted_schema": 0,
    "cell_size_check": 1,
    "busy_timeout": _BUSY_TIMEOUT_MS,
}
_WRITING_PRAGMAS: dict[str, str | int] = {"journal_mode": "wal", "synchronous": 2}


def sqlite_version() -> str:
    """Version of the SQLite library in use."""
    return str(dbapi2.sqlite_version)


def connect(
    path: Path, *, is_writing: bool, may_create: bool = False, key: bytes | None = None
) -> Any:
    """A driver connection with our pragmas, each read back.

    An encrypted file is opened with the key that fits (`vault.key_ring`); `key` is that of a file
    that is being made. Reading works in a read-only folder too. Raises StorageUnavailable where
    the system does not keep a pragma, DataLocked where no key is at hand, and the driver's errors;
    `telling_failures` turns those into ours.
    """
    keys = find_keys(path) if key is None else (key,)
    for number, one in enumerate(keys, start=1):
        try:
            return _connected(path, one, is_writing=is_writing, may_create=may_create)
        except dbapi2.DatabaseError as error:
            # Another key may fit: while the key is changed an envelope holds two.
            if error.sqlite_errorcode != dbapi2.SQLITE_NOTADB or number == len(keys):
                raise
    return _connected(path, None, is_writing=is_writing, may_create=may_create)


def _connected(path: Path, key: bytes | None, *, is_writing: bool, may_create: bool) -> Any:
    if is_writing:
        pragmas = {**_PRAGMAS, **_WRITING_PRAGMAS}
        return _opened(path, "rwc" if may_create else "rw", pragmas, key)
    try:
        return _opened(path, "ro", _PRAGMAS, key)
    except dbapi2.OperationalError:
        if not path.is_file():
            raise
        _refuse_unmerged_log(path)
        return _opened(path, "ro&immutable=1", _PRAGMAS, key)


def _opened(
    path: Path, mode: str, pragmas: Mapping[str, str | int], key: bytes | None = None
) -> Any:
    uri = f"file:{quote(str(path.absolute()))}?mode={mode}"
    connection = dbapi2.connect(uri, uri=True, isolation_level=None, check_same_thread=False)
    try:
        if key is not None:
            # What it would write to the console is told by us.
            connection.execute("PRAGMA cipher_log_level=NONE").close()
            connection.execute(f"PRAGMA key=\"x'{key.hex()}'\"").close()
        for name, value in pragmas.items():
            connection.execute(f"PRAGMA {name}={value}").close()
            row = connection.execute(f"PRAGMA {name}").fetchone()
            if row is None or row[0] != value:
                raise StorageUnavailable(
                    f"这个位置不支持安全写入（{name}），请把数据文件夹放在本机磁盘上。"
                )
        connection.execute("PRAGMA schema_version").close()  # the first to touch the file
    except BaseException:
        connection.close()
        raise
    return connection


def _refuse_unmerged_log(path: Path) -> None:
    """Without its shared memory a WAL database can be read only while its log is empty."""
    log = Path(f"{path}-wal")
    if log.is_file() and log.stat().st_size:
        raise StorageUnavailable(
            "数据文件夹是只读的，而上次没有正常关闭，最后的改动还没有并入数据库。"
            "请在可以写入的位置打开一次。"
        )


def refuse_damage(engine: Engine) -> None:
    """Looks through the whole file before the first write; DatabaseDamaged where it is not whole.

    Writing into a damaged database would spread the damage (half a second for ten years).
    """
    with engine.connect() as connection:
        found = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar_one()
    if found != "ok":
        raise DatabaseDamaged(
            "数据库文件已损坏，没有写入任何内容。请不要继续录入，用最近的备份恢复。"
        )


def make_engine(path: Path, *, is_writing: bool, may_create: bool = False) -> Engine:
    """An engine whose transactions begin explicitly; errors never carry values.

    There is one writing connection at most; readers get one each, so that none waits for another.
    """
    engine = create_engine(
        "sqlite://",
        module=dbapi2,
        creator=lambda: connect(path, is_writing=is_writing, may_create=may_create),
        poolclass=QueuePool,
        pool_size=1,
        max_overflow=0 if is_writing else -1,
        hide_parameters=True,
    )
    begin = "BEGIN IMMEDIATE" if is_writing else "BEGIN"

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine
