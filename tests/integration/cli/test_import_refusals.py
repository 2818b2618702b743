"""Lists that cannot be read, and rows that cannot be taken."""

import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from tests.integration.cli.conftest import Command


def _write_hostile(kind: str, folder: Path) -> Path:
    file = folder / "名单.xlsx"
    if kind == "empty":
        file.touch()
    elif kind == "noise":
        file.write_bytes(bytes(range(256)) * 40)
    elif kind == "foreign zip":
        with zipfile.ZipFile(file, "w") as archive:
            archive.writestr("hello.txt", "x")
    elif kind == "folder":
        file.mkdir()
    return file


@pytest.mark.parametrize("kind", ["missing", "empty", "noise", "foreign zip", "folder"])
def test_unreadable_workbook_exits_3_and_changes_nothing(
    command: Command, tmp_path: Path, kind: str
) -> None:
    before = command("digest", "--full").out
    answer = command("import", "members", str(_write_hostile(kind, tmp_path)))
    assert (answer.code, answer.out) == (3, "")
    assert answer.err.count("\n") == 1
    assert command("digest", "--full").out == before


@pytest.fixture
def mixed_list(tmp_path: Path) -> Path:
    """One good row and one whose identity number Excel has stored as a number."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["姓名", "身份证号", "岗位", "班组"])
    sheet.append(["江采薇", "", "消防员", "一班"])
    sheet.append(["陆沉舟", 990000199001010012, "消防员", "一班"])
    file = tmp_path / "混合.xlsx"
    book.save(file)
    return file


def test_rows_left_out_exit_1_and_the_others_are_written(
    command: Command, mixed_list: Path
) -> None:
    answer = command("import", "members", str(mixed_list), "--json")
    assert (answer.code, answer.json["ready"], answer.json["refused"]) == (1, 1, 1)
    refused = next(row for row in answer.json["rows"] if row["state"] == "refused")
    assert refused["row"] == 3
    assert refused["reasons"]
    assert [one["name"] for one in command("members", "list", "--json").json] == ["江采薇"]


def test_errors_file_holds_the_rows_left_out_with_their_reasons(
    command: Command, mixed_list: Path, tmp_path: Path
) -> None:
    out = tmp_path / "未导入.xlsx"
    command("import", "members", str(mixed_list), "--dry-run", "--errors", str(out))
    sheet = load_workbook(out).active
    assert sheet is not None
    rows = list(sheet.values)
    assert rows[0] == ("原因", "结果", "原行号", "姓名", "身份证号", "岗位", "班组")
    assert len(rows) == 2
    assert rows[1][1:4] == ("拒绝", 3, "陆沉舟")
    assert "身份证号" in str(rows[1][0])
