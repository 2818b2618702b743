"""The program as a process of its own: what it imports, writes and leaves to others."""

import errno
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from fire_roster.__main__ import main
from fire_roster.services.clock import Clock
from fire_roster.services.office import Office
from tests.integration.cli.conftest import Command

_ROOT = Path(__file__).parents[3]
_HEAVY = ("PySide6", "shiboken6", "ortools", "reportlab", "alembic", "openpyxl", "pandas")


def _run(*words: str, data_dir: Path, code: str = "") -> subprocess.CompletedProcess[bytes]:
    start = ["-c", code] if code else ["-m", "fire_roster"]
    return subprocess.run(
        [sys.executable, *start, "--data-dir", str(data_dir), *words],
        cwd=_ROOT,
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(_ROOT), "PYTHONIOENCODING": "ascii"},
    )


def test_output_in_a_pipe_is_utf8_whatever_the_system_says(demo_folder: Path) -> None:
    done = _run("members", "list", "--json", data_dir=demo_folder)
    assert (done.returncode, done.stderr) == (0, b"")
    assert "梁𬀩" in {one["name"] for one in json.loads(done.stdout.decode("utf-8"))}


def test_duty_imports_no_heavy_library(demo_folder: Path) -> None:
    code = (
        "import sys, json; from fire_roster.__main__ import main; "
        "main([*sys.argv[1:]]); "
        f"print([name for name in {_HEAVY!r} if name in sys.modules], file=sys.stderr)"
    )
    done = _run("duty", data_dir=demo_folder, code=code)
    assert done.stderr.decode().strip() == "[]"


@pytest.mark.parametrize(
    "words",
    [
        ("roster", "check", "消控室", "2026-12"),
        ("print", "--list"),
        ("roster", "generate", "消控室", "2027-01", "--rotation", "四班三运转", "--preview"),
        ("doctor",),
    ],
)
def test_no_command_imports_qt(demo_folder: Path, words: tuple[str, ...]) -> None:
    code = (
        "import sys; from fire_roster.__main__ import main; main(sys.argv[1:]); "
        "sys.exit('PySide6' in sys.modules)"
    )
    assert _run(*words, data_dir=demo_folder, code=code).returncode == 0


def test_writing_command_beside_another_holder_exits_5_and_reading_works(data_dir: Path) -> None:
    office = Office.open(data_dir, Clock(), is_writing=True, program="消防值班窗口")
    try:
        writing = _run("settings", "set", "unit.name", "某单位", data_dir=data_dir)
        reading = _run("duty", data_dir=data_dir)
        holder = _run("doctor", "--json", data_dir=data_dir)
    finally:
        office.close()
    assert (writing.returncode, writing.stdout) == (5, b"")
    assert "消防值班窗口" in writing.stderr.decode()
    assert reading.returncode == 0
    assert "消防值班窗口" in json.loads(holder.stdout)["holder"]


def test_bug_exits_70_and_leaves_a_masked_report(data_dir: Path) -> None:
    code = (
        "import sys; from fire_roster.services import duty; from fire_roster.__main__ import main\n"
        "def broken(self, moment): raise RuntimeError('15400000001 990000199001010012')\n"
        "duty.DutyService.at = broken\n"
        "sys.exit(main(sys.argv[1:]))"
    )
    done = _run("duty", data_dir=data_dir, code=code)
    report = Path(done.stderr.decode().strip().partition("：")[2])
    text = report.read_text(encoding="utf-8")
    assert done.returncode == 70
    assert "Traceback" not in done.stderr.decode()
    assert "RuntimeError" in text
    assert "15400000001" not in text
    assert "990000199001010012" not in text


def test_reader_of_the_output_may_leave_early(demo_folder: Path) -> None:
    words = ("-m", "fire_roster", "--data-dir", str(demo_folder), "members", "list", "--json")
    process = subprocess.Popen(
        [sys.executable, *words], cwd=_ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout is not None and process.stderr is not None
    process.stdout.close()
    complaints = process.stderr.read()
    process.stderr.close()
    assert (process.wait(), complaints) == (0, b"")


class _FullDisk(io.StringIO):
    def write(self, text: str) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")


def test_full_disk_behind_stdout_exits_8(
    demo: Command, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdout", _FullDisk())
    assert main(["duty"]) == 8
    assert "磁盘" in capsys.readouterr().err
