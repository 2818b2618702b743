"""Making, upgrading and refusing database files."""

import hashlib
import os
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlcipher3 import dbapi2
from sqlmodel import SQLModel

from fire_roster.errors import DatabaseDamaged, NewerDatabase, StorageUnavailable
from fire_roster.store import engine, schema
from fire_roster.store.paths import DataPaths
from fire_roster.store.preparation import prepare_database
from fire_roster.store.transaction import Session
from tests.integration.store.folders import (
    fill,
    opened,
    prepared,
    rename_unit,
    start_process,
    unit_name,
)


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _change_header(path: Path, pragma: str) -> None:
    with closing(dbapi2.connect(str(path))) as connection:
        connection.execute(f"PRAGMA {pragma}").close()
        connection.commit()


def test_prepare_makes_a_complete_database(data_dir: Path) -> None:
    paths = prepared(data_dir / "新 文件夹")
    assert schema.stored_version(paths.database) == schema.SCHEMA_VERSION
    assert not list(paths.folder.glob("*.part*"))


def test_prepare_twice_fills_once(paths: DataPaths) -> None:
    def explode(session: Session) -> None:
        raise AssertionError("filled again")

    before = _digest(paths.database)
    prepare_database(paths, explode)
    assert _digest(paths.database) == before


def test_migrations_make_exactly_what_the_records_describe(paths: DataPaths) -> None:
    made = engine.make_engine(paths.database, is_writing=False)
    with made.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, SQLModel.metadata) == []
    made.dispose()


@pytest.mark.parametrize("moment", ["fill", "rename"])
def test_prepare_killed_half_way_leaves_nothing_and_the_next_start_works(
    data_dir: Path, moment: str
) -> None:
    with start_process("half_way", data_dir, moment) as process:
        assert process.wait() == 9
    paths = DataPaths(data_dir)
    assert not paths.database.exists() and list(data_dir.glob("*.part"))
    prepared(data_dir)
    assert paths.database.exists() and not list(data_dir.glob("*.part*"))


def test_prepare_filling_fails_leaves_nothing(data_dir: Path) -> None:
    def explode(session: Session) -> None:
        fill(session)
        raise LookupError("resource")

    with pytest.raises(LookupError):
        prepare_database(DataPaths(data_dir), explode)
    assert [path.suffix for path in data_dir.iterdir()] == [".lock"]


def test_upgrade_killed_half_way_changes_nothing(data_dir: Path) -> None:
    path = DataPaths(data_dir).database
    with closing(engine.connect(path, is_writing=True, may_create=True)) as connection:
        connection.execute(f"PRAGMA application_id={engine.APPLICATION_ID}").close()
    with start_process("half_way", data_dir, "migration") as process:
        assert process.wait() == 9
    with closing(engine.connect(path, is_writing=False)) as connection:
        assert connection.execute("SELECT count(*) FROM sqlite_master").fetchone() == (0,)
    prepared(data_dir)
    assert schema.stored_version(path) == schema.SCHEMA_VERSION


def test_upgrade_with_a_broken_link_changes_nothing(paths: DataPaths) -> None:
    with closing(dbapi2.connect(str(paths.database))) as connection:
        connection.execute("PRAGMA user_version=0").close()
        connection.execute("INSERT INTO member_station VALUES (7, 8)")
        connection.commit()
    with pytest.raises(DatabaseDamaged, match="退回原状"):
        prepared(paths.folder)
    with closing(dbapi2.connect(str(paths.database))) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (0,)


def test_upgrade_keeps_foreign_keys_on_afterwards(paths: DataPaths) -> None:
    _change_header(paths.database, "user_version=0")
    prepared(paths.folder)
    with closing(opened(paths, is_writing=True)) as database:
        rename_unit(database, "新名")
        assert unit_name(database) == "新名"


def test_newer_database_is_refused_unchanged(paths: DataPaths) -> None:
    _change_header(paths.database, f"user_version={schema.SCHEMA_VERSION + 1}")
    before = _digest(paths.database)
    with pytest.raises(NewerDatabase, match="更新版本"):
        prepared(paths.folder)
    assert _digest(paths.database) == before


def test_unknown_migration_is_refused_unchanged(paths: DataPaths) -> None:
    with closing(dbapi2.connect(str(paths.database))) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()
    before = _digest(paths.database)
    with pytest.raises(NewerDatabase, match="更新版本"):
        prepared(paths.folder)
    assert _digest(paths.database) == before


def test_newest_migration_carries_the_schema_version() -> None:
    newest = max(schema._MIGRATIONS.glob("versions/v[0-9]*.py")).name
    assert newest.startswith(f"v{schema.SCHEMA_VERSION:04}_")


def test_foreign_database_is_refused_unchanged(data_dir: Path) -> None:
    paths = DataPaths(data_dir)
    with closing(dbapi2.connect(str(paths.database))) as connection:
        connection.execute("CREATE TABLE songs (title TEXT)")
    before = _digest(paths.database)
    with pytest.raises(DatabaseDamaged, match="不是本程序"):
        prepared(data_dir)
    assert _digest(paths.database) == before


def _empty(content: bytes) -> bytes:
    return b""


def _garbage(content: bytes) -> bytes:
    return bytes(range(256)) * 40


def _cut(content: bytes) -> bytes:
    return content[: len(content) // 2]


def _stub(content: bytes) -> bytes:
    return content[:60]


def _zeroed_head(content: bytes) -> bytes:
    return bytes(4096) + content[4096:]


@pytest.mark.parametrize("harm", [_empty, _garbage, _cut, _stub, _zeroed_head])
def test_damaged_database_is_refused_unchanged(
    paths: DataPaths, harm: Callable[[bytes], bytes]
) -> None:
    paths.database.write_bytes(harm(paths.database.read_bytes()))
    before = _digest(paths.database)
    with pytest.raises(DatabaseDamaged):
        prepared(paths.folder)
    assert _digest(paths.database) == before


def test_damaged_page_is_told_when_it_is_read(paths: DataPaths) -> None:
    content = bytearray(paths.database.read_bytes())
    page = 4096
    content[page:] = b"\xff" * (len(content) - page)
    paths.database.write_bytes(bytes(content))
    database = opened(paths, is_writing=False)
    with pytest.raises(DatabaseDamaged, match="备份"):
        unit_name(database)
    database.close()


def test_prepare_folder_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "数据").write_text("不是文件夹", encoding="utf-8")
    with pytest.raises(StorageUnavailable, match="无法建立数据文件夹"):
        prepared(tmp_path / "数据")


def test_prepare_database_is_a_folder_is_refused(data_dir: Path) -> None:
    os.mkdir(DataPaths(data_dir).database)
    with pytest.raises(StorageUnavailable):
        prepared(data_dir)
