"""The benchmark command on an instance of our own, small enough to be proven."""

import csv
from pathlib import Path

import pytest

from fire_roster.solver import solve
from tests.benchmarks.published.__main__ import main, table_of
from tests.benchmarks.published.cost import cost_of, faults_of
from tests.benchmarks.published.generate import instance_text
from tests.benchmarks.published.instance import Instance, read_instance
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
    first, second = (solve(build_problem(instance), work_limit=1.0) for _ in range(2))
    table = table_of(instance, first.seats)
    assert faults_of(instance, table) == []
    assert cost_of(instance, table) == first.objective
    assert first.seats == second.seats
    assert 0 <= first.bound <= first.objective
