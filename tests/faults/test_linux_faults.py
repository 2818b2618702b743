"""Faults that need tools of Linux: system calls followed, a small disk of their own."""

from pathlib import Path

from tests.faults.power_cut import run_power_cuts
from tests.faults.small_disk import run_small_disk


def test_power_cuts_lose_nothing_that_was_acknowledged(base: Path, swift_path: Path) -> None:
    found = run_power_cuts(base, swift_path, 40, seed=3)
    assert sum(found.values()) == 40


def test_full_and_read_only_disk_lose_nothing(base: Path, tmp_path: Path) -> None:
    assert "full after" in run_small_disk(base, tmp_path)
