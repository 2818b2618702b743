"""The version of the schema, read without the tables: reading commands need only theirs."""

from pathlib import Path
from typing import Any

from fire_roster.errors import DatabaseDamaged, NewerDatabase
from fire_roster.store.engine import APPLICATION_ID, connect

SCHEMA_VERSION = 12
"""Number of the newest migration; stored in the header so that Alembic loads only when needed."""


def stored_version(path: Path) -> int:
    """Schema version of a database file of ours.

    Raises DatabaseDamaged for a foreign or empty file and NewerDatabase for one that a newer
    program wrote; the file is not changed.
    """
    if path.stat().st_size == 0:
        raise DatabaseDamaged(f"数据库文件“{path.name}”是空的，请用最近的备份恢复。")
    connection = connect(path, is_writing=False)
    try:
        application = connection.execute("PRAGMA application_id").fetchone()[0]
        version = int(connection.execute("PRAGMA user_version").fetchone()[0])
        is_known = version <= SCHEMA_VERSION and _is_known_revision(connection)
    finally:
        connection.close()
    if application != APPLICATION_ID:
        raise DatabaseDamaged(f"“{path.name}”不是本程序的数据库，没有改动它。请换一个数据文件夹。")
    if not is_known:
        raise NewerDatabase("这份数据由更新版本的程序写成，没有改动它。请安装新版本后再打开。")
    return version


def _is_known_revision(connection: Any) -> bool:
    """Whether what Alembic noted, if anything, is one of our migrations (0001, 0002, …)."""
    known = {f"{number:04}" for number in range(1, SCHEMA_VERSION + 1)}
    has_table = "SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'"
    if connection.execute(has_table).fetchone() is None:
        return True
    rows = connection.execute("SELECT version_num FROM alembic_version").fetchall()
    return {row[0] for row in rows} <= known
