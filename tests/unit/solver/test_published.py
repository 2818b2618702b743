"""The benchmark command on an instance of our own, small enough to be proven."""

import csv
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from fire_roster.solver import Progress, solve
from tests.benchmarks.published.__main__ import main, table_of
from tests.benchmarks.published.cost import cost_of, faults_of
from tests.benchmarks.published.generate import instance_text
from tests.benchmarks.published.instance import Instance
from tests.benchmarks.published.limited import Clock, LimitedSolve
from tests.benchmarks.published.reader import read_instance
from tests.benchmarks.published.translation import build_problem

TINY = """# made up
SECTION_HORIZON
7

SECTION_SHIFTS
E,480,
L,480,E

SECTION_STAFF
A,E=7|L=7,2400,1440,4,2,2,1
B,E=7|L=0,2400,1440,4,2,2,0

SECTION_DAYS_OFF
A,3

SECTION_SHIFT_ON_REQUESTS
A,0,L,2

SECTION_SHIFT_OFF_REQUESTS
B,1,E,3

SECTION_COVER
0,E,1,100,1
0,L,1,100,1
1,E,1,100,1
"""


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    path = tmp_path / "tiny.txt"
    path.write_text(TINY, encoding="utf-8")
    return path


@pytest.fixture
def instance(tiny: Path) -> Instance:
    return read_instance(tiny)


def full(days: str) -> list[str]:
    return [day.strip("-") for day in days.split()]


def test_reader_takes_every_section(instance: Instance) -> None:
    assert (instance.days, len(instance.needs), instance.weekends) == (7, 3, ((5, 6),))
    assert instance.shifts[1].barred == {"E"} and instance.shifts[0].barred == frozenset()
    assert instance.staff[1].most_of == {"E": 7, "L": 0}
    assert instance.days_off == {("A", 3)}
    assert (instance.on_requests[0].weight, instance.off_requests[0].day) == (2, 1)


def test_cost_counts_requests_and_cover(instance: Instance) -> None:
    table = {"A": full("E - - - E E E"), "B": full("E E - - - - -")}
    assert cost_of(instance, table) == 2 + 3 + 1 + 100


@pytest.mark.parametrize(
    ("days", "fault"),
    [
        ("E E - E E - -", "works on day off 3"),
        ("L L E - - - -", "L before E on day 2"),
        ("E E - - - - -", "960 minutes"),
        ("- E - - E E E", "only 1 days of work from day 1"),
        ("E E - - E E -", ""),
        ("- - - - E E E", ""),
        ("E - E - - E E", "only 1 days off from day 1"),
    ],
)
def test_faults_name_the_broken_rule(instance: Instance, days: str, fault: str) -> None:
    found = faults_of(instance, {"A": full(days), "B": full("E E E - - - -")})
    assert (f"A: {fault}" in found) if fault else (found == [])


def test_faults_longest_run_and_weekends(instance: Instance) -> None:
    faults = faults_of(instance, {"A": full("E E - - E E E"), "B": full("- - E E E E E")})
    assert faults == ["B: 5 days of work from day 2", "B: 1 weekends"]


def test_solver_proves_the_tiny_instance(instance: Instance) -> None:
    solution = solve(build_problem(instance), work_limit=5.0)
    table = table_of(instance, solution.seats)
    assert faults_of(instance, table) == []
    assert solution.ended_by == "optimal"
    assert cost_of(instance, table) == solution.objective == solution.bound == 3


def test_command_writes_one_row_for_each_person(
    tiny: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out.csv"
    assert main([str(tiny), "--seconds", "20", "--solution", str(out)]) == 0
    rows = list(csv.reader(out.read_text(encoding="utf-8").splitlines()))
    assert [(row[0], len(row)) for row in rows] == [("A", 8), ("B", 8)]
    assert rows[0][4] == "" and rows[0][1] == "L"
    assert capsys.readouterr().out.startswith("objective 3\nbound 3\ngap 0.00 %\n")


@pytest.mark.parametrize(("weeks", "staff", "shifts"), [(2, 8, 1), (4, 10, 3), (8, 6, 5)])
def test_solver_keeps_every_hard_rule_of_look_alikes(
    tmp_path: Path, weeks: int, staff: int, shifts: int
) -> None:
    path = tmp_path / "instance.txt"
    path.write_text(instance_text(weeks, staff, shifts, seed=weeks), encoding="utf-8")
    instance = read_instance(path)
    first, second = (solve(build_problem(instance), work_limit=0.5) for _ in range(2))
    table = table_of(instance, first.seats)
    assert faults_of(instance, table) == []
    assert cost_of(instance, table) == first.objective
    assert first.seats == second.seats
    assert 0 <= first.bound <= first.objective


UNTIDY = """\ufeff# sections in another order, spaces, comments, commas at the end
SECTION_STAFF:
 A , L=7 | E=7.0 ,2400,1440,4,2,2,1,,
B,E=7|L=0,2400,1440,4,2,2,0   # part time

section_cover
0,E,1,100,1,
1,E,1,100,1\t# one more
0,L,1,100,1

SECTION_SHIFT_OFF_REQUESTS

B,1,E,3
SECTION_SHIFTS
E,480
L,480, E |
SECTION_SHIFT_ON_REQUESTS
# nobody but A
A,0,L,2
SECTION_DAYS_OFF
A,3,
B
HORIZON
7
"""


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_reader_takes_an_untidy_file_as_it_comes(
    instance: Instance, tmp_path: Path, line_end: str
) -> None:
    path = tmp_path / "untidy.txt"
    path.write_bytes(UNTIDY.replace("\n", line_end).encode())
    read = read_instance(path)
    assert (set(read.needs), read.on_requests) == (set(instance.needs), instance.on_requests)
    assert replace(read, needs=instance.needs) == instance


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("A,E=7|L=7,2400", "A,E=7|L=7", "line 10: 6 numbers"),
        ("0,E,1,100,1", "0,N,1,100,1", "no shift type N"),
        ("A,0,L,2", "C,0,L,2", "no person C"),
        ("B,1,E,3", "B,7,E,3", "no day 7"),
        ("L,480,E", "E,480,E", "a shift type stands twice"),
        ("SECTION_STAFF", "SECTION_PEOPLE", "nothing in SECTION_STAFF"),
        ("7\n\nSECTION_SHIFTS", "a week\n\nSECTION_SHIFTS", "line 3"),
    ],
)
def test_command_says_what_is_wrong_with_a_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], old: str, new: str, words: str
) -> None:
    path = tmp_path / "bad.txt"
    path.write_text(TINY.replace(old, new, 1), encoding="utf-8")
    assert main([str(path), "--seconds", "5"]) == 2
    assert words in capsys.readouterr().err
    assert main([str(tmp_path / "missing.txt")]) == 2


def test_weekend_cut_off_by_the_horizon_counts_and_is_judged(instance: Instance) -> None:
    short = replace(instance, days=6, needs=instance.needs[:2])
    assert short.weekends == ((5,),)
    table = table_of(short, solve(build_problem(short), work_limit=1.0).seats)
    assert faults_of(short, table) == []


def test_time_over_before_the_search_gives_the_first_legal_roster(
    instance: Instance,
) -> None:
    begun, go_on = threading.Event(), threading.Event()

    class Slow(LimitedSolve):
        """Stands still after its first roster, as a search on a busy machine would."""

        def _note(self, step: Progress) -> None:
            super()._note(step)
            begun.set()
            go_on.wait()

    search = Slow(lambda: build_problem(instance), 0, 5.0)
    search.run(Clock(age=30.0), end=20.0)
    assert begun.is_set() and search.solution is None
    assert search.seats is not None and faults_of(instance, table_of(instance, search.seats)) == []
    search.let_go()
    go_on.set()
