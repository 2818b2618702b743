"""The self-check of an installed program: every step is really done, and a failure is told."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from fire_roster.__main__ import main
from fire_roster.services.self_check import ServiceCheck

STEPS = {
    *("database", "import", "solve", "print", "encrypt", "backup", "restore"),
    *("alert_clock", "appearance"),
}


def test_self_check_does_every_step(tmp_path: Path) -> None:
    target = tmp_path / "自检 结果.json"
    done = subprocess.run(
        [sys.executable, "-m", "fire_roster", "--self-check", target],
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    found = json.loads(target.read_text(encoding="utf-8"))
    assert found["ok"] and not found["frozen"]
    assert set(found["steps"]) == STEPS
    assert all(one["ok"] for one in found["steps"].values())
    assert found["steps"]["solve"]["seats"] == 31 * 3 * 2


def test_self_check_goes_on_behind_a_failure_and_tells_where(
    monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    def broken(_: ServiceCheck) -> dict[str, object]:
        raise RuntimeError("no driver")

    def nothing(_: ServiceCheck) -> dict[str, object]:
        return {}

    for name in ("make_database", "import_sample", "solve", "print_roster", "back_up", "restore"):
        monkeypatch.setattr(ServiceCheck, name, nothing)
    monkeypatch.setattr(ServiceCheck, "encrypt", broken)
    monkeypatch.setattr("fire_roster.self_check._tick", nothing)
    monkeypatch.setattr("fire_roster.self_check._check_appearance", dict)
    assert main(["--self-check"]) == 1
    found = json.loads(capsysbinary.readouterr().out)
    failed = {name: one for name, one in found["steps"].items() if not one["ok"]}
    assert set(failed) == {"encrypt"}
    assert failed["encrypt"]["error"] == "RuntimeError: no driver"
    assert "test_self_check" in failed["encrypt"]["at"]
