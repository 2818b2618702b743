"""All tables, making a new database and bringing an old one up to date."""

import os
from collections.abc import Callable
from pathlib import Path

from sqlalchemy.engine import Connection
from sqlmodel import Session, SQLModel

from fire_roster.errors import DatabaseDamaged
from fire_roster.records import all_tables  # noqa: F401  (what a migration compares with)
from fire_roster.store.audit_chain import seal_database
from fire_roster.store.durable_file import sync_folder
from fire_roster.store.engine import APPLICATION_ID, make_engine
from fire_roster.store.row_digests import rebuild_digests
from fire_roster.store.schema_version import SCHEMA_VERSION, stored_version

_MIGRATIONS = Path(__file__).parent / "migrations"


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
