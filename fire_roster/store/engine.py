"""Connections: one that writes, one that only reads; pragmas set and read back.

`design: WAL + synchronous FULL` is the only combination that lost no acknowledged commit under
simulated power cuts; DDL and DML run inside explicit BEGIN statements.
"""

from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import Engine, event
from sqlalchemy.engine import Connection
from sqlalchemy.pool import QueuePool
from sqlcipher3 import dbapi2
from sqlmodel import create_engine

from fire_roster.errors import StorageUnavailable

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


def connect(path: Path, *, is_writing: bool) -> Any:
    """A driver connection with our pragmas, each read back.

    Raises StorageUnavailable where the system does not keep a pragma.
    """
    mode = "rwc" if is_writing else "ro"
    uri = f"file:{quote(str(path.absolute()))}?mode={mode}"
    connection = dbapi2.connect(uri, uri=True, isolation_level=None, check_same_thread=False)
    wanted = {**_PRAGMAS, **_WRITING_PRAGMAS} if is_writing else _PRAGMAS
    try:
        for name, value in wanted.items():
            connection.execute(f"PRAGMA {name}={value}").close()
            row = connection.execute(f"PRAGMA {name}").fetchone()
            if row is None or row[0] != value:
                raise StorageUnavailable(
                    f"这个位置不支持安全写入（{name}），请把数据文件夹放在本机磁盘上。"
                )
    except BaseException:
        connection.close()
        raise
    return connection


def make_engine(path: Path, *, is_writing: bool) -> Engine:
    """An engine with a single pooled connection; each transaction begins explicitly."""
    engine = create_engine(
        "sqlite://",
        module=dbapi2,
        creator=lambda: connect(path, is_writing=is_writing),
        poolclass=QueuePool,
        pool_size=1,
        max_overflow=0,
    )
    begin = "BEGIN IMMEDIATE" if is_writing else "BEGIN"

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine
