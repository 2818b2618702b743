"""Data folders for tests of the store, with the smallest content that has a foreign key."""

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

from fire_roster.records.unit import Unit
from fire_roster.store.paths import DataPaths
from fire_roster.store.preparation import prepare_database
from fire_roster.store.transaction import Database, Session

REAL_NOW = datetime(2026, 12, 1, 0, 30, tzinfo=UTC)
_PROJECT = Path(__file__).parents[3]


def fill(session: Session) -> None:
    """One unit, which is all that an action of these tests needs."""
    session.add(Unit(id=1, name="示范大厦"))


def prepared(folder: Path) -> DataPaths:
    """A folder with a new database."""
    paths = DataPaths(folder)
    prepare_database(paths, fill)
    return paths


def opened(paths: DataPaths, *, is_writing: bool, program: str = "测试") -> Database:
    """The database of a folder."""
    return Database(paths, is_writing=is_writing, real_now=lambda: REAL_NOW, program=program)


def rename_unit(database: Database, name: str, operation_id: str | None = None) -> None:
    """One action."""
    with database.write("unit.update", operation_id) as transaction:
        unit = transaction.session.get(Unit, 1)
        assert unit is not None
        unit.name = name
        transaction.describe("修改单位资料", "unit:1", {"name": name})


def unit_name(database: Database) -> str:
    """What a reader sees."""
    with database.read() as session:
        unit = session.get(Unit, 1)
        assert unit is not None
        return unit.name


def start_process(module: str, *words: object) -> "subprocess.Popen[str]":
    """A second process of the project; it speaks line by line on its standard output."""
    return subprocess.Popen(
        [sys.executable, "-m", f"tests.integration.store.{module}", *map(str, words)],
        cwd=_PROJECT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
