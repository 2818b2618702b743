"""Solves one published instance: `python -m tests.benchmarks.published FILE --seconds N`.

Prints objective, bound, gap and time; `--solution OUT.csv` writes one row for each person: the
name, then one column for each day with the shift type or nothing. The time counts from the start
of the process on the wall clock. Exit code 1 when a hard rule is broken or the solver's objective
is not the cost counted from the roster, 2 when the file cannot be read.
"""

import argparse
import csv
import gc
import os
import sys
from math import inf
from pathlib import Path

from fire_roster.solver import RosterProblem, Seat, Solution
from tests.benchmarks.published.cost import Table, cost_of, faults_of
from tests.benchmarks.published.instance import Instance
from tests.benchmarks.published.limited import Clock, LimitedSolve, process_age
from tests.benchmarks.published.reader import BadInstance, read_instance
from tests.benchmarks.published.translation import build_problem

_END_SECONDS, _START_SHARE, _READ_SHARE, _MOST_KEPT = 1.0, 0.5, 4.0, 0.25
"""Kept back from the time given, to judge and write the result: a second, or more where starting
and reading took long, which says how big the instance is and how busy the machine. At most a
quarter of the time."""

_REFUSED = 2


def main(arguments: list[str] | None = None, clock: Clock | None = None) -> int:
    """Solve, print, write; the exit code. `clock` says when the time began, now where left out."""
    options = _options(arguments)
    clock = clock or Clock()
    began = clock.seconds
    try:
        instance = read_instance(options.file)
    except (OSError, BadInstance) as wrong:
        print(f"{options.file}: {wrong}", file=sys.stderr)
        return _REFUSED
    kept_back = max(_END_SECONDS, _START_SHARE * began) + _READ_SHARE * (clock.seconds - began)
    kept_back = min(kept_back, _MOST_KEPT * options.seconds)
    search = LimitedSolve(lambda: _problem(instance), options.seed, options.work)
    search.run(clock, options.seconds - kept_back)
    table = table_of(instance, search.seats or ())
    if options.solution:
        write_solution(options.solution, table)
    exit_code = _report(instance, table, search, clock)
    search.let_go()
    return exit_code


def _problem(instance: Instance) -> RosterProblem:
    """Millions of seats stay: looking for garbage among them costs a third."""
    gc.disable()
    problem = build_problem(instance)
    gc.enable()
    return problem


def table_of(instance: Instance, seats: tuple[Seat, ...]) -> Table:
    """For each person the shift type of every day."""
    table = {contract.person: [""] * instance.days for contract in instance.staff}
    for seat in seats:
        table[seat.person][seat.day] = seat.shift
    return table


def write_solution(path: Path, table: Table) -> None:
    """UTF-8, commas, no header."""
    path.parent.mkdir(parents=True, exist_ok=True)
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


def _report(instance: Instance, table: Table, search: LimitedSolve, clock: Clock) -> int:
    faults, cost = faults_of(instance, table), cost_of(instance, table)
    bound = min(search.bound, cost)
    print(f"objective {cost}")
    print(f"bound {bound}")
    print(f"gap {100 * (cost - bound) / max(1, cost):.2f} %")
    print(f"time {clock.seconds:.1f} s")
    print(f"memory {_memory()} MB")
    print(_ending(search.solution))
    print(f"hard rules broken {len(faults)}")
    for fault in faults:
        print(f"  {fault}")
    is_true = search.solution is None or cost == search.solution.objective
    return 1 if faults or not is_true else 0


def _ending(solution: Solution | None) -> str:
    if solution is None:
        return "ended by seconds, in the middle of the search"
    return f"ended by {solution.ended_by}, work {solution.work:.1f}"


def _memory() -> int:
    """The most memory this process has had, in MB; 0 where the system does not say."""
    if sys.platform == "win32":
        return 0
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    exit_code = main(clock=Clock(process_age()))
    sys.stdout.flush()
    os._exit(exit_code)  # the system frees millions of seats at once, Python one by one
