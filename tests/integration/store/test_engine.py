"""Connections: pragmas as the system keeps them, who may write, what a reader sees."""

import os
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text
from sqlcipher3 import dbapi2

from fire_roster.errors import StorageUnavailable
from fire_roster.store import engine
from fire_roster.store.paths import DataPaths
from fire_roster.store.transaction import Database
from tests.integration.store.folders import opened, rename_unit, unit_name

SAFE = {"journal_mode": "wal", "foreign_keys": 1, "trusted_schema": 0, "cell_size_check": 1}


@pytest.fixture
def unshared(paths: DataPaths) -> DataPaths:
    """A folder in which SQLite cannot make its shared memory, as on a read-only disk."""
    memory = Path(f"{paths.database}-shm")
    if os.name == "nt":
        memory.mkdir()
    else:
        memory.symlink_to(paths.folder / "missing" / "file")
    return paths


def _pragmas(connection: Any, *names: str) -> dict[str, Any]:
    return {name: connection.execute(f"PRAGMA {name}").fetchone()[0] for name in names}


def test_sqlite_version_is_free_of_the_wal_reset_bug() -> None:
    assert tuple(map(int, engine.sqlite_version().split("."))) > (3, 51, 2)


@pytest.mark.parametrize("is_writing", [True, False])
def test_connect_pragmas_are_in_force(paths: DataPaths, is_writing: bool) -> None:
    with closing(engine.connect(paths.database, is_writing=is_writing)) as connection:
        assert _pragmas(connection, *SAFE) == SAFE
        assert _pragmas(connection, "busy_timeout") == {"busy_timeout": 5_000}


def test_connect_writing_waits_for_the_disk(paths: DataPaths) -> None:
    with closing(engine.connect(paths.database, is_writing=True)) as connection:
        assert _pragmas(connection, "synchronous") == {"synchronous": 2}


def test_connect_pragma_not_kept_is_refused(
    paths: DataPaths, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(engine._WRITING_PRAGMAS, "journal_mode", "memory_of_another_kind")
    with pytest.raises(StorageUnavailable, match="journal_mode"):
        engine.connect(paths.database, is_writing=True)


@pytest.mark.parametrize("is_writing", [True, False])
def test_connect_missing_file_is_not_created(tmp_path: Path, is_writing: bool) -> None:
    with pytest.raises(dbapi2.OperationalError):
        engine.connect(tmp_path / "fire_roster.db", is_writing=is_writing)
    assert list(tmp_path.iterdir()) == []


def test_connect_name_with_url_characters_is_one_file(tmp_path: Path) -> None:
    path = tmp_path / "值班 100%&a=b#c.db"
    with closing(engine.connect(path, is_writing=True, may_create=True)) as connection:
        connection.execute("CREATE TABLE one (id INTEGER)")
    assert [child.name for child in tmp_path.iterdir()] == [path.name]


def test_read_connection_cannot_write(database: Database) -> None:
    with pytest.raises(StorageUnavailable), database.read() as session:
        session.execute(text("UPDATE unit SET name = 'x'"))
    assert unit_name(database) == "示范大厦"


def test_read_during_a_write_sees_committed_rows_only(database: Database) -> None:
    with database.write("unit.update") as transaction:
        transaction.session.execute(text("UPDATE unit SET name = '新名'"))
        assert unit_name(database) == "示范大厦"
        transaction.describe("修改单位资料")
    assert unit_name(database) == "新名"


def test_read_keeps_one_state_while_others_write(database: Database) -> None:
    with database.read() as session:
        query = text("SELECT name FROM unit")
        before = session.execute(query).scalar_one()
        rename_unit(database, "新名")
        assert session.execute(query).scalar_one() == before


def test_read_inside_a_read_does_not_wait(database: Database) -> None:
    with database.read(), ThreadPoolExecutor(1) as pool:
        assert unit_name(database) == pool.submit(unit_name, database).result() == "示范大厦"


def test_write_begins_immediately(database: Database, paths: DataPaths) -> None:
    with closing(engine.connect(paths.database, is_writing=True)) as other:
        other.execute("PRAGMA busy_timeout=0")
        with database.write("unit.update") as transaction:
            transaction.describe("修改单位资料")
            transaction.session.connection()
            with pytest.raises(dbapi2.OperationalError, match="locked"):
                other.execute("BEGIN IMMEDIATE")


def test_read_without_shared_memory_works(unshared: DataPaths) -> None:
    with closing(opened(unshared, is_writing=False)) as reader:
        assert unit_name(reader) == "示范大厦"


def test_read_without_shared_memory_after_a_crash_is_refused(unshared: DataPaths) -> None:
    log = Path(f"{unshared.database}-wal")
    log.write_bytes(b"\0" * 4096)
    reader = opened(unshared, is_writing=False)
    with pytest.raises(StorageUnavailable, match="没有并入"):
        unit_name(reader)
    reader.close()


def test_close_leaves_one_database_file(paths: DataPaths) -> None:
    database = opened(paths, is_writing=True)
    rename_unit(database, "新名")
    unit_name(database)
    database.close()
    beside = {path.name for path in paths.folder.iterdir()} - {
        paths.lock.name,
        paths.anchor.name,
        paths.ballast.name,
    }
    assert beside == {paths.database.name}
