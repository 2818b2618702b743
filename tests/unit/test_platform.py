"""What differs between systems."""

import subprocess
import sys
from pathlib import Path

import pytest

from fire_roster.errors import StorageUnavailable
from fire_roster.platform import (
    open_with_system_viewer,
    show_notification,
    start_program,
    user_name,
)


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


@pytest.mark.parametrize("code", [0, 1])
def test_show_notification_hands_plain_words_to_the_desktop(
    monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    started: list[list[str]] = []

    def run(command: list[str], **_: object) -> subprocess.CompletedProcess[bytes]:
        started.append(command)
        return subprocess.CompletedProcess(command, code)

    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr("shutil.which", lambda _: "/usr/bin/notify-send")
    monkeypatch.setattr("subprocess.run", run)
    assert show_notification("题", "文") is (code == 0)
    assert started[0][-2:] == ["题", "文"]


def test_show_notification_without_a_desktop_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert not show_notification("题", "文")


def test_start_program_that_the_system_refuses_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    with pytest.raises(StorageUnavailable, match="杀毒软件"):
        start_program(tmp_path / "setup.exe")


def test_user_name_is_empty_where_the_system_has_none(monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody() -> str:
        raise KeyError("uid")

    assert user_name()
    monkeypatch.setattr("getpass.getuser", nobody)
    assert user_name() == ""
