"""Digests of tables: they follow every way of writing, and see what was changed behind them."""

import sqlite3
from contextlib import closing

import pytest
from sqlalchemy import insert, text
from sqlmodel import SQLModel

from fire_roster.errors import InputRefused
from fire_roster.records.member import Team
from fire_roster.records.unit import Unit
from fire_roster.store import row_digests
from fire_roster.store.paths import DataPaths
from fire_roster.store.transaction import Database
from tests.integration.store.folders import opened, rename_unit

_TEAMS = SQLModel.metadata.tables["team"]


def _changed(database: Database) -> list[str]:
    with database.read() as session:
        return row_digests.changed_tables(session.connection())


def test_digests_follow_session_bulk_and_plain_sql(database: Database) -> None:
    with database.write("team.add") as transaction:
        transaction.session.add(Team(id=1, name="甲班"))
        transaction.session.execute(
            insert(_TEAMS), [{"id": key, "name": f"班{key}"} for key in range(2, 40)]
        )
        transaction.session.execute(text("UPDATE team SET name = name || '组' WHERE id > 30"))
        transaction.session.execute(text("DELETE FROM team WHERE id BETWEEN 10 AND 19"))
        transaction.describe("班组")
    assert _changed(database) == []
    with database.read() as session:
        stored = row_digests.stored_digests(session.connection())
    assert stored["team"][0] == 29


def test_digests_after_an_action_that_failed_are_whole(database: Database) -> None:
    def refuse() -> None:
        with database.write("team.add") as transaction:
            transaction.session.add(Team(id=1, name="甲班"))
            transaction.session.flush()
            raise InputRefused("不行")

    with pytest.raises(InputRefused):
        refuse()
    rename_unit(database, "新名")
    assert _changed(database) == []


def test_digests_of_a_statement_rolled_back_inside_an_action_are_whole(database: Database) -> None:
    with database.write("team.add") as transaction:
        nested = transaction.session.begin_nested()
        transaction.session.add(Team(id=1, name="甲班"))
        transaction.session.flush()
        nested.rollback()
        transaction.describe("没有班组")
    assert _changed(database) == []


@pytest.mark.parametrize(
    ("statement", "table"),
    [
        ("UPDATE unit SET name = '他名'", "unit"),
        ("UPDATE unit SET version = 1.0", "unit"),
        ("DELETE FROM unit", "unit"),
        ("INSERT INTO team VALUES (9, '外班')", "team"),
        ("CREATE TABLE other (a)", "schema"),
        ("DROP TRIGGER audit_entry_no_update", "schema"),
        ("UPDATE content_digest SET row_count = 7 WHERE name = 'leave'", "leave"),
    ],
)
def test_digests_see_what_was_changed_behind_them(
    paths: DataPaths, statement: str, table: str
) -> None:
    with closing(sqlite3.connect(paths.database)) as connection:
        connection.execute("UPDATE unit SET version = 1")
        connection.execute(statement)
        connection.commit()
    with closing(opened(paths, is_writing=False)) as database:
        found = _changed(database)
    assert found == ([] if statement.endswith("1.0") else [table])


def test_undo_record_of_another_value_is_named(database: Database) -> None:
    from fire_roster.store import undo_log

    rename_unit(database, "新名")
    with database.write("harm") as transaction:
        transaction.session.execute(text("UPDATE undo_record SET changes = x'00'"))
        transaction.describe("损坏")
    with database.read() as session:
        assert list(undo_log.broken_records(session)) == [1]
        assert session.get(Unit, 1) is not None
