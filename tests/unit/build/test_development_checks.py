"""The order of checks: all of them run, and one failure is enough to fail."""

import sys
from collections.abc import Sequence
from pathlib import Path

import development_checks
import pytest
from development_checks import Check, find_failed, run_checks


@pytest.fixture
def passing(monkeypatch: pytest.MonkeyPatch) -> dict[str, bool]:
    """Titles of the checks that ran; those set to False before fail."""
    outcome: dict[str, bool] = {}

    def passes(_python: Path, check: Check) -> bool:
        return outcome.setdefault(check.title, True)

    def find_failed(python: Path, checks: Sequence[Check]) -> list[str]:
        return [check.title for check in checks if not passes(python, check)]

    monkeypatch.setattr(development_checks, "passes", passes)
    monkeypatch.setattr(development_checks, "find_failed", find_failed)
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


def test_bundle_is_one_check_more(passing: dict[str, bool]) -> None:
    assert run_checks(Path("python"), ["--bundle"]) == 0
    assert len(passing) == 9
    assert "打包并自检" in passing


def test_checks_with_arguments_run_those_tests_only(passing: dict[str, bool]) -> None:
    assert run_checks(Path("python"), ["tests/unit"]) == 0
    assert list(passing) == ["测试 pytest"]


def test_checks_side_by_side_speak_in_their_turn(capsys: pytest.CaptureFixture[str]) -> None:
    checks = (Check("一", ("-c", "print('first'); raise SystemExit(3)")), Check("二", ("-c", "")))
    assert list(find_failed(Path(sys.executable), checks)) == ["一"]
    said = capsys.readouterr().out
    assert said.index("—— 一") < said.index("first") < said.index("—— 二")
