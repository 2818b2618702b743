"""One action = one transaction = one audit row = one operation id."""

import json
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from fire_roster.errors import InputRefused, StorageUnavailable
from fire_roster.records.member import Member, Team
from fire_roster.store.paths import DataPaths
from fire_roster.store.queries import logbook
from fire_roster.store.transaction import Database, Transaction
from tests.integration.store.folders import REAL_NOW, opened, rename_unit, unit_name


def _add_team(database: Database, name: str) -> int:
    with database.write("team.add") as transaction:
        key = transaction.new_key(Team)
        transaction.session.add(Team(id=key, name=name))
        transaction.describe(f"新增班组 {name}")
    return key


def test_write_leaves_one_audit_row(database: Database) -> None:
    rename_unit(database, "新名")
    with database.read() as session:
        (entry,) = logbook.list_audit(session)
    assert (entry.action, entry.subject, entry.summary) == ("unit.update", "unit:1", "修改单位资料")
    assert json.loads(entry.detail) == {"name": "新名"}
    assert entry.at.replace(tzinfo=REAL_NOW.tzinfo) == REAL_NOW


def test_write_operation_ids_are_unique(database: Database) -> None:
    for number in range(3):
        rename_unit(database, f"第{number}次")
    with database.read() as session:
        entries = logbook.list_audit(session)
        assert [one.id for one in entries] == [3, 2, 1]
        assert len({one.operation_id for one in entries}) == 3
        assert logbook.find_operation(session, entries[0].operation_id) == entries[0]


def test_write_same_operation_id_twice_has_no_second_effect(database: Database) -> None:
    rename_unit(database, "第一次", operation_id="a-b-c")
    with pytest.raises(IntegrityError):
        rename_unit(database, "第二次", operation_id="a-b-c")
    assert (unit_name(database), database.count_operations()) == ("第一次", 1)


def test_write_action_raises_changes_nothing(database: Database) -> None:
    def refuse(transaction: Transaction) -> None:
        transaction.session.execute(text("UPDATE unit SET name = 'x'"))
        transaction.describe("修改单位资料")
        raise InputRefused("不行")

    with pytest.raises(InputRefused), database.write("unit.update") as transaction:
        refuse(transaction)
    assert (unit_name(database), database.count_operations()) == ("示范大厦", 0)
    rename_unit(database, "之后")
    assert unit_name(database) == "之后"


def test_write_without_description_is_a_bug_and_changes_nothing(database: Database) -> None:
    with pytest.raises(RuntimeError, match=r"unit\.update"), database.write("unit.update") as one:
        one.session.execute(text("UPDATE unit SET name = 'x'"))
    assert (unit_name(database), database.count_operations()) == ("示范大厦", 0)


def test_write_foreign_key_to_nowhere_changes_nothing(database: Database) -> None:
    def add(transaction: Transaction) -> None:
        transaction.session.add(Member(id=1, name="甲", team_id=9))
        transaction.describe("新增人员 甲")

    with pytest.raises(IntegrityError), database.write("member.add") as transaction:
        add(transaction)
    assert database.count_operations() == 0


def test_write_when_opened_for_reading_is_told(paths: DataPaths) -> None:
    reader = opened(paths, is_writing=False)
    with pytest.raises(StorageUnavailable, match="只读"), reader.write("unit.update"):
        pass


def test_new_key_is_never_used_again(database: Database) -> None:
    first = _add_team(database, "甲班")
    with database.write("team.delete") as transaction:
        transaction.session.delete(transaction.session.get(Team, first))
        transaction.describe("删除班组 甲班")
    assert _add_team(database, "乙班") > first


def test_new_key_of_a_failed_action_leaves_no_gap(database: Database) -> None:
    def refuse(transaction: Transaction) -> None:
        assert transaction.new_key(Team) == 1
        raise InputRefused("不行")

    with pytest.raises(InputRefused), database.write("team.add") as transaction:
        refuse(transaction)
    assert _add_team(database, "甲班") == 1


def test_write_full_disk_is_told_and_nothing_is_lost(database: Database) -> None:
    rename_unit(database, "之前")
    with database.write("unit.update") as transaction:
        pages = transaction.session.execute(text("PRAGMA page_count")).scalar_one()
        transaction.session.execute(text(f"PRAGMA max_page_count={pages}"))
        transaction.describe("修改单位资料")
    with pytest.raises(StorageUnavailable, match="磁盘已满"), database.write("unit.update") as one:
        one.describe("修改单位资料", detail={"text": "长" * 50_000})
    assert (unit_name(database), database.count_operations()) == ("之前", 2)


def test_error_of_the_database_carries_no_values(database: Database) -> None:
    _add_team(database, "甲班")
    with pytest.raises(IntegrityError) as caught:
        _add_team(database, "甲班")
    assert "甲班" not in str(caught.value)


def test_database_survives_a_copy_of_its_path(paths: DataPaths, tmp_path: Path) -> None:
    with closing(opened(paths, is_writing=True)) as database:
        rename_unit(database, "新名")
    moved = tmp_path / "另一处"
    paths.folder.rename(moved)
    with closing(opened(DataPaths(moved), is_writing=False)) as reader:
        assert unit_name(reader) == "新名"
