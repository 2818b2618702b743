"""Everything that must be true before a change is kept: style, types, layers, tests, coverage."""

import os
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from programs import call, listen


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
BUNDLE = Check("打包并自检", ("build/freeze.py",))


def run_checks(python: Path, arguments: Sequence[str]) -> int:
    """Run all checks, each even when an earlier one failed; 0 only when all passed.

    With `arguments` (paths or options of pytest) only those tests run; `--bundle` alone runs all
    and freezes the program as well.
    """
    if arguments and list(arguments) != [BUNDLE_WORD]:
        chosen = Check("测试 pytest", ("-m", "pytest", "-q", *arguments))
        return tell([] if passes(python, chosen) else [chosen.title])
    quiet = (BUNDLE, *STATIC_CHECKS) if arguments else STATIC_CHECKS
    failed = list(find_failed(python, quiet))
    failed += [check.title for check in (TESTS, *COVERAGE_CHECKS) if not passes(python, check)]
    return tell(failed)


def tell(failed: Sequence[str]) -> int:
    """Say what did not pass; the exit code."""
    if failed:
        print(f"\n没有通过：{'；'.join(failed)}", file=sys.stderr)
        return 1
    print("\n全部通过。")
    return 0


def find_failed(python: Path, checks: Sequence[Check]) -> Iterator[str]:
    """Run checks of one core each side by side; says each in its turn, yields those that fail."""
    with ThreadPoolExecutor(max_workers=2) as pool:
        answers = pool.map(lambda check: listen(*_command(python, check)), checks)
        for check, (code, said) in zip(checks, answers, strict=True):
            print(f"\n—— {check.title}\n{said}", end="")
            if code:
                yield check.title


def passes(python: Path, check: Check) -> bool:
    """Run one check and let it speak meanwhile."""
    print(f"\n—— {check.title}")
    return call(*_command(python, check)) == 0


def _command(python: Path, check: Check) -> tuple[list[str | Path], dict[str, str]]:
    """A tool without a screen, with the tools of the environment on the path."""
    extra = {
        "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen"),
        "PATH": os.pathsep.join([str(python.parent), os.environ.get("PATH", "")]),
    }
    return [python, *check.arguments], extra
