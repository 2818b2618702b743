"""The long form of the fault tests: `python -m tests.faults [name …] --keep FILE`.

Each test is cut into parts with seeds of their own. `FILE` takes a line for each part that is over,
so that the same command goes on where an earlier one was stopped; the figures are those of all
parts in it. About two hours of processor time in all; FAULT_SEED shows other moments.
"""

import argparse
import json
import os
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from time import process_time

from tests.faults.backup_days import run_days
from tests.faults.damage import run_damage
from tests.faults.kills import run_kills
from tests.faults.machine import run_machine
from tests.faults.migrations import run_migrations
from tests.faults.power_cut import run_power_cuts
from tests.faults.small_disk import run_small_disk
from tests.faults.workload import make_base

_SEED = int(os.environ.get("FAULT_SEED", "20261125"))
Figures = Mapping[str, int]


@dataclass(frozen=True)
class _Long:
    """So many parts; each takes a base, a folder of its own and a seed."""

    parts: int
    run: Callable[[Path, Path, int], Figures]


def _kills(base: Path, folder: Path, seed: int) -> Figures:
    found = run_kills(base, folder, 50, 1_300, seed)
    return {
        "kills": found.kills,
        "acknowledged": found.acknowledged,
        "lost": found.lost,
        "half done": int(not found.is_same),
    }


def _damage(base: Path, folder: Path, seed: int) -> Figures:
    found = run_damage(base, folder, 100, seed)
    for words in (*found.silent, *found.crashed):
        sys.stderr.write(f"damage, seed {seed}: {words}\n")
    return {
        "files": found.tried,
        "found": found.found.total(),
        "harmless": found.harmless.total(),
        "silent": len(found.silent),
        "crashed": len(found.crashed),
    }


def _days(base: Path, folder: Path, seed: int) -> Figures:
    made, kept = run_days(base, folder, 400, seed)
    return {"days": 400, "copies made": made, "kept and restored": kept}


def _disk(base: Path, folder: Path, seed: int) -> Figures:
    run_small_disk(base, folder)
    return {"full and read-only disks": 1}


def _machine(base: Path, folder: Path, seed: int) -> Figures:
    run_machine(base, folder, 10, 50, seed)
    return {"lives of 50 steps": 10}


_RUNS = {
    "damage": _Long(30, _damage),
    "power": _Long(20, lambda base, folder, seed: run_power_cuts(folder, 100, seed)),
    "kills": _Long(20, _kills),
    "days": _Long(1, _days),
    "disk": _Long(1, _disk),
    "migrations": _Long(6, lambda base, folder, seed: run_migrations(folder, 10, seed)),
    "machine": _Long(15, _machine),
}


def _run(name: str, keep: Path, most: int) -> None:
    """Runs the parts that are not on record, and prints the figures of all."""
    parts = _RUNS[name].parts
    figures, over, seconds = Counter[str](), 0, 0.0
    for seed in range(_SEED, _SEED + min(parts, most)):
        part = _recorded(keep, name, seed) or _run_part(name, seed, keep)
        figures.update(part["figures"])
        over, seconds = over + 1, seconds + part["seconds"]
        words = ", ".join(f"{count} {word}" for word, count in figures.items())
        print(f"{name} {over}/{parts}: {words} ({seconds:.0f} s of processor)", flush=True)


def _run_part(name: str, seed: int, keep: Path) -> dict[str, object]:
    begun = _processor_time()
    with tempfile.TemporaryDirectory() as folder:
        base = Path(folder) / "base"
        make_base(base)
        figures = dict(_RUNS[name].run(base, Path(folder) / name, seed))
    seconds = round(_processor_time() - begun, 1)
    part = {"name": name, "seed": seed, "figures": figures, "seconds": seconds}
    with keep.open("a", encoding="utf-8") as file:
        file.write(json.dumps(part) + "\n")
    return part


def _recorded(keep: Path, name: str, seed: int) -> dict[str, object] | None:
    lines = keep.read_text("utf-8").splitlines() if keep.exists() else []
    parts = (json.loads(line) for line in lines)
    return next((one for one in parts if (one["name"], one["seed"]) == (name, seed)), None)


def _processor_time() -> float:
    """Of this process and of those it waited for."""
    times = os.times()
    return process_time() + times.children_user + times.children_system


def main() -> None:
    """Runs the named tests, all unless told, and prints what each came to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", metavar="name", help=", ".join(_RUNS))
    parser.add_argument("--keep", type=Path, default=Path(tempfile.mkdtemp()) / "parts.jsonl")
    parser.add_argument("--parts", type=int, default=1_000, help="at most so many of each")
    words = parser.parse_args()
    for name in words.names or list(_RUNS):
        _run(name, words.keep, words.parts)


if __name__ == "__main__":
    main()
