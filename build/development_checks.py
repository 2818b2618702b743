"""Everything that must be true before a change is kept: style, types, layers, tests, coverage."""

import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from programs import OUT, ROOT, call, project_environment


@dataclass(frozen=True)
class Check:
    """One tool of the environment and what it is called in front of people."""

    title: str
    arguments: tuple[str, ...]


STATIC_CHECKS = (
    Check("代码规范 ruff check", ("-m", "ruff", "check", ".")),
    Check("代码格式 ruff format", ("-m", "ruff", "format", "--check", ".")),
    # Both systems on both systems: a branch for the other one must not rot.
    *(
        Check(
            f"类型 mypy --strict（{system}）",
            (
                "-m",
                "mypy",
                "--strict",
                "--platform",
                system,
                "--cache-dir",
                f".mypy_cache/{system}",
            ),
        )
        for system in ("linux", "win32")
    ),
    Check(
        "分层 import-linter", ("-c", "from importlinter.cli import lint_imports_command as c; c()")
    ),
)


TESTS = Check(
    "测试 pytest", ("-m", "pytest", "-q", "-n", "2", "--dist", "loadfile", "--cov", "--cov-report=")
)

COVERAGE_CHECKS = (
    Check(
        "覆盖率 domain 100%",
        ("-m", "coverage", "report", "--include=fire_roster/domain/*", "--fail-under=100"),
    ),
    Check(
        "覆盖率 合计至少 90%（明细：.venv 里的 coverage report）",
        ("-m", "coverage", "report", "--format=total", "--fail-under=90"),
    ),
)


BUNDLE_WORD = "--bundle"
BUNDLE_TITLE = "打包并自检（明细：out/freeze.log）"
_BUNDLE_LOG = OUT / "freeze.log"


def run_checks(python: Path, arguments: Sequence[str]) -> int:
    """Run all checks, each even when an earlier one failed; 0 only when all passed.

    With `arguments` (paths or options of pytest) only those tests run; `--bundle` alone runs all
    and freezes the program beside them.
    """
    if list(arguments) == [BUNDLE_WORD]:
        return run_with_bundle(python)
    chosen = Check("测试 pytest", ("-m", "pytest", "-q", *arguments))
    checks = (chosen,) if arguments else (*STATIC_CHECKS, TESTS, *COVERAGE_CHECKS)
    return tell([check.title for check in checks if not passes(python, check)])


def run_with_bundle(python: Path) -> int:
    """Everything, and the bundle in a process of its own: most checks keep one core idle."""
    OUT.mkdir(exist_ok=True)
    with _BUNDLE_LOG.open("wb") as log:
        freezing = subprocess.Popen(
            [python, ROOT / "build" / "freeze.py"],
            cwd=ROOT,
            env=project_environment(),
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
        )
    try:
        checks = (*STATIC_CHECKS, TESTS, *COVERAGE_CHECKS)
        failed = [check.title for check in checks if not passes(python, check)]
        code = freezing.wait()
    finally:
        freezing.kill()
    print(f"\n—— {BUNDLE_TITLE}\n{_BUNDLE_LOG.read_text('utf-8', 'replace').rstrip()}")
    return tell([*failed, *([BUNDLE_TITLE] if code else [])])


def tell(failed: Sequence[str]) -> int:
    """Say what did not pass; the exit code."""
    if failed:
        print(f"\n没有通过：{'；'.join(failed)}", file=sys.stderr)
        return 1
    print("\n全部通过。")
    return 0


def passes(python: Path, check: Check) -> bool:
    """Run one tool without a screen, with the tools of the environment on the path."""
    print(f"\n—— {check.title}")
    extra = {
        "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen"),
        "PATH": os.pathsep.join([str(python.parent), os.environ.get("PATH", "")]),
    }
    return call([python, *check.arguments], extra) == 0
