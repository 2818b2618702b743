"""The order of checks: all of them run, and one failure is enough to fail."""

import sys
from pathlib import Path

import development_checks
import pytest
from development_checks import Check, run_checks


@pytest.fixture
def passing(monkeypatch: pytest.MonkeyPatch) -> dict[str, bool]:
    """Titles of the checks that ran; those set to False before fail."""
    outcome: dict[str, bool] = {}

    def passes(_python: Path, check: Check) -> bool:
        return outcome.setdefault(check.title, True)

    monkeypatch.setattr(development_checks, "passes", passes)
    return outcome


def test_checks_that_pass_end_with_zero(passing: dict[str, bool]) -> None:
    assert run_checks(Path("python"), []) == 0
    assert [title.split()[0] for title in passing] == [
        *("代码规范", "代码格式", "类型", "类型", "分层", "测试", "覆盖率", "覆盖率"),
    ]


def test_checks_with_one_failure_run_on_and_end_with_one(
    passing: dict[str, bool], capsys: pytest.CaptureFixture[str]
) -> None:
    first = development_checks.STATIC_CHECKS[0].title
    passing[first] = False
    assert run_checks(Path("python"), []) == 1
    assert len(passing) == 8
    assert first in capsys.readouterr().err


def test_checks_with_arguments_run_those_tests_only(passing: dict[str, bool]) -> None:
    assert run_checks(Path("python"), ["tests/unit"]) == 0
    assert list(passing) == ["测试 pytest"]


@pytest.mark.parametrize("code", [0, 3])
def test_bundle_is_frozen_beside_the_checks_and_counts(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str], code: int
) -> None:
    (tmp_path / "build").mkdir()
    script = f"import sys\nprint('已打包')\nsys.exit({code})\n"
    (tmp_path / "build" / "freeze.py").write_text(script, encoding="utf-8")
    monkeypatch.setattr(development_checks, "ROOT", tmp_path)
    monkeypatch.setattr(development_checks, "OUT", tmp_path / "out")
    monkeypatch.setattr(development_checks, "_BUNDLE_LOG", tmp_path / "out" / "freeze.log")
    monkeypatch.setattr(development_checks, "passes", lambda python, check: True)
    assert run_checks(Path(sys.executable), ["--bundle"]) == (1 if code else 0)
    told = capsys.readouterr()
    assert "已打包" in told.out
    assert ("打包并自检" in told.err) == bool(code)
