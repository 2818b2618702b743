"""The long form of the fault tests: `python -m tests.faults [name …]`, with its figures.

Names: kills, damage, days, disk, power, migrations, machine. Takes about an hour on two cores;
give a seed by FAULT_SEED to see other moments.
"""

import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

from tests.faults.backup_days import run_days
from tests.faults.damage import run_damage
from tests.faults.kills import run_kills
from tests.faults.machine import run_machine
from tests.faults.migrations import run_migrations
from tests.faults.power_cut import run_power_cuts
from tests.faults.small_disk import run_small_disk
from tests.faults.workload import make_base

_SEED = int(os.environ.get("FAULT_SEED", "20261125"))
_RUNS: dict[str, Callable[[Path, Path], object]] = {
    "kills": lambda base, folder: run_kills(base, folder, 1_000, 20_000, _SEED),
    "damage": lambda base, folder: run_damage(base, folder, 3_000, _SEED),
    "days": lambda base, folder: run_days(base, folder, 400, _SEED),
    "disk": run_small_disk,
    "power": lambda base, folder: run_power_cuts(folder, 2_000, _SEED),
    "migrations": lambda base, folder: run_migrations(folder, 60, _SEED),
    "machine": lambda base, folder: run_machine(base, folder, 150, 50),
}


def main(names: list[str]) -> None:
    """Runs the named tests, all unless told, and prints what each came to."""
    for name in names or list(_RUNS):
        with tempfile.TemporaryDirectory() as folder:
            base = Path(folder) / "base"
            make_base(base)
            begin = perf_counter()
            figures = _RUNS[name](base, Path(folder) / name)
            print(f"{name}: {figures}  ({perf_counter() - begin:.0f} s)", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
