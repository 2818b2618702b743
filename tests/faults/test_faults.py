"""The short form of the fault tests; the long one is `python -m tests.faults`."""

import sys
from pathlib import Path

from tests.faults.backup_days import run_days
from tests.faults.damage import run_damage
from tests.faults.kills import run_kills

KILLS = 15 if sys.platform == "win32" else 100
"""Windows starts each process anew, which takes longer than all the rest."""


def test_kills_lose_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    figures = run_kills(tmp_path, KILLS, 4 * KILLS, seed=11)
    assert (figures.lost, figures.is_same) == (0, True)
    assert figures.acknowledged >= KILLS


def test_damage_to_content_is_always_found_and_nothing_crashes(tmp_path: Path) -> None:
    figures = run_damage(tmp_path, 120, seed=5)
    assert (figures.silent, figures.crashed) == ([], [])
    assert figures.found["bit"] and figures.found["sector"] and figures.found["stale-wal"]


def test_days_of_backups_keep_exactly_what_the_rule_says(tmp_path: Path) -> None:
    made, kept = run_days(tmp_path, 25, seed=7)
    assert made > kept > 10
