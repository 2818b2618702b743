"""What differs between systems."""

import sys
from pathlib import Path

import pytest

from fire_roster.errors import StorageUnavailable
from fire_roster.platform import open_with_system_viewer


def test_open_with_system_viewer_missing_file_says_so(tmp_path: Path) -> None:
    with pytest.raises(StorageUnavailable, match="找不到文件"):
        open_with_system_viewer(tmp_path / "没有.pdf")


def test_open_with_system_viewer_without_opener_names_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("PATH", str(tmp_path / "empty"))
    path = tmp_path / "值班表.pdf"
    path.write_bytes(b"%PDF-1.4")
    with pytest.raises(StorageUnavailable, match=r"值班表\.pdf"):
        open_with_system_viewer(path)


def test_open_with_system_viewer_hands_the_path_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[list[str]] = []
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr("subprocess.Popen", lambda command, **_: started.append(command))
    open_with_system_viewer(tmp_path)
    assert started == [["xdg-open", str(tmp_path)]]
