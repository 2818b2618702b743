"""The audit table: append-only, sealed, and never behind what was saved."""

import random
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from fire_roster.errors import DatabaseDamaged
from fire_roster.store import audit_chain
from fire_roster.store.anchor_file import read_anchor_file, write_anchor
from fire_roster.store.audit_chain import Anchor
from fire_roster.store.paths import DataPaths
from fire_roster.store.structure_check import audit_findings, digest_findings
from fire_roster.store.transaction import Database
from tests.integration.store.folders import opened, rename_unit

ENTRIES = 12


@pytest.fixture
def written(paths: DataPaths) -> DataPaths:
    """A database with some entries, closed."""
    with closing(opened(paths, is_writing=True)) as database:
        for number in range(ENTRIES):
            rename_unit(database, f"第{number}次")
    return paths


def _harm(paths: DataPaths, *statements: "str | tuple[str, dict[str, int]]") -> None:
    with closing(sqlite3.connect(paths.database)) as connection:
        for statement in (
            "DROP TRIGGER audit_entry_no_update",
            "DROP TRIGGER audit_entry_no_delete",
        ):
            connection.execute(statement)
        for one in statements:
            statement, values = one if isinstance(one, tuple) else (one, {})
            connection.execute(statement, values)
        connection.commit()


def _first_bad(paths: DataPaths) -> int | None:
    with closing(opened(paths, is_writing=False)) as database, database.read() as session:
        return audit_chain.first_bad_entry(session)


@pytest.mark.parametrize(
    "statement", ["UPDATE audit_entry SET actor = ''", "DELETE FROM audit_entry"]
)
def test_audit_entries_are_never_changed_or_deleted(database: Database, statement: str) -> None:
    rename_unit(database, "新名")
    with pytest.raises(IntegrityError), database.write("harm") as transaction:
        transaction.session.execute(text(statement))
    assert database.count_operations() == 1


def test_chain_of_untouched_entries_is_whole(written: DataPaths) -> None:
    assert _first_bad(written) is None


@pytest.mark.parametrize(
    ("statements", "first_bad"),
    [
        (("UPDATE audit_entry SET summary = '别的' WHERE id = 5",), 5),
        (("UPDATE audit_entry SET at = 'x' WHERE id = 3",), 3),
        (("UPDATE audit_entry SET chain = 'ä' WHERE id = 4",), 4),
        (("DELETE FROM audit_entry WHERE id = 7",), 7),
        (
            (
                "UPDATE audit_entry SET id = -1 WHERE id = 6",
                "UPDATE audit_entry SET id = 6 WHERE id = 9",
                "UPDATE audit_entry SET id = 9 WHERE id = -1",
            ),
            6,
        ),
    ],
)
def test_chain_names_the_first_bad_entry(
    written: DataPaths, statements: tuple[str, ...], first_bad: int
) -> None:
    _harm(written, *statements)
    assert _first_bad(written) == first_bad


def test_tail_that_was_cut_is_found(written: DataPaths) -> None:
    _harm(written, "DELETE FROM audit_entry WHERE id > 8", "UPDATE sequence SET next_key = 9")
    assert _first_bad(written) is None
    with closing(opened(written, is_writing=False)) as database, database.read() as session:
        assert "audit_entry" in " ".join(one.message for one in digest_findings(session))


_HARM = (
    "UPDATE audit_entry SET at = '2020-01-01 00:00:00.000000' WHERE id = :key",
    "UPDATE audit_entry SET actor = 'x' WHERE id = :key",
    "UPDATE audit_entry SET action = 'x' WHERE id = :key",
    "UPDATE audit_entry SET subject = 'x' WHERE id = :key",
    "UPDATE audit_entry SET summary = substr(summary, 2) WHERE id = :key",
    "UPDATE audit_entry SET detail = '' WHERE id = :key",
    "UPDATE audit_entry SET operation_id = 'x' WHERE id = :key",
    "UPDATE audit_entry SET chain = replace(chain, 'a', 'b') WHERE id = :key",
    "DELETE FROM audit_entry WHERE id = :key",
    "DELETE FROM audit_entry WHERE id >= :key",
    "INSERT INTO audit_entry SELECT 99, at, actor, action, subject, summary, detail, 'x', chain"
    " FROM audit_entry WHERE id = :key",
)


def test_random_harm_to_the_audit_is_always_found(written: DataPaths) -> None:
    chance = random.Random(3)
    for statement in _HARM * 4:
        copy = DataPaths(written.folder / "copy")
        copy.folder.mkdir()
        shutil.copy(written.database, copy.database)
        _harm(copy, (statement, {"key": chance.randint(1, ENTRIES)}))
        with closing(opened(copy, is_writing=False)) as database, database.read() as session:
            assert [*audit_findings(session), *digest_findings(session)]
        shutil.rmtree(copy.folder)


def test_database_older_than_the_saved_work_is_not_written(
    written: DataPaths, tmp_path: Path
) -> None:
    older = tmp_path / "older.db"
    shutil.copy(written.database, older)
    with closing(opened(written, is_writing=True)) as database:
        rename_unit(database, "最后")
    shutil.copy(older, written.database)
    before = written.database.read_bytes()
    with pytest.raises(DatabaseDamaged, match="要旧"):
        opened(written, is_writing=True)
    assert written.database.read_bytes() == before
    with closing(opened(written, is_writing=False)) as database:
        assert database.count_operations() == ENTRIES


@pytest.mark.parametrize(
    "harm", [lambda text: text[:40], lambda text: text.replace("1", "2"), str.upper]
)
def test_anchor_file_that_is_torn_counts_as_none(
    tmp_path: Path, harm: Callable[[str], str]
) -> None:
    file = tmp_path / "anchor"
    write_anchor(file, Anchor("a1", 3, "11"))
    assert read_anchor_file(file) == Anchor("a1", 3, "11")
    file.write_text(harm(file.read_text("utf-8")), encoding="utf-8")
    assert read_anchor_file(file) is None
