"""build/dev.py: what it says, when it is current, what it asks the system for."""

import os
import runpy
import subprocess
import sys
from pathlib import Path

import dev_commands
import environment
import lock_file
import programs
import pytest
import system_packages
from system_packages import Need

DEV = Path(dev_commands.__file__).with_name("dev.py")


@pytest.mark.parametrize("version", [(2, 7, 18), (3, 10, 13), (3, 14, 0)])
def test_dev_on_an_unsupported_python_says_so_in_one_sentence(
    monkeypatch: pytest.MonkeyPatch, version: tuple[int, int, int]
) -> None:
    monkeypatch.setattr(sys, "version_info", version)
    with pytest.raises(SystemExit, match="请改用 Python") as refusal:
        runpy.run_path(str(DEV), run_name="__main__")
    assert str(refusal.value).count("。") == 1


def test_dev_file_keeps_to_syntax_of_old_pythons() -> None:
    text = DEV.read_text("utf-8")
    assert text.startswith("# -*- coding: utf-8 -*-\n")
    assert not any(sign in text for sign in ('f"', ":=", "->", "match "))


def test_dev_without_a_known_command_shows_usage(capfd: pytest.CaptureFixture[str]) -> None:
    code = subprocess.call([sys.executable, DEV, "fly"], env={**os.environ, "PYTHONUTF8": "1"})
    assert code == 2
    assert "用法" in capfd.readouterr().err


def test_dev_commands_on_missing_conditions_end_with_one_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(_arguments: list[str]) -> int:
        raise programs.DevError("没有磁盘。")

    monkeypatch.setitem(dev_commands.COMMANDS, "run", refuse)
    assert dev_commands.main(["run"]) == 1
    assert capsys.readouterr().err == "\n无法继续：没有磁盘。\n"


def test_fingerprint_with_another_lock_differs(tmp_path: Path) -> None:
    lock = tmp_path / "requirements.lock"
    lock.write_text("a==1")
    before = environment.fingerprint(lock)
    assert environment.fingerprint(lock) == before
    lock.write_text("a==2")
    assert environment.fingerprint(lock) != before


def test_environment_without_or_with_foreign_stamp_is_not_current(tmp_path: Path) -> None:
    stamp = tmp_path / "stamp"
    assert not environment.is_current(stamp)
    stamp.write_text("other")
    assert not environment.is_current(stamp)


def test_environment_that_is_current_is_left_alone(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    stamp = tmp_path / "stamp"
    stamp.write_text(environment.fingerprint())
    monkeypatch.setattr(environment, "environment_python", lambda: stamp)
    assert environment.is_current(stamp)


def test_install_command_demands_hashes_and_wheels() -> None:
    command = environment.install_command(["pip"])
    assert {"--require-hashes", "--no-deps", "--only-binary=:all:"} <= set(command)
    assert not any("index" in str(part) or "://" in str(part) for part in command)


def test_needs_that_are_there_or_not_are_told_apart() -> None:
    there = Need("stdlib", module="venv"), Need("python", tool=sys.executable)
    gone = Need("a", module="no_such_module"), Need("b", tool="no-such-tool"), Need("c", "libno.so")
    assert all(need.is_met() for need in there)
    assert not any(need.is_met() for need in gone)


@pytest.fixture
def system_calls(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """Commands that would have changed the system."""
    made: list[list[str]] = []
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(subprocess, "call", lambda command, **_rest: made.append(command))
    return made


def test_require_packages_with_everything_there_calls_nothing(
    system_calls: list[list[str]],
) -> None:
    system_packages.require_packages([Need("python", tool=sys.executable)])
    assert system_calls == []


def test_require_packages_as_root_updates_first_and_installs(
    monkeypatch: pytest.MonkeyPatch, system_calls: list[list[str]]
) -> None:
    monkeypatch.setattr(system_packages, "can_install", lambda: True)
    with pytest.raises(programs.DevError):
        system_packages.require_packages([Need("libno1", library="libno.so.1")])
    assert [command[1] for command in system_calls] == ["update", "install"]
    assert system_calls[1][-1] == "libno1"


def test_require_packages_without_rights_prints_the_exact_command(
    monkeypatch: pytest.MonkeyPatch, system_calls: list[list[str]]
) -> None:
    monkeypatch.setattr(system_packages, "can_install", lambda: False)
    needs = [Need("libno1", library="libno.so.1"), Need("notool", tool="no-such-tool")]
    with pytest.raises(programs.DevError, match="sudo apt-get update && sudo apt-get install"):
        system_packages.require_packages(needs)
    assert system_calls == []


def test_require_packages_that_are_optional_goes_on(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(system_packages, "can_install", lambda: False)
    monkeypatch.setattr(sys, "platform", "linux")
    system_packages.require_packages([Need("notool", tool="no-such-tool")], is_optional=True)
    assert "install -y --no-install-recommends notool" in capsys.readouterr().err


def test_uv_settings_follow_pip_unless_uv_has_its_own() -> None:
    pip = {"index-url": "https://packages.example/simple", "cert": "c.pem", "timeout": "9"}
    assert lock_file.uv_settings(pip, {"SSL_CERT_FILE": "own.pem"}) == {
        "UV_DEFAULT_INDEX": "https://packages.example/simple"
    }


def test_project_environment_makes_the_package_importable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", "other")
    made = programs.project_environment({"QT_QPA_PLATFORM": "offscreen"})
    assert made["PYTHONPATH"] == f"{programs.ROOT}{os.pathsep}other"
    assert (made["PYTHONUTF8"], made["QT_QPA_PLATFORM"]) == ("1", "offscreen")
