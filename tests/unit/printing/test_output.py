import errno
from pathlib import Path

import pytest

from fire_roster.errors import InputRefused, StorageUnavailable
from fire_roster.printing.output import refusal, write_pdf


def test_write_pdf_replaces_the_old_file_and_leaves_nothing_else(tmp_path: Path) -> None:
    target = tmp_path / "值班表.pdf"
    target.write_bytes(b"old")
    write_pdf(target, b"new")
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"new"]


def test_write_pdf_missing_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputRefused, match="不存在"):
        write_pdf(tmp_path / "没有" / "值班表.pdf", b"new")


def test_write_pdf_folder_as_target_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputRefused, match="是一个文件夹"):
        write_pdf(tmp_path, b"new")


def test_write_pdf_full_disk_keeps_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_space(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    target = tmp_path / "值班表.pdf"
    target.write_bytes(b"old")
    monkeypatch.setattr("fire_roster.printing.output.os.fsync", no_space)
    with pytest.raises(StorageUnavailable, match="磁盘已满"):
        write_pdf(target, b"new")
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"old"]


def test_refusal_file_open_in_another_program_says_close_it(tmp_path: Path) -> None:
    target = tmp_path / "值班表.pdf"
    target.write_bytes(b"old")
    error = PermissionError(errno.EACCES, "Access is denied")
    assert "正被其他程序打开" in refusal(target, error)


def test_refusal_no_right_says_another_folder(tmp_path: Path) -> None:
    error = PermissionError(errno.EACCES, "Access is denied")
    assert "没有权限" in refusal(tmp_path / "值班表.pdf", error)


def test_refusal_unknown_error_names_the_reason(tmp_path: Path) -> None:
    assert "Input/output error" in refusal(
        tmp_path / "a.pdf", OSError(errno.EIO, "Input/output error")
    )
