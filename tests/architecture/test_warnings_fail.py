"""Warnings of Python, of Qt and of the log fail a test: shown on a project of one test."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.source_files import ROOT

HEAD = "import logging\nimport warnings\nfrom PySide6.QtCore import qWarning\n"
WARN = "    logging.getLogger('a.b').warning('disk nearly full')\n"


def run_one_test(folder: Path, text: str) -> int:
    """Exit code of pytest with the project's settings on one test."""
    shutil.copy(ROOT / "pyproject.toml", folder)
    tests = folder / "tests"
    tests.mkdir()
    shutil.copy(ROOT / "tests" / "conftest.py", tests)
    (tests / "test_one.py").write_text(HEAD + text, encoding="utf-8")
    return subprocess.call(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.DEVNULL,
    )


@pytest.mark.parametrize(
    "text",
    [
        "def test_one():\n" + WARN,
        "def test_one():\n    warnings.warn('old', DeprecationWarning)\n",
        "def test_one(qapp):\n    qWarning('no such font')\n",
    ],
)
def test_run_with_an_unexpected_warning_fails(tmp_path: Path, text: str) -> None:
    assert run_one_test(tmp_path, text) == pytest.ExitCode.TESTS_FAILED


@pytest.mark.parametrize(
    "text",
    [
        "def test_one(qapp):\n    logging.getLogger('a').info('saved')\n",
        "def test_one(logged_warnings):\n"
        + WARN
        + "    assert logged_warnings() == ['disk nearly full']\n",
        "def test_one(data_dir):\n    assert list(data_dir.iterdir()) == []\n",
    ],
)
def test_run_without_or_with_expected_warnings_passes(tmp_path: Path, text: str) -> None:
    assert run_one_test(tmp_path, text) == pytest.ExitCode.OK
