"""Files that are not ours, not whole, or newer: refused, and not a byte of them changed."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.integration.cli.conftest import Command


def _make_newer(file: Path) -> None:
    connection = sqlite3.connect(file)
    connection.execute("PRAGMA user_version=99")
    connection.commit()
    connection.close()


def _make_foreign(file: Path) -> None:
    file.unlink()
    connection = sqlite3.connect(file)
    connection.execute("CREATE TABLE other (a)")
    connection.commit()
    connection.close()


def _make_garbage(file: Path) -> None:
    file.write_bytes(bytes(range(251)) * 300)


def _truncate(file: Path) -> None:
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def _empty(file: Path) -> None:
    file.write_bytes(b"")


@pytest.mark.parametrize("words", [("duty",), ("leave", "add", "1", "2026-12-01"), ("check",)])
@pytest.mark.parametrize(
    ("harm", "code"),
    [
        (_make_newer, 6),
        (_make_foreign, 7),
        (_make_garbage, 7),
        (_truncate, 7),
        (_empty, 7),
    ],
)
def test_database_that_cannot_be_used_is_refused_and_left_as_it_is(
    demo: Command, data_dir: Path, harm: Callable[[Path], None], code: int, words: tuple[str, ...]
) -> None:
    file = data_dir / "fire_roster.db"
    harm(file)
    before = file.read_bytes()
    answer = demo(*words)
    assert (answer.code, answer.out) == (code, "")
    assert file.read_bytes() == before


def test_data_folder_that_is_a_file_exits_8(command: Command, tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("x", encoding="utf-8")
    assert command("duty", "--data-dir", str(file)).code == 8


def _run_sql(data_dir: Path, *statements: str) -> None:
    connection = sqlite3.connect(data_dir / "fire_roster.db")
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        ("UPDATE roster SET status = 'LOST'", "word"),
        ("UPDATE roster SET month = '2026-13' WHERE id = 1", "word"),
        ("UPDATE certificate SET level = '九级' WHERE id = 1", "word"),
        ("UPDATE leave SET member_id = 999", "foreign_key"),
        ("UPDATE sequence SET next_key = 2 WHERE name = 'member'", "sequence"),
        ("UPDATE assignment SET day = 40 WHERE day = 3 AND roster_id = 1", "seat"),
    ],
)
def test_check_finds_content_that_cannot_be(
    demo: Command, data_dir: Path, statement: str, code: str
) -> None:
    _run_sql(data_dir, statement)
    answer = demo("check", "--json")
    assert (answer.code, answer.json["ok"]) == (7, False)
    assert {one["code"] for one in answer.json["findings"]} == {code, "digest"}


def test_check_with_audit_finds_entries_that_are_gone(demo: Command, data_dir: Path) -> None:
    demo("leave", "add", "1", "2027-01-05")
    _run_sql(
        data_dir,
        "DROP TRIGGER audit_entry_no_delete",
        "DELETE FROM audit_entry WHERE id = 1",
    )
    answer = demo("check", "--audit")
    assert answer.code == 7
    assert "第 1 条" in answer.err + answer.out


@pytest.mark.parametrize("column", ["undo_record.changes", "audit_entry.summary"])
def test_bytes_that_are_no_text_are_told_as_damage(
    demo: Command, data_dir: Path, column: str
) -> None:
    """One flipped bit of a row's head makes text of what was none."""
    table, _, name = column.partition(".")
    demo("leave", "add", "1", "2027-01-05")
    _run_sql(
        data_dir,
        "DROP TRIGGER audit_entry_no_update",
        f"UPDATE {table} SET {name} = CAST(x'78ff81' AS TEXT)",  # noqa: S608
    )
    answer = demo("check", "--deep", "--audit")
    assert answer.code == 7 and "恢复" in answer.err and "Traceback" not in answer.err


def test_check_of_sound_data_is_ok_and_notes_the_missing_backup(demo: Command) -> None:
    answer = demo("check", "--deep", "--audit", "--json")
    assert (answer.code, answer.json["ok"], answer.json["findings"]) == (0, True, [])
    assert answer.json["notes"]


def test_damage_inside_the_file_stops_the_first_write(command: Command, data_dir: Path) -> None:
    command("leave", "list")
    file = data_dir / "fire_roster.db"
    content = bytearray(file.read_bytes())
    content[5000:9000] = b"\x55" * 4000
    file.write_bytes(content)
    answer = command("stations", "set", "消控室", "--min-level", "五级")
    assert answer.code == 7
    assert file.read_bytes() == bytes(content)
