"""The short form of the fault tests; the long one is `python -m tests.faults`."""

import sys
from pathlib import Path

from tests.faults.backup_days import run_days
from tests.faults.damage import run_damage
from tests.faults.kills import run_kills
from tests.faults.machine import run_machine

KILLS = 15 if sys.platform == "win32" else 100
"""Windows starts each process anew, which takes longer than all the rest."""


def test_kills_lose_nothing_that_was_acknowledged(base: Path, swift_path: Path) -> None:
    figures = run_kills(base, swift_path, KILLS, 2 * KILLS, seed=11)
    assert (figures.lost, figures.is_same) == (0, True)
    assert figures.acknowledged >= KILLS


def test_damage_to_content_is_always_found_and_nothing_crashes(
    base: Path, swift_path: Path
) -> None:
    figures = run_damage(base, swift_path, 80, seed=5)
    assert (figures.silent, figures.crashed) == ([], [])
    assert figures.found["bit"] and figures.found["sector"] and figures.found["stale-wal"]


def test_days_of_backups_keep_exactly_what_the_rule_says(base: Path, swift_path: Path) -> None:
    made, kept = run_days(base, swift_path, 15, seed=7)
    assert made > kept > 10


def test_random_use_cases_agree_with_a_model(base: Path, swift_path: Path) -> None:
    assert run_machine(base, swift_path, 5, 20)
