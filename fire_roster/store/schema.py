"""The schema's version, making a new database and bringing an old one up to date."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sqlalchemy.engine import Connection
from sqlmodel import Session, SQLModel

from fire_roster.errors import DatabaseDamaged, NewerDatabase
from fire_roster.records import (  # noqa: F401  (defines the tables)
    account,
    alert,
    attachment,
    audit,
    bookkeeping,
    calendar,
    certificate,
    drill,
    duty_log,
    equipment,
    hazard,
    kept_finding,
    leave,
    letterhead,
    member,
    reinforcement,
    roster,
    self_check,
    setting,
    shift,
    station,
    swap,
    training,
    unit,
    wall_copy,
    wish,
)
from fire_roster.store.audit_chain import seal_database
from fire_roster.store.durable_file import sync_folder
from fire_roster.store.engine import APPLICATION_ID, connect, make_engine
from fire_roster.store.row_digests import rebuild_digests

SCHEMA_VERSION = 12
"""Number of the newest migration; stored in the header so that Alembic loads only when needed."""

_MIGRATIONS = Path(__file__).parent / "migrations"


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


def create_database(path: Path, fill: Callable[[Session], None]) -> None:
    """Makes a new database beside its place, fills it and moves it there as a whole.

    A crash leaves either nothing or a complete database.
    """
    part = path.with_name(path.name + ".part")
    _remove(part)
    try:
        _make(part, fill)
        part.replace(path)
    except BaseException:
        _remove(part)
        raise
    sync_folder(path.parent)


def _make(path: Path, fill: Callable[[Session], None]) -> None:
    """A complete database in one durable file, nothing beside it."""
    engine = make_engine(path, is_writing=True, may_create=True)
    try:
        _migrate(engine.connect())
        with Session(engine) as session, session.begin():
            fill(session)
            session.flush()
            rebuild_digests(session.connection())
        raw = engine.raw_connection()
        raw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        raw.close()
    finally:
        engine.dispose()
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _remove(path: Path) -> None:
    for leftover in (path, Path(f"{path}-wal"), Path(f"{path}-shm")):
        leftover.unlink(missing_ok=True)


def upgrade_database(path: Path) -> None:
    """Runs the migrations that are missing, all in one transaction."""
    engine = make_engine(path, is_writing=True)
    try:
        _migrate(engine.connect())
    finally:
        engine.dispose()


def upgrade_if_older(path: Path) -> None:
    """Brings a database file up to date where that is needed."""
    if stored_version(path) < SCHEMA_VERSION:
        upgrade_database(path)


def _migrate(connection: Connection) -> None:
    """Upgrades to the newest revision; foreign keys are off meanwhile and checked afterwards.

    A batch ALTER of a parent table would delete its children with foreign keys on.
    """
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    config.attributes["target_metadata"] = SQLModel.metadata
    driver = connection.connection.cursor()
    driver.execute("PRAGMA foreign_keys=0")
    try:
        with connection.begin():
            command.upgrade(config, "head")
            seal_database(connection)
            rebuild_digests(connection)
            connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
            connection.exec_driver_sql(f"PRAGMA user_version={SCHEMA_VERSION}")
            broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
            if broken:
                raise DatabaseDamaged("数据升级检查没有通过，已退回原状。请用最近的备份恢复。")
    finally:
        driver.execute("PRAGMA foreign_keys=1")
        driver.close()
        connection.close()
