"""Files on disk through the reading process."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from xlsxwriter.worksheet import Worksheet

from fire_roster.errors import InputRefused
from fire_roster.exchange import sheet_reader
from fire_roster.exchange.member_import import parse_member_rows
from fire_roster.exchange.reader_process import parse_content
from fire_roster.exchange.sheet_reader import read_workbook
from tests.unit.exchange.files import SAMPLE, xlsx


def refusal_of(path: Path) -> str:
    """The message with which a file is refused."""
    with pytest.raises(InputRefused) as refusal:
        read_workbook(path)
    return refusal.value.message


def test_reader_sample_is_the_same_through_the_process() -> None:
    assert read_workbook(SAMPLE) == parse_content(SAMPLE.read_bytes(), SAMPLE.stem)


def test_reader_text_file_gives_its_name_to_the_sheet(tmp_path: Path) -> None:
    path = tmp_path / "一班 名单.csv"
    path.write_bytes("姓名,电话\n张三,13811112222\n".encode("gb18030"))
    workbook = read_workbook(path)
    assert workbook.sheets[0].name == "一班 名单"
    assert parse_member_rows(workbook).rows[0].values.name == "张三"


def test_reader_relative_path_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "-名单.csv").write_text("姓名\n张三\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert len(read_workbook(Path("-名单.csv")).sheets[0].rows) == 2


def test_reader_missing_folder_empty_and_long_files_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    empty = tmp_path / "空.xlsx"
    empty.touch()
    assert "找不到" in refusal_of(tmp_path / "没有.xlsx")
    assert "文件夹" in refusal_of(tmp_path)
    assert "是空的" in refusal_of(empty)
    assert "打不开" in refusal_of(Path("a\0b.xlsx"))
    monkeypatch.setattr(sheet_reader, "MAX_FILE_BYTES", 10)
    assert "超过" in refusal_of(SAMPLE)


def test_reader_renamed_picture_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "名单.xlsx"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + b"\0" * 100)
    assert "不是表格" in refusal_of(path)


def test_reader_two_corners_of_a_sheet_end_at_the_memory_limit(tmp_path: Path) -> None:
    def corners(worksheet: Worksheet) -> None:
        worksheet.write("A1", "姓名")
        worksheet.write("XFD1048576", "x")

    path = tmp_path / "名单.xlsx"
    path.write_bytes(xlsx(layout=corners))
    assert "太大" in refusal_of(path)


def test_reader_time_limit_stops_the_process(tmp_path: Path) -> None:
    with pytest.raises(InputRefused, match="秒"):
        read_workbook(SAMPLE, time_limit_seconds=0.001)


def test_reader_is_ended_at_once_when_cancelled(tmp_path: Path) -> None:
    asked: list[bool] = []

    def is_cancelled() -> bool:
        asked.append(True)
        return True

    slow = tmp_path / "慢.csv"
    slow.write_text("姓名,电话\n" + "张三,13811112222\n" * 400_000, encoding="utf-8")
    with pytest.raises(InputRefused, match="取消"):
        read_workbook(slow, is_cancelled=is_cancelled)
    assert len(asked) == 1


def test_reader_process_of_the_frozen_program_gets_the_argument(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[list[str]] = []

    real = subprocess.Popen

    def record(command: list[str], **options: Any) -> "subprocess.Popen[bytes]":
        seen.append(command)
        return real([sys.executable, "-c", ""], **options)

    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(subprocess, "Popen", record)
    with pytest.raises(InputRefused, match="损坏"):
        read_workbook(SAMPLE)
    assert seen[0][:3] == [sys.executable, sheet_reader.READER_ARGUMENT, str(SAMPLE)]


def test_reader_device_is_refused() -> None:
    assert "普通文件" in refusal_of(Path(os.devnull))


def test_reader_leaves_no_temporary_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    read_workbook(SAMPLE)
    assert os.listdir(tmp_path) == []


def test_reader_full_temporary_folder_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "没有"))
    with pytest.raises(sheet_reader.StorageUnavailable, match="临时文件"):
        read_workbook(SAMPLE)
