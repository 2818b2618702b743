"""Solves one published instance: `python -m tests.benchmarks.published FILE --seconds N`.

Prints objective, bound, gap and time; `--solution OUT.csv` writes one row for each person: the
name, then one column for each day with the shift type or nothing. Exit code 1 when a hard rule
is broken or the solver's objective is not the cost counted from the roster.
"""

import argparse
import csv
import gc
import os
import resource
import sys
import time
from math import inf
from pathlib import Path

from fire_roster.solver import Seat, Solution, solve
from tests.benchmarks.published.cost import Table, cost_of, faults_of
from tests.benchmarks.published.instance import Instance, read_instance
from tests.benchmarks.published.translation import build_problem

_END_SECONDS, _END_SHARE = 2.0, 1.0
"""Kept back from the time given, to judge and write the result: some seconds, and as long as
reading took, which says how big the instance is and how busy the machine."""


def main(arguments: list[str] | None = None, *, spent: float = 0.0) -> int:
    """Solve, print, write; the exit code. `spent` seconds of the time are gone already."""
    options = _options(arguments)
    began = time.perf_counter() - spent
    instance = read_instance(options.file)
    gc.disable()
    problem = build_problem(instance)
    gc.enable()
    spent = time.perf_counter() - began
    left = options.seconds - spent - _END_SECONDS - _END_SHARE * spent
    solution = solve(problem, seed=options.seed, work_limit=options.work, seconds=left)
    table = table_of(instance, solution.seats)
    if options.solution:
        write_solution(options.solution, table)
    return _report(instance, table, solution, time.perf_counter() - began)


def table_of(instance: Instance, seats: tuple[Seat, ...]) -> Table:
    """For each person the shift type of every day."""
    table = {contract.person: [""] * instance.days for contract in instance.staff}
    for seat in seats:
        table[seat.person][seat.day] = seat.shift
    return table


def write_solution(path: Path, table: Table) -> None:
    """UTF-8, commas, no header."""
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([person, *days] for person, days in table.items())


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--work", type=float, default=inf, help="deterministic work, for repeats")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--solution", type=Path)
    return parser.parse_args(arguments)


def _report(instance: Instance, table: Table, solution: Solution, seconds: float) -> int:
    faults, cost = faults_of(instance, table), cost_of(instance, table)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"objective {cost}")
    print(f"bound {solution.bound}")
    print(f"gap {solution.gap * 100:.2f} %")
    print(f"time {seconds:.1f} s")
    print(f"memory {memory} MB")
    print(f"ended by {solution.ended_by}, work {solution.work:.1f}")
    print(f"hard rules broken {len(faults)}")
    for fault in faults:
        print(f"  {fault}")
    return 1 if faults or cost != solution.objective else 0


if __name__ == "__main__":
    exit_code = main(spent=time.process_time())
    sys.stdout.flush()
    os._exit(exit_code)  # the system frees millions of seats at once, Python one by one
